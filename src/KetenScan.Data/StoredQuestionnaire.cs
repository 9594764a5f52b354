using KetenScan.Domain;
using KetenScan.Domain.Questionnaires;

namespace KetenScan.Data;

/// <summary>A questionnaire in <c>ketenscan.questionnaire/1</c>: a draft that is worked on, or published and never changed again.</summary>
public sealed class StoredQuestionnaire
{
    private StoredQuestionnaire()
    {
    }

    /// <param name="version">Its key and version.</param>
    /// <param name="json">Its text; of a draft it may be incomplete.</param>
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

    /// <summary>Grows with every change, so that two people working on one draft find out.</summary>
    public int Revision { get; private set; }

    /// <exception cref="RuleBroken">It is published.</exception>
    public void Change(string json)
    {
        if (PublishedAt is not null) throw new RuleBroken(Rule.PublishedQuestionnaireNeverChanges);

        Json = json;
        Revision++;
    }

    /// <param name="now">The instant.</param>
    /// <exception cref="RuleBroken">It is published already.</exception>
    public void Publish(DateTimeOffset now)
    {
        if (PublishedAt is not null) throw new RuleBroken(Rule.PublishedQuestionnaireNeverChanges);

        PublishedAt = now;
        Revision++;
    }
}
