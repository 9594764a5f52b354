using System.Collections.Concurrent;
using KetenScan.Data;
using KetenScan.Domain.Questionnaires;
using KetenScan.Reports.Files;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Shared;

/// <summary>The published questionnaires. They never change, so each is read once.</summary>
public sealed class Questionnaires(IDbContextFactory<KetenScanDb> databases)
{
    private readonly ConcurrentDictionary<QuestionnaireVersion, Questionnaire> read = [];

    public async Task<Questionnaire> Get(QuestionnaireVersion version, CancellationToken cancel = default)
    {
        if (read.TryGetValue(version, out var questionnaire)) return questionnaire;

        await using var db = await databases.CreateDbContextAsync(cancel);
        var json = await db.Questionnaires
            .Where(stored => stored.Key == version.Key && stored.Version == version.Version && stored.PublishedAt != null)
            .Select(stored => stored.Json)
            .SingleAsync(cancel);
        return read[version] = QuestionnaireJson.Read(json);
    }

    /// <summary>The published versions, newest first.</summary>
    public async Task<IReadOnlyList<QuestionnaireVersion>> Published(CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await PublishedIn(db).ToListAsync(cancel);
    }

    /// <inheritdoc cref="Published"/>
    public static IQueryable<QuestionnaireVersion> PublishedIn(KetenScanDb db) =>
        db.Questionnaires
            .Where(stored => stored.PublishedAt != null)
            .OrderByDescending(stored => stored.PublishedAt)
            .ThenByDescending(stored => stored.Version)
            .ThenBy(stored => stored.Key)
            .Select(stored => new QuestionnaireVersion(stored.Key, stored.Version));
}
