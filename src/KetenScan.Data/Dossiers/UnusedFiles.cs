using System.Buffers.Binary;
using KetenScan.Domain.Dossier;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Data.Dossiers;

/// <summary>Uploads that no fact in a dossier refers to.</summary>
public static class UnusedFiles
{
    /// <summary>How long a user may take to submit the form with the upload.</summary>
    private static readonly TimeSpan Unstored = TimeSpan.FromDays(1);

    /// <summary>How long a replaced file is kept after the last change of the fact that referred to it.</summary>
    private static readonly TimeSpan Replaced = TimeSpan.FromDays(30);

    /// <summary>Removes uploads that no fact ever referred to, and replaced ones.</summary>
    /// <returns>The number of files removed.</returns>
    public static async Task<int> RemoveUnusedFiles(this KetenScanDb db, CancellationToken cancel = default)
    {
        var now = db.Now;
        var files = await db.DossierFiles.Select(file => new { file.Id, file.ChainId }).ToListAsync(cancel);
        var removed = 0;
        foreach (var chain in files.Where(file => now - MadeAt(file.Id) > Unstored).GroupBy(file => file.ChainId))
        {
            var entries = await db.DossierEntries
                .AsNoTracking()
                .Where(entry => entry.ChainId == chain.Key)
                .Include(entry => entry.Changes)
                .AsSplitQuery()
                .ToListAsync(cancel);
            var shown = entries.SelectMany(entry => FilesIn(entry.Fact)).ToHashSet();
            var kept = entries
                .Where(entry => entry.Changes.Max(change => change.At) > now - Replaced)
                .SelectMany(entry => entry.Changes).SelectMany(change => FilesIn(change.Fact)).ToHashSet();
            var unused = chain.Select(file => file.Id).Where(id => !shown.Contains(id) && !kept.Contains(id)).ToList();
            removed += await db.DossierFiles.Where(file => unused.Contains(file.Id)).ExecuteDeleteAsync(cancel);
        }

        return removed;
    }

    private static IEnumerable<Guid> FilesIn(Fact fact) =>
        FactField.Of(fact.GetType()).Where(field => field.Kind == FieldKind.Upload).Select(field => field.ValueIn(fact)).OfType<Guid>();

    /// <summary>An id of version 7 begins with the milliseconds since 1970.</summary>
    private static DateTimeOffset MadeAt(Guid id) =>
        DateTimeOffset.FromUnixTimeMilliseconds((long)(BinaryPrimitives.ReadUInt64BigEndian(id.ToByteArray(bigEndian: true)) >> 16));
}
