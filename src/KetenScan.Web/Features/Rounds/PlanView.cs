using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;

namespace KetenScan.Web.Features.Rounds;

/// <summary>The number of people of a partner who will be asked, by level.</summary>
public sealed record AskedPartner(string Name, IReadOnlyList<Asked> Levels)
{
    public int People => Levels.Sum(level => level.People);
}

/// <param name="Number">Null for a round that is not stored yet.</param>
/// <param name="Asked">The people who will be asked when it opens, per partner.</param>
public sealed record PlanView(
    string Slug,
    string Chain,
    int? Number,
    DateOnly Today,
    IReadOnlyList<QuestionnaireVersion> Questionnaires,
    IReadOnlyList<AskedPartner> Asked,
    bool SendsMail)
{
    /// <summary>The number of the chain's open round, which has to close first; null without one.</summary>
    public int? OpenRound { get; init; }

    public int AskedInAll => Asked.Sum(partner => partner.People);
}
