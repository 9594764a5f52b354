using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Audit;
using KetenScan.Domain;
using KetenScan.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Api;

public sealed record TokenLine(Guid Id, string Name, TokenScopes Scopes, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateOnly? LastUsedOn, bool IsExpired);

/// <summary>Keys by which programs read in somebody's name: what that account may see, and no more than the key's scopes.</summary>
public sealed class TokenService(IDbContextFactory<KetenScanDb> databases, AuditLog audit, TimeProvider clock)
{
    /// <summary>Says what it is to who finds one lying about.</summary>
    public const string Prefix = "ketenscan_";

    public const int LongestDays = 366;
    private const int Most = 20;

    /// <summary>The viewer's keys, the latest first; null for whoever has no account.</summary>
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

    /// <summary>A secret for a key that is about to be made; known to who makes it and to nobody else.</summary>
    public static string NewSecret() => Prefix + SecretToken.New();

    /// <summary>Makes a key of a secret, once however often it is asked.</summary>
    /// <param name="viewer">Whose key it is.</param>
    /// <param name="secret">Of <see cref="NewSecret"/>, with the form; it is shown once.</param>
    /// <param name="name">What its owner calls it.</param>
    /// <param name="scopes">What it opens.</param>
    /// <param name="days">How long it opens that.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>False for whoever has no account.</returns>
    /// <exception cref="RuleBroken">There are twenty already, or it was not proved lately who the viewer is.</exception>
    public Task<bool> Make(Viewer viewer, string secret, string name, TokenScopes scopes, int days, CancellationToken cancel = default) => Saving.Retry(async () =>
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(days is >= 1 and <= LongestDays && scopes != TokenScopes.None && secret.Length == NewSecret().Length, true);
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (!await db.Users.AnyAsync(user => user.Id == viewer.AccountId, cancel)) return false;

        var hash = SecretToken.HashOf(secret);
        if (await db.AccessTokens.AnyAsync(token => token.AccountId == viewer.AccountId && token.TokenHash == hash, cancel)) return true;
        if (!await db.ProvedLately(viewer, cancel)) throw new RuleBroken(Rule.ProofIsNeeded);
        if (await db.AccessTokens.CountAsync(token => token.AccountId == viewer.AccountId, cancel) >= Most) throw new RuleBroken(Rule.TooManyTokens);

        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        db.AccessTokens.Add(new AccessToken(viewer.AccountId, name, scopes, hash, now, now.AddDays(days)));
        await audit.Add(db, viewer, AuditEvent.TokenMade, about: $"{name.Trim()} ({scopes})");
        await transaction.CommitAsync(cancel);
        return true;
    });

    /// <summary>From now on the key opens nothing.</summary>
    public async Task<bool> Withdraw(Viewer viewer, TokenLine token, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.AccessTokens.Where(own => own.Id == token.Id && own.AccountId == viewer.AccountId).ExecuteDeleteAsync(cancel) == 0) return false;

        await audit.Add(db, viewer, AuditEvent.TokenWithdrawn, about: token.Name);
        await transaction.CommitAsync(cancel);
        return true;
    }

    /// <summary>Whom a key lets in, and to what; null when it is unknown or expired, or its owner is locked out.</summary>
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
        if (found.LastUsedOn != today) await db.AccessTokens.Where(token => token.Id == found.Id).ExecuteUpdateAsync(token => token.SetProperty(own => own.LastUsedOn, today), cancel);
        return (found.Account, found.DisplayName, found.Scopes);
    }
}
