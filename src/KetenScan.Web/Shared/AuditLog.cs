using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Audit;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Shared;

/// <summary>Writes the audit log, one entry at a time, also when several servers share a database.</summary>
public sealed class AuditLog(IDbContextFactory<KetenScanDb> databases, IHttpContextAccessor http, TimeProvider clock)
{
    /// <summary>Writes an entry about something that is stored already, or not stored at all. Not cancellable: what happened must be recorded.</summary>
    /// <param name="who">The actor; null for the program itself.</param>
    /// <param name="chain">The chain's slug, if it is about a chain.</param>
    /// <param name="about">The subject, in a word or two; never an answer.</param>
    public Task Write(Viewer? who, AuditEvent what, string? chain = null, string? about = null) => Write(NameOf(who), what, chain, about);

    /// <inheritdoc cref="Write(Viewer?, AuditEvent, string?, string?)"/>
    public async Task Write(string who, AuditEvent what, string? chain = null, string? about = null)
    {
        await using var db = await databases.CreateDbContextAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await AddAndSave(db, who, what, chain, about);
        await transaction.CommitAsync();
    }

    /// <summary>
    /// Saves the context together with an entry about it, in one transaction. Call it last before the commit, because other writers
    /// of the log wait from here on.
    /// </summary>
    public Task AddAndSave(KetenScanDb db, Viewer? who, AuditEvent what, string? chain = null, string? about = null) =>
        AddAndSave(db, NameOf(who), what, chain, about);

    /// <inheritdoc cref="AddAndSave(KetenScanDb, Viewer?, AuditEvent, string?, string?)"/>
    public async Task AddAndSave(KetenScanDb db, string who, AuditEvent what, string? chain = null, string? about = null)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("AddAndSave needs a transaction: begin one first.");

        // Saved before the lock is taken, so that whoever has the lock never waits for row locks.
        await db.SaveChangesAsync();

        await db.Lock(AdvisoryLock.AuditLog);
        var last = await db.AuditLog.OrderByDescending(entry => entry.Number).Select(entry => new { entry.Number, entry.Hash }).FirstOrDefaultAsync();
        var from = http.HttpContext?.Connection.RemoteIpAddress?.ToString();
        db.AuditLog.Add(new AuditEntry(last is null ? null : (last.Number, last.Hash), what, clock.GetUtcNow(), who, chain, about, from));
        await db.SaveChangesAsync();
    }

    internal static string NameOf(Viewer? who) => who is null ? "KetenScan" : $"{who.Name} ({who.AccountId})";
}
