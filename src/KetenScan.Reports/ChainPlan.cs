using KetenScan.Domain.Dossier;
using KetenScan.Domain.Questionnaires;
using KetenScan.Reports.Figures;

namespace KetenScan.Reports;

/// <summary>A partner in the plan.</summary>
public sealed record PlannedPartner(Guid Id, string Name, DateOnly Joined, bool IsActive);

/// <summary>The text properties of the chain's face.</summary>
public sealed record PlannedFace(string? Name, string? Slogan, string? Mascot, string? MeetingPlace, string? Channels);

/// <summary>The data of the chain plan.</summary>
/// <param name="Chain">The chain's formal name.</param>
/// <param name="Facts">The facts in the dossier, except archived ones.</param>
/// <param name="Pictures">PNG images, keyed by the file id in a story.</param>
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
