using KetenScan.Domain;
using KetenScan.Domain.Questionnaires;

namespace KetenScan.Data;

/// <summary>A questionnaire in <c>ketenscan.questionnaire/1</c>: an editable draft, or published and immutable.</summary>
public sealed class StoredQuestionnaire
{
    private StoredQuestionnaire()
    {
    }

    /// <param name="json">Its contents; may be incomplete in a draft.</param>
    /// <param name="publishedAt">Null for a draft.</param>
    public StoredQuestionnaire(QuestionnaireVersion version, string json, DateTimeOffset? publishedAt)
    {
        Key = version.Key;
        Version = version.Version;
        Json = json;
        PublishedAt = publishedAt;
    }

    public string Key { get; private set; } = "";

    public int Version { get; private set; }

    public string Json { get; private set; } = "";

    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>Optimistic concurrency token.</summary>
    public int Revision { get; private set; }

    /// <exception cref="RuleBroken">The questionnaire is published.</exception>
    public void Change(string json)
    {
        if (PublishedAt is not null) throw new RuleBroken(Rule.PublishedQuestionnaireNeverChanges);

        Json = json;
        Revision++;
    }

    /// <exception cref="RuleBroken">The questionnaire is already published.</exception>
    public void Publish(DateTimeOffset now)
    {
        if (PublishedAt is not null) throw new RuleBroken(Rule.PublishedQuestionnaireNeverChanges);

        PublishedAt = now;
        Revision++;
    }
}
