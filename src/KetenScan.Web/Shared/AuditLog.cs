using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Audit;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Shared;

/// <summary>Writes the audit log, one entry after the other, also when several servers write to one database.</summary>
public sealed class AuditLog(IDbContextFactory<KetenScanDb> databases, IHttpContextAccessor http, TimeProvider clock)
{
    /// <summary>Writes an entry about what is stored already, or is not stored at all. Nobody calls it off: what happened is written down.</summary>
    /// <param name="who">Who did it; nobody for the program itself.</param>
    /// <param name="what">What happened.</param>
    /// <param name="chain">The chain's name in addresses, if it is about one.</param>
    /// <param name="about">What it was done to, in a word or two; never an answer.</param>
    public Task Write(Viewer? who, AuditEvent what, string? chain = null, string? about = null) => Write(NameOf(who), what, chain, about);

    /// <inheritdoc cref="Write(Viewer?, AuditEvent, string?, string?)"/>
    public async Task Write(string who, AuditEvent what, string? chain = null, string? about = null)
    {
        await using var db = await databases.CreateDbContextAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await Add(db, who, what, chain, about);
        await transaction.CommitAsync();
    }

    /// <summary>
    /// Saves what the context holds, with an entry about it, in the transaction of the act: both are there or neither is. It comes
    /// last before the commit, since other writers of the log wait from here on.
    /// </summary>
    public Task Add(KetenScanDb db, Viewer? who, AuditEvent what, string? chain = null, string? about = null) => Add(db, NameOf(who), what, chain, about);

    /// <inheritdoc cref="Add(KetenScanDb, Viewer?, AuditEvent, string?, string?)"/>
    public async Task Add(KetenScanDb db, string who, AuditEvent what, string? chain = null, string? about = null)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("An entry is added in the transaction of the act that it tells of.");

        // Before the turn is taken: who has the turn waits for nobody's rows.
        await db.SaveChangesAsync();

        await db.Lock(AdvisoryLock.AuditLog);
        var last = await db.AuditLog.OrderByDescending(entry => entry.Number).Select(entry => new { entry.Number, entry.Hash }).FirstOrDefaultAsync();
        var from = http.HttpContext?.Connection.RemoteIpAddress?.ToString();
        db.AuditLog.Add(new AuditEntry((last?.Number ?? 0) + 1, last?.Hash ?? AuditEntry.NoHash, what, clock.GetUtcNow(), who, chain, about, from));
        await db.SaveChangesAsync();
    }

    internal static string NameOf(Viewer? who) => who is null ? "KetenScan" : $"{who.Name} ({who.AccountId})";
}
