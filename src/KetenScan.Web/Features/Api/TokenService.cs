using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Audit;
using KetenScan.Domain;
using KetenScan.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Api;

public sealed record TokenLine(
    Guid Id,
    string Name,
    TokenScopes Scopes,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt,
    DateOnly? LastUsedOn,
    bool IsExpired);

/// <summary>API keys. A key reads on behalf of an account: what that account may see, limited to the key's scopes.</summary>
public sealed class TokenService(IDbContextFactory<KetenScanDb> databases, AuditLog audit, TimeProvider clock)
{
    /// <summary>Lets somebody who finds a leaked key recognise what it is.</summary>
    public const string Prefix = "ketenscan_";

    public const int LongestDays = 366;
    private const int Most = 20;

    /// <summary>The viewer's keys, newest first; null when the viewer has no account.</summary>
    public async Task<IReadOnlyList<TokenLine>?> Of(Viewer viewer, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (!await db.Users.AnyAsync(user => user.Id == viewer.AccountId, cancel)) return null;

        var now = clock.GetUtcNow();
        return await db.AccessTokens
            .Where(token => token.AccountId == viewer.AccountId)
            .OrderByDescending(token => token.CreatedAt)
            .Select(token => new TokenLine(token.Id, token.Name, token.Scopes, token.CreatedAt, token.ExpiresAt, token.LastUsedOn, token.ExpiresAt <= now))
            .ToListAsync(cancel);
    }

    /// <summary>A secret for a key that is about to be created. Only the account that creates it knows it.</summary>
    public static string NewSecret() => Prefix + SecretToken.New();

    /// <summary>Creates a key from a secret, once however often it is called.</summary>
    /// <param name="viewer">The owner of the key.</param>
    /// <param name="secret">From <see cref="NewSecret"/>, kept in the form. It is shown once.</param>
    /// <param name="name">The owner's name for the key.</param>
    /// <param name="scopes">What the key may read.</param>
    /// <param name="days">How many days it is valid.</param>
    /// <returns>False when the viewer has no account.</returns>
    /// <exception cref="RuleBroken">The viewer has twenty keys already, or has not recently proved who they are.</exception>
    public Task<bool> Make(Viewer viewer, string secret, string name, TokenScopes scopes, int days, CancellationToken cancel = default) =>
        Saving.Retry(async () =>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, LongestDays);
        ArgumentOutOfRangeException.ThrowIfEqual(scopes, TokenScopes.None);
        if (secret.Length != NewSecret().Length) throw new ArgumentException("Not a secret of NewSecret.", nameof(secret));
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (!await db.Users.AnyAsync(user => user.Id == viewer.AccountId, cancel)) return false;

        var hash = SecretToken.HashOf(secret);
        if (await db.AccessTokens.AnyAsync(token => token.AccountId == viewer.AccountId && token.TokenHash == hash, cancel)) return true;
        if (!await db.ProvedLately(viewer, cancel)) throw new RuleBroken(Rule.ReauthenticationIsNeeded);
        if (await db.AccessTokens.CountAsync(token => token.AccountId == viewer.AccountId, cancel) >= Most) throw new RuleBroken(Rule.TooManyTokens);

        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        db.AccessTokens.Add(new AccessToken(viewer.AccountId, name, scopes, hash, now, now.AddDays(days)));
        await audit.AddAndSave(db, viewer, AuditEvent.TokenMade, about: $"{name.Trim()} ({scopes})");
        await transaction.CommitAsync(cancel);
        return true;
    });

    /// <summary>Revokes the key.</summary>
    public async Task<bool> Withdraw(Viewer viewer, TokenLine token, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.AccessTokens.Where(own => own.Id == token.Id && own.AccountId == viewer.AccountId).ExecuteDeleteAsync(cancel) == 0) return false;

        await audit.AddAndSave(db, viewer, AuditEvent.TokenWithdrawn, about: token.Name);
        await transaction.CommitAsync(cancel);
        return true;
    }

    /// <summary>The account that a key belongs to and its scopes; null when the key is unknown or expired, or its owner is locked out.</summary>
    public async Task<(Guid Account, string Name, TokenScopes Scopes)?> Open(string secret, CancellationToken cancel = default)
    {
        var hash = SecretToken.HashOf(secret);
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancel);
        var found = await (
            from token in db.AccessTokens
            where token.TokenHash == hash && token.ExpiresAt > now
            join owner in db.LivingAccounts() on token.AccountId equals owner.Id
            select new { token.Id, token.Scopes, token.LastUsedOn, Account = owner.Id, owner.DisplayName }).SingleOrDefaultAsync(cancel);
        if (found is null) return null;

        var today = Amsterdam.Day(now);
        if (found.LastUsedOn != today) await db.AccessTokens
            .Where(token => token.Id == found.Id)
            .ExecuteUpdateAsync(token => token.SetProperty(own => own.LastUsedOn, today), cancel);
        return (found.Account, found.DisplayName, found.Scopes);
    }
}
