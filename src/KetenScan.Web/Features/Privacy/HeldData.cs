using KetenScan.Domain.Rounds;

namespace KetenScan.Web.Features.Privacy;

/// <summary>Everything that is kept of one person, as it is handed out.</summary>
public sealed record HeldData(
    HeldAccount? Account,
    IReadOnlyList<HeldPerson> Chains,
    IReadOnlyList<HeldSheet> Sheets,
    IReadOnlyList<HeldSpareSheet> SpareSheets,
    IReadOnlyList<HeldMessage> Messages,
    IReadOnlyList<HeldWork> Work);

public sealed record HeldAccount(string Name, string Email, IReadOnlyList<string> Roles, IReadOnlyList<string> SavedViews, IReadOnlyList<string> Keys, IReadOnlyList<string> Passkeys, IReadOnlyList<HeldProvider> Providers);

/// <summary>By what the organisation's own sign-in knows the account.</summary>
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

/// <summary>Another sheet of somebody who was in a chain twice, which does not count and goes when the round closes.</summary>
public sealed record HeldSpareSheet(
    string Chain, int Round, DateTimeOffset? SubmittedAt, IReadOnlyDictionary<string, int?> Answers, IReadOnlyDictionary<string, string> Comments, IReadOnlyList<int> Priorities);

/// <summary>What stands under a person's name in the dossier and the actions of a chain.</summary>
/// <param name="Actions">The actions that the person owns.</param>
/// <param name="Comments">What the person said about actions.</param>
/// <param name="Changes">How many changes of the dossier the person made.</param>
public sealed record HeldWork(string Chain, IReadOnlyList<string> Actions, IReadOnlyList<string> Comments, int Changes);
