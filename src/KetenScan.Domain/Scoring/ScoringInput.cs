using KetenScan.Domain.Dossier;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;

namespace KetenScan.Domain.Scoring;

/// <summary>Everything a scorecard is calculated from.</summary>
public sealed record ScoringInput
{
    public required Questionnaire Questionnaire { get; init; }

    public required IReadOnlyList<InvitedPartner> Partners { get; init; }

    /// <summary>The sheets that count; their partners are all in <see cref="Partners"/>.</summary>
    public required IReadOnlyList<AnswerSheet> Sheets { get; init; }

    public Weighting Weighting { get; init; } = Weighting.Partner;

    public Disclosure Disclosure { get; init; } = Disclosure.Named;

    public ScoredChain? Chain { get; init; }

    public ScoredRound? Round { get; init; }

    /// <summary>The checks when the round closes; null for sheets without a chain.</summary>
    public IReadOnlyDictionary<Principle, IReadOnlyList<Check>>? Evidence { get; init; }

    /// <summary>The scorecard of the previous closed round, to measure change against.</summary>
    public Scorecard? Previous { get; init; }

    /// <summary>The number of people asked over all partners; null when unknown for one of them.</summary>
    internal int? Invited => Statistics.Sum(Partners.Select(partner => partner.Invited));

    /// <summary>The index of a partner in <see cref="Partners"/>.</summary>
    internal int PlaceOf(string partner) =>
        (places ??= Partners.Select((own, place) => (own.Key, place)).ToDictionary(pair => pair.Key, pair => pair.place))[partner];

    private Dictionary<string, int>? places;
}

/// <summary>A partner and the number of its people who were asked; null when unknown.</summary>
/// <param name="Pooled">Whether it was announced that a protected round combines it with others, however many of its people answer.</param>
public sealed record InvitedPartner(string Key, string Name, int? Invited, bool Pooled = false)
{
    /// <summary>The keys of the partners that merged into this one; its change is measured against their combined score.</summary>
    public IReadOnlyList<string> Before { get; init; } = [];
}

/// <summary>One person's answers, in the order of the questionnaire's statements.</summary>
/// <param name="Partner">The key of the partner that the person answers for.</param>
/// <param name="Answers">1 to 5, or <see cref="DontKnow"/>.</param>
/// <param name="Priorities">The principles chosen.</param>
public sealed record AnswerSheet(string Partner, Level Level, byte[] Answers, IReadOnlyList<Principle> Priorities)
{
    /// <summary>Means "don't know" or no answer.</summary>
    public const byte DontKnow = 0;
}

/// <summary>Whether each partner weighs the same in the chain's score, or each respondent.</summary>
public enum Weighting
{
    Partner,
    Respondent,
}

public enum DisclosureMode
{
    /// <summary>Partners' figures are shown, even with one respondent.</summary>
    Named,

    /// <summary>Figures of small groups are withheld.</summary>
    Protected,
}

/// <summary>Which partner figures may be shown, and the smallest group that may be shown separately.</summary>
public sealed record Disclosure
{
    public const int SmallestMinimumGroup = 3;
    public const int DefaultMinimumGroup = 5;

    /// <exception cref="RuleBroken">The minimum group is smaller than three.</exception>
    public Disclosure(DisclosureMode mode, int minimumGroup = DefaultMinimumGroup)
    {
        if (minimumGroup < SmallestMinimumGroup) throw new RuleBroken(Rule.MinimumGroupIsThreeOrMore);

        Mode = mode;
        MinimumGroup = minimumGroup;
    }

    public static Disclosure Named { get; } = new(DisclosureMode.Named);

    public DisclosureMode Mode { get; }

    public int MinimumGroup { get; }
}
