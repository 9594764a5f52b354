using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Audit;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Shared;

/// <summary>Writes the audit log, one entry after the other.</summary>
public sealed class AuditLog(IDbContextFactory<KetenScanDb> databases, IHttpContextAccessor http, TimeProvider clock) : IDisposable
{
    /// <summary>Tries when another installation on the same database writes at the same moment.</summary>
    private const int Tries = 5;

    private readonly SemaphoreSlim turn = new(1);

    /// <param name="who">Who did it; nobody for the program itself.</param>
    /// <param name="what">What happened.</param>
    /// <param name="chain">The chain's name in addresses, if it is about one.</param>
    /// <param name="about">What it was done to, in a word or two; never an answer.</param>
    /// <param name="cancel">Calls the writing off.</param>
    public Task Write(Viewer? who, AuditEvent what, string? chain = null, string? about = null, CancellationToken cancel = default) =>
        Write(who is null ? "KetenScan" : $"{who.Name} ({who.AccountId})", what, chain, about, cancel);

    /// <inheritdoc cref="Write(Viewer?, AuditEvent, string?, string?, CancellationToken)"/>
    public async Task Write(string who, AuditEvent what, string? chain = null, string? about = null, CancellationToken cancel = default)
    {
        var from = http.HttpContext?.Connection.RemoteIpAddress?.ToString();
        await turn.WaitAsync(cancel);
        try
        {
            for (var tried = 1; ; tried++)
            {
                await using var db = await databases.CreateDbContextAsync(cancel);
                var last = await db.AuditLog.OrderByDescending(entry => entry.Number).Select(entry => new { entry.Number, entry.Hash }).FirstOrDefaultAsync(cancel);
                db.AuditLog.Add(new AuditEntry((last?.Number ?? 0) + 1, last?.Hash ?? AuditEntry.NoHash, what, clock.GetUtcNow(), who, chain, about, from));
                try
                {
                    await db.SaveChangesAsync(cancel);
                    return;
                }
                catch (DbUpdateException) when (tried < Tries)
                {
                    // Somebody else took the number; the next try comes behind it.
                }
            }
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();
}
