using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Audit;
using KetenScan.Domain;
using Microsoft.EntityFrameworkCore;
using Access = KetenScan.Data.Access;

namespace KetenScan.Web.Features.Account;

/// <param name="Provider">The name of the provider that the account signs in with, if any.</param>
/// <param name="StartsChains">Whether it may start chains without running one already.</param>
/// <param name="Runs">How many chains it runs; with one it may start others too.</param>
/// <param name="Chains">In how many chains it has a role.</param>
public sealed record AccountLine(
    Guid Id,
    string Name,
    string Email,
    bool HasPassword,
    string? Provider,
    bool IsLocked,
    bool IsAdministrator,
    bool StartsChains,
    int Runs,
    int Chains)
{
    /// <summary>The day of the latest sign-in; null when there was none.</summary>
    public DateOnly? LastSignIn { get; init; }
}

/// <param name="Filter">With a page that exists.</param>
/// <param name="Found">How many accounts match, on all pages.</param>
/// <param name="All">How many accounts there are.</param>
public sealed record AccountList(AccountFilter Filter, IReadOnlyList<AccountLine> Lines, int Found, int All)
{
    public int LastPage => Math.Max(1, (Found + AccountFilter.PageSize - 1) / AccountFilter.PageSize);
}

/// <summary>Lists accounts. The database searches, sorts and counts.</summary>
public sealed class AccountListService(IDbContextFactory<KetenScanDb> databases)
{
    /// <summary>Null for a viewer who is not an administrator.</summary>
    public async Task<AccountList?> List(Viewer viewer, AccountFilter filter, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (!await db.IsAdministrator(viewer, cancel)) return null;

        var accounts = db.Users.AsNoTracking();
        var all = await accounts.CountAsync(cancel);
        foreach (var word in FoldedText.Words(filter.Search ?? ""))
            accounts = accounts.Where(account => FoldedText.Of(account.DisplayName).Contains(word) || FoldedText.Of(account.Email)!.Contains(word));
        var found = await accounts.CountAsync(cancel);
        var list = new AccountList(filter, [], found, all);
        filter = filter with { Page = Math.Min(filter.Page, list.LastPage) };

        var rows = InOrder(WithSignIn(db, accounts), filter).Skip((filter.Page - 1) * AccountFilter.PageSize).Take(AccountFilter.PageSize);
        return list with { Filter = filter, Lines = await Lines(db, rows, cancel) };
    }

    /// <summary>One account; null when it does not exist, or the viewer is not an administrator.</summary>
    public async Task<AccountLine?> Find(Viewer viewer, Guid id, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (!await db.IsAdministrator(viewer, cancel)) return null;

        return (await Lines(db, WithSignIn(db, db.Users.AsNoTracking().Where(account => account.Id == id)), cancel)).SingleOrDefault();
    }

    private static async Task<IReadOnlyList<AccountLine>> Lines(KetenScanDb db, IQueryable<Row> rows, CancellationToken cancel)
    {
        var found = await rows
            .Select(row => new
            {
                Line = new AccountLine(
                    row.Account.Id,
                    row.Account.DisplayName,
                    row.Account.Email!,
                    row.Account.PasswordHash != null,
                    db.UserLogins
                        .Where(login => login.UserId == row.Account.Id)
                        .Select(login => login.ProviderDisplayName ?? login.LoginProvider)
                        .OrderBy(name => name)
                        .FirstOrDefault(),
                    row.Account.LockoutEnd >= Access.Account.ForGood,
                    db.Grants.Any(grant => grant.AccountId == row.Account.Id && grant.Role == Role.Administrator),
                    db.Grants.Any(grant => grant.AccountId == row.Account.Id && grant.Role == Role.Coordinator && grant.ChainId == null),
                    db.Grants.Count(grant => grant.AccountId == row.Account.Id && grant.Role == Role.Coordinator && grant.ChainId != null),
                    db.Grants.Where(grant => grant.AccountId == row.Account.Id && grant.ChainId != null).Select(grant => grant.ChainId).Distinct().Count()),
                row.Entry,
            })
            .ToListAsync(cancel);
        var entries = found.Select(row => row.Entry).OfType<long>().ToList();
        var days = await db.AuditLog.AsNoTracking()
            .Where(entry => entries.Contains(entry.Number))
            .ToDictionaryAsync(entry => entry.Number, entry => Amsterdam.Day(entry.At), cancel);
        return [.. found.Select(row => row.Line with { LastSignIn = row.Entry is { } entry ? days[entry] : null })];
    }

    /// <summary>The audit log knows who signed in: its entry has the account's address.</summary>
    private static IQueryable<Row> WithSignIn(KetenScanDb db, IQueryable<Access.Account> accounts) =>
        from account in accounts
        join signIn in Latest(db) on account.Email equals signIn.Address into signIns
        from signIn in signIns.DefaultIfEmpty()
        select new Row { Account = account, Entry = (long?)signIn.Number };

    private static IQueryable<SignedIn> Latest(KetenScanDb db) => db.AuditLog
        .Where(entry => entry.What == AuditEvent.SignedIn)
        .GroupBy(entry => entry.About)
        .Select(same => new SignedIn { Address = same.Key, Number = same.Max(entry => entry.Number) });

    /// <summary>Accounts that never signed in come last in either direction.</summary>
    private static IQueryable<Row> InOrder(IQueryable<Row> rows, AccountFilter filter)
    {
        var sorted = (filter.Order, filter.Descending) switch
        {
            (AccountOrder.LastSignIn, false) => rows.OrderBy(row => row.Entry == null).ThenBy(row => row.Entry),
            (AccountOrder.LastSignIn, true) => rows.OrderBy(row => row.Entry == null).ThenByDescending(row => row.Entry),
            (_, true) => rows.OrderByDescending(row => FoldedText.Of(row.Account.DisplayName)),
            _ => rows.OrderBy(row => FoldedText.Of(row.Account.DisplayName)),
        };
        return sorted.ThenBy(row => row.Account.Email);
    }

    /// <summary>An account, and the number of the audit entry of its latest sign-in.</summary>
    private sealed class Row
    {
        public required Access.Account Account { get; init; }

        public required long? Entry { get; init; }
    }

    private sealed class SignedIn
    {
        public required string? Address { get; init; }

        public required long Number { get; init; }
    }
}
