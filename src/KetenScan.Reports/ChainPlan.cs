using KetenScan.Domain.Dossier;
using KetenScan.Domain.Questionnaires;
using KetenScan.Reports.Figures;

namespace KetenScan.Reports;

/// <summary>A partner as the plan names it.</summary>
public sealed record PlannedPartner(Guid Id, string Name, DateOnly Joined, bool IsActive);

/// <summary>What the chain's face says in words.</summary>
public sealed record PlannedFace(string? Name, string? Slogan, string? Mascot, string? MeetingPlace, string? Channels);

/// <summary>All that the chain plan is made of.</summary>
/// <param name="Chain">The chain's formal name.</param>
/// <param name="Day">The day that it shows.</param>
/// <param name="Facts">What is on record, without what was archived.</param>
/// <param name="Pictures">As PNG, by the id that a story carries.</param>
public sealed record ChainPlan(
    string Chain,
    DateOnly Day,
    IReadOnlyList<PlannedPartner> Partners,
    IReadOnlyList<Recorded<Fact>> Facts,
    IReadOnlyDictionary<Principle, IReadOnlyList<Check>> Checks,
    IReadOnlyDictionary<Principle, string> Principles,
    IReadOnlyList<ReportedBalance> Balances,
    IReadOnlyList<ReportedAction> Actions,
    PlannedFace? Words,
    ReportedFace? Face,
    IReadOnlyDictionary<Guid, byte[]> Pictures);
