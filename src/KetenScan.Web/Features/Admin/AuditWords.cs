using System.Globalization;
using KetenScan.Data.Access;
using KetenScan.Data.Audit;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Shared;
using Microsoft.Extensions.Localization;

namespace KetenScan.Web.Features.Admin;

/// <summary>Puts an entry of the audit log into words: "Marieke" "opende ronde 4".</summary>
internal sealed class AuditWords(IStringLocalizer<AdminTexts> L, AuditNames names)
{
    /// <summary>What somebody does to their own account. The entry has the name and, as its subject, the address of that account.</summary>
    private static readonly AuditEvent[] OfOwnAccount =
    [
        AuditEvent.SignedIn, AuditEvent.SignInRefused, AuditEvent.PasswordSet, AuditEvent.SecondFactorOn, AuditEvent.SecondFactorOff,
        AuditEvent.PasskeyAdded, AuditEvent.PasskeyRemoved, AuditEvent.SignedOutEverywhere, AuditEvent.ProviderLinked, AuditEvent.ProviderMadeAccount,
    ];

    private static readonly AuditEvent[] OfProvider =
    [
        AuditEvent.ProviderFailed, AuditEvent.ProviderWithoutAddress, AuditEvent.ProviderAddressUnchecked, AuditEvent.ProviderUnknown,
        AuditEvent.ProviderOtherPerson, AuditEvent.ProviderLockedOut, AuditEvent.ProviderUnproved,
    ];

    /// <summary>The name of whoever did it, as it was then; "somebody" when that person is not known any more.</summary>
    public string Who(AuditLine line)
    {
        if (line.Who == "?") return L["AuditSomebody"];
        if (line.Who == AuditLog.NameOf(null)) return L["AuditByItself"];

        var (name, id) = AuditNames.Split(line.Who);
        if (id is { } account) return names.Accounts.ContainsKey(account) ? name : L["AuditSomebody"];
        if (OfProvider.Contains(line.What)) return name;
        if (OfOwnAccount.Contains(line.What) && AuditNames.AddressIn(line.About) is { } address)
            return names.Addresses.ContainsKey(address) ? name : L["AuditSomebody"];

        // What a provider grants has the provider's name.
        return line.What is AuditEvent.RoleGranted or AuditEvent.RoleWithdrawn || names.Written.Contains(name) ? name : L["AuditSomebody"];
    }

    /// <summary>What was done, as the rest of a sentence that begins with who.</summary>
    public string What(AuditLine line) => L[$"Audit{line.What}", Subject(line), Second(line)];

    /// <summary>The name of the chain, if it is about one.</summary>
    public string? Chain(AuditLine line) =>
        line.Chain is null ? null : names.Chains.TryGetValue(line.Chain, out var name) ? name : L["AuditChainGone", line.Chain];

    /// <summary>Whether the chain still exists.</summary>
    public bool HasChain(AuditLine line) => line.Chain is not null && names.Chains.ContainsKey(line.Chain);

    private string Subject(AuditLine line) => line.What switch
    {
        AuditEvent.RoundOpened or AuditEvent.RoundExtended or AuditEvent.RoundCorrected or AuditEvent.RoundClosed or AuditEvent.RoundImported
            or AuditEvent.RoundDetached or AuditEvent.LinkMade or AuditEvent.CommentsReleased or AuditEvent.LinkUsed => Round(line.About),
        AuditEvent.ScorecardDownloaded => Scorecard(line.About),
        AuditEvent.ResultsExported => Results(line.About),
        AuditEvent.PartnerRenamed or AuditEvent.PartnersMerged => Named(line.About) ?? L["AuditAPartner"],
        _ when AuditNames.ById.Contains(line.What) => Named(line.About) ?? L["AuditAPerson"],
        AuditEvent.AccountInvited or AuditEvent.AccountLocked or AuditEvent.AccountUnlocked or AuditEvent.AccountRenamed or AuditEvent.ProviderUnlinked
            or AuditEvent.RoleGranted or AuditEvent.RoleWithdrawn => Account(line.About),
        AuditEvent.PersonErased => L[line.Who == "?" ? "AuditOwnData" : "AuditDataOfSomebody"],
        AuditEvent.TokenMade => (line.About ?? "").Split(" (")[0],
        _ => line.About ?? "",
    };

    /// <summary>What else the sentence says, such as the role.</summary>
    private string Second(AuditLine line) => line.What switch
    {
        AuditEvent.RoleGranted or AuditEvent.RoleWithdrawn =>
            Enum.TryParse<Role>((line.About ?? "").Split(' ')[^1], out var role) ? L[$"Role{role}"] : L["AuditARole"],
        AuditEvent.PersonCorrected => Fields(line.About),
        AuditEvent.LinkUsed => L[(line.About ?? "").EndsWith($"{InvitationPurpose.Scorecard}", StringComparison.Ordinal) ? "AuditToScorecard" : "AuditToSheet"],
        AuditEvent.ChainDescribed => line.About is null ? "" : L["AuditCompared"],

        // An address that is no account's was typed by whoever tried, and an administrator may need it.
        AuditEvent.SignInRefused => line.About is { } tried && (line.Who == "?" || names.Addresses.ContainsKey(AuditNames.AddressIn(tried) ?? ""))
            ? $" ({tried})"
            : "",
        _ when OfProvider.Contains(line.What) => line.About is null ? "" : $" ({line.About})",
        _ => "",
    };

    private string Round(string? about) => First(about) is { } number ? L["AuditRound", number] : L["AuditARound"];

    private string Scorecard(string? about) => (First(about), about?.Split(' ')) switch
    {
        ({ } number, { Length: 1 }) => L["AuditScorecard", number],
        ({ } number, _) => L["AuditGuide", number],
        (_, ["ZIP", var chains]) when First(chains) is { } count => L["AuditScorecards", count],
        _ => L["AuditAllScorecards"],
    };

    private string Results(string? about) => (First(about), about?.Split(' ')) switch
    {
        ({ } number, [_, var format]) => L["AuditResults", number, format],
        (_, [var format, var chains]) when First(chains) is { } count => L["AuditComparison", count, format],
        _ => L["AuditFigures"],
    };

    /// <summary>The account's name; its address when a coordinator made it. Of one that does not exist any more neither.</summary>
    private string Account(string? about)
    {
        if (AuditNames.AddressIn(about) is { } address)
            return names.Addresses.TryGetValue(address, out var named) ? named : L["AuditAPerson"];

        return AuditNames.Ids(about).Select(id => names.Accounts.GetValueOrDefault(id)).FirstOrDefault() ?? L["AuditAPerson"];
    }

    private string? Named(string? about) => AuditNames.Ids(about).Select(id => names.Subjects.GetValueOrDefault(id)).FirstOrDefault();

    private string Fields(string? about)
    {
        var written = about?.Split(' ', 2) is [_, var rest] && Enum.TryParse<PersonField>(rest, out var changed) ? changed : PersonField.None;
        var fields = Enum.GetValues<PersonField>().Where(field => field != PersonField.None && written.HasFlag(field));
        var words = string.Join(", ", fields.Select(field => L[$"Changed{field}"].Value));
        return words.Length == 0 ? "" : $": {words}";
    }

    /// <summary>The number that the text begins with.</summary>
    private static int? First(string? about) =>
        int.TryParse((about ?? "").Split(' ')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
