using System.Globalization;
using System.Text.Json.Serialization;
using KetenScan.Data.Dossiers;
using KetenScan.Domain.Dossier;
using KetenScan.Domain.Questionnaires;
using KetenScan.Reports.Figures;
using KetenScan.Reports.Words;

namespace KetenScan.Web.Features.Dossier;

public sealed record DossierPartner(Guid Id, string Name, bool IsActive);

/// <summary>An entry of the dossier, with its fact as stored.</summary>
public sealed record EntryView(Guid Id, int Version, string Json, bool IsArchived)
{
    private Fact? fact;

    [JsonIgnore]
    public Fact Fact => fact ??= FactJson.Read(Json);
}

/// <summary>The checks of a principle now, and its score in the latest round that the viewer may see.</summary>
public sealed record PrincipleLine(Principle Principle, IReadOnlyList<Check> Checks, double? Score)
{
    [JsonIgnore]
    public PrincipleEvidence Evidence => PrincipleEvidence.Of(Checks, Score is { } score ? new Domain.Scoring.Score(score) : null);
}

/// <param name="Keeps">Whether the viewer may change it.</param>
/// <param name="Today">The day for which the checks are evaluated.</param>
/// <param name="LastRound">The round of the scores.</param>
/// <param name="EndorsesFor">The partners for which the viewer can endorse an ambition.</param>
public sealed record DossierView(
    string Slug,
    string Chain,
    bool Keeps,
    DateOnly Today,
    int? LastRound,
    IReadOnlyList<DossierPartner> Partners,
    IReadOnlyList<EntryView> Entries,
    IReadOnlyList<PrincipleLine> Principles,
    IReadOnlyList<ReportedBalance> Balances,
    IReadOnlyList<DossierPartner> EndorsesFor)
{
    /// <summary>The entries of a kind that are not archived, grouped by what they belong to, newest first.</summary>
    public IReadOnlyList<EntryView> Of(Type kind)
    {
        var (parent, day) = (FactField.ParentOf(kind), FactField.DayOf(kind));
        return
        [
            .. Entries
                .Where(entry => !entry.IsArchived && entry.Fact.GetType() == kind)
                .OrderBy(entry => parent?.ValueIn(entry.Fact))
                .ThenByDescending(entry => day?.ValueIn(entry.Fact))
                .ThenBy(entry => entry.Id),
        ];
    }

    public FactWords Words(CultureInfo culture) =>
        new(culture, Partners.ToDictionary(partner => partner.Id, partner => partner.Name), Entries.ToDictionary(entry => entry.Id, entry => entry.Fact));

    /// <summary>The course of an indicator that is not archived.</summary>
    public Course CourseOf(EntryView indicator)
    {
        var facts = Entries.Where(entry => !entry.IsArchived).Select(entry => new Recorded<Fact>(entry.Id, entry.Fact)).ToList();
        return Course.Of(new ChainDossier([], facts, null, []), new Recorded<Indicator>(indicator.Id, (Indicator)indicator.Fact), Today);
    }
}

/// <summary>One change in the history of the dossier.</summary>
/// <param name="Before">The content before the change; null for the first version.</param>
public sealed record HistoryLine(Guid EntryId, int Version, DossierChangeKind Kind, string Who, DateTimeOffset At, string Json, string? Before);
