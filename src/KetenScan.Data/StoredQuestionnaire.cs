using KetenScan.Domain.Questionnaires;

namespace KetenScan.Data;

/// <summary>A published questionnaire in <c>ketenscan.questionnaire/1</c>. Never changed.</summary>
public sealed class StoredQuestionnaire
{
    private StoredQuestionnaire()
    {
    }

    public StoredQuestionnaire(QuestionnaireVersion version, string json)
    {
        Key = version.Key;
        Version = version.Version;
        Json = json;
    }

    public string Key { get; private set; } = "";

    public int Version { get; private set; }

    public string Json { get; private set; } = "";
}
