using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Forgetting;
using KetenScan.Domain.Chains;
using KetenScan.Web.Features.Mail;
using KetenScan.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Privacy;

/// <summary>Mailed links for people without an account who ask what is kept of them.</summary>
public sealed class PrivacyLinks(IDbContextFactory<KetenScanDb> databases, Outbox outbox, SmtpSettings smtp, TimeProvider clock)
{
    /// <summary>Without a mail server nobody can prove that an address is theirs; then the coordinator erases on request.</summary>
    public bool AreSent => smtp.IsUsed;

    /// <summary>
    /// Sends a link if the address belongs to people without an account, including people who were taken out, at most one an hour. Does not reveal whether it
    /// does.
    /// </summary>
    public async Task Ask(string email, CancellationToken cancel = default)
    {
        if (!AreSent) return;

        var (address, now) = (Person.Written(email), clock.GetUtcNow());
        await using var db = await databases.CreateDbContextAsync(cancel);
        var name = await db.People
            .Where(person => person.Email == address && person.AccountId == null)
            .Select(person => person.Name)
            .FirstOrDefaultAsync(cancel)
            ?? await db.PlacesTakenOut().Where(place => place.Address == address && place.HadNoOther).Select(place => place.Name).FirstOrDefaultAsync(cancel);
        if (name is null || await db.PrivacyLinks.AnyAsync(link => link.Email == address && link.ExpiresAt > now, cancel)) return;

        var token = SecretToken.New();
        var link = new PrivacyLink(address, SecretToken.HashOf(token), now);
        db.PrivacyLinks.Add(link);
        outbox.Add(db, link, name, $"{PrivacyEndpoints.Links}/{token}");
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Whether a link still works.</summary>
    public async Task<bool> Works(string token, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await Unused(db, token).AnyAsync(cancel);
    }

    /// <summary>Uses a link, which ends it.</summary>
    /// <returns>The link; null when it does not work, or somebody used it at the same moment.</returns>
    public async Task<PrivacyLink?> Use(string token, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var link = await Unused(db, token).AsNoTracking().SingleOrDefaultAsync(cancel);
        if (link is null) return null;

        var taken = await Unused(db, token).ExecuteUpdateAsync(own => own.SetProperty(one => one.UsedAt, (DateTimeOffset?)clock.GetUtcNow()), cancel);
        return taken == 1 ? link : null;
    }

    private IQueryable<PrivacyLink> Unused(KetenScanDb db, string token)
    {
        var (hash, now) = (SecretToken.HashOf(token), clock.GetUtcNow());
        return db.PrivacyLinks.Where(link => link.TokenHash == hash && link.UsedAt == null && link.ExpiresAt > now);
    }
}
