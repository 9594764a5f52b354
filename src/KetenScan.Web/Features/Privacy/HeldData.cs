using KetenScan.Domain.Rounds;

namespace KetenScan.Web.Features.Privacy;

/// <summary>Everything that is kept of one person, for download.</summary>
public sealed record HeldData(
    HeldAccount? Account,
    IReadOnlyList<HeldPerson> Chains,
    IReadOnlyList<HeldSheet> Sheets,
    IReadOnlyList<HeldSpareSheet> SpareSheets,
    IReadOnlyList<HeldMessage> Messages,
    IReadOnlyList<HeldWork> Work);

public sealed record HeldAccount(
    string Name,
    string Email,
    IReadOnlyList<string> Roles,
    IReadOnlyList<string> SavedViews,
    IReadOnlyList<string> PinnedChains,
    IReadOnlyList<string> HiddenHints,
    IReadOnlyList<string> Keys,
    IReadOnlyList<string> Passkeys,
    IReadOnlyList<HeldProvider> Providers);

/// <summary>The identity by which the organisation's own sign-in knows the account.</summary>
public sealed record HeldProvider(string Name, string Issuer, string Subject);

public sealed record HeldPerson(string Chain, string Partner, string Name, string Email, Level Level);

public sealed record HeldSheet(
    string Chain,
    int Round,
    string RoundName,
    string Partner,
    string Name,
    Level Level,
    DateTimeOffset? SubmittedAt,
    IReadOnlyDictionary<string, int?> Answers,
    IReadOnlyDictionary<string, string> Comments,
    IReadOnlyList<int> Priorities);

public sealed record HeldMessage(string Kind, string Address, DateTimeOffset CreatedAt, DateTimeOffset? SentAt);

/// <summary>The other sheet of a person who was in a chain twice. It does not count, and is deleted when the round closes.</summary>
public sealed record HeldSpareSheet(
    string Chain, int Round, DateTimeOffset? SubmittedAt, IReadOnlyDictionary<string, int?> Answers, IReadOnlyDictionary<string, string> Comments,
    IReadOnlyList<int> Priorities);

/// <summary>What the dossier and the actions of a chain contain under a person's name.</summary>
/// <param name="Actions">The actions that the person owns.</param>
/// <param name="Comments">The person's comments on actions.</param>
/// <param name="Changes">The number of changes that the person made in the dossier.</param>
public sealed record HeldWork(string Chain, IReadOnlyList<string> Actions, IReadOnlyList<string> Comments, int Changes);
