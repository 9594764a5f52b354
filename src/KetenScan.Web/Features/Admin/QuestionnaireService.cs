using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Domain;
using KetenScan.Domain.Questionnaires;
using KetenScan.Reports.Files;
using KetenScan.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Admin;

/// <param name="Rounds">How many rounds used it.</param>
public sealed record QuestionnaireLine(string Key, int Version, DateTimeOffset? PublishedAt, int Rounds);

public sealed record QuestionnaireView(string Key, int Version, string Json, DateTimeOffset? PublishedAt, int Revision);

/// <summary>A questionnaire beside the version that it comes from.</summary>
/// <param name="Origin">The version of which it is a copy, else the latest published one before it; null when there is none.</param>
public sealed record ComparedQuestionnaire(QuestionnaireView View, QuestionnaireView? Origin);

/// <summary>What an administrator can do with questionnaires: copy, edit, publish, import from a file.</summary>
public sealed class QuestionnaireService(IDbContextFactory<KetenScanDb> databases, TimeProvider clock)
{
    /// <summary>All of them, newest first; null for a viewer who is not an administrator.</summary>
    public async Task<IReadOnlyList<QuestionnaireLine>> List(Viewer viewer, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.QuestionnairesRunBy(viewer)
            .OrderBy(stored => stored.Key).ThenByDescending(stored => stored.Version)
            .Select(stored => new QuestionnaireLine(
                stored.Key,
                stored.Version,
                stored.PublishedAt,
                db.Rounds.Count(round => round.Questionnaire.Key == stored.Key && round.Questionnaire.Version == stored.Version)))
            .ToListAsync(cancel);
    }

    public async Task<QuestionnaireView?> Find(Viewer viewer, string key, int version, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.QuestionnairesRunBy(viewer)
            .Where(stored => stored.Key == key && stored.Version == version)
            .Select(stored => new QuestionnaireView(stored.Key, stored.Version, stored.Json, stored.PublishedAt, stored.Revision))
            .SingleOrDefaultAsync(cancel);
    }

    public async Task<ComparedQuestionnaire?> FindCompared(Viewer viewer, string key, int version, CancellationToken cancel = default)
    {
        if (await Find(viewer, key, version, cancel) is not { } view) return null;

        var from = DraftQuestionnaire.Of(view.Json).CopiedFrom ?? 0;
        await using var db = await databases.CreateDbContextAsync(cancel);
        var origin = await db.QuestionnairesRunBy(viewer)
            .Where(stored => stored.Key == key && stored.Version < version && (stored.Version == from || stored.PublishedAt != null))
            .OrderByDescending(stored => stored.Version == from)
            .ThenByDescending(stored => stored.Version)
            .FirstOrDefaultAsync(cancel);
        return new ComparedQuestionnaire(view, origin is null ? null : ViewOf(origin));
    }

    /// <summary>Creates a draft with the next version of the same key, or returns an existing copy that nobody has edited yet.</summary>
    /// <returns>The draft's version; null when there is nothing that the viewer may copy.</returns>
    public async Task<QuestionnaireVersion?> Copy(Viewer viewer, string key, int version, CancellationToken cancel = default) =>
        await Find(viewer, key, version, cancel) is { } original ? await AddDraft(key, original.Json, version, cancel) : null;

    /// <summary>Creates a draft from a file, with the next version of its key, or returns an existing one that nobody has edited yet.</summary>
    /// <exception cref="FileRefused">The file is no questionnaire.</exception>
    public async Task<QuestionnaireVersion?> TakeIn(Viewer viewer, string name, string json, CancellationToken cancel = default)
    {
        if ((await List(viewer, cancel)).Count == 0) return null;

        var questionnaire = QuestionnaireJson.Read(json, name);
        return await AddDraft(questionnaire.Version.Key, QuestionnaireJson.Write(questionnaire), copiedFrom: null, cancel);
    }

    /// <summary>Stores a draft, complete or not.</summary>
    /// <exception cref="RuleBroken">It is published.</exception>
    /// <exception cref="ChangedMeanwhile{T}">Somebody else changed it since it was read.</exception>
    public Task<QuestionnaireView?> Save(Viewer viewer, QuestionnaireView view, string json, CancellationToken cancel = default) =>
        Change(viewer, view, stored => stored.Change(json), cancel);

    /// <summary>Publishes a draft.</summary>
    /// <exception cref="FileRefused">It is not complete.</exception>
    /// <exception cref="RuleBroken">It is published already.</exception>
    /// <exception cref="ChangedMeanwhile{T}">Somebody else changed it since it was read.</exception>
    public Task<QuestionnaireView?> Publish(Viewer viewer, QuestionnaireView view, CancellationToken cancel = default) =>
        Change(viewer, view, stored =>
        {
            QuestionnaireJson.Read(stored.Json, $"{stored.Key} {stored.Version}");
            stored.Publish(clock.GetUtcNow());
        }, cancel);

    /// <summary>Deletes a draft.</summary>
    /// <exception cref="RuleBroken">It is published.</exception>
    /// <exception cref="ChangedMeanwhile{T}">Somebody else changed it since it was read.</exception>
    public Task<bool> Discard(Viewer viewer, QuestionnaireView view, CancellationToken cancel = default) => Saving.Retry(async () =>
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await Own(db, viewer, view, cancel) is not { } stored) return false;

        db.Remove(stored);
        await db.SaveChangesAsync(cancel);
        return true;
    });

    /// <summary>Stores a discarded draft again, under its own version unless another draft has that by now.</summary>
    /// <returns>The draft's version; null for a viewer who is not an administrator.</returns>
    public async Task<QuestionnaireVersion?> Restore(Viewer viewer, QuestionnaireView discarded, CancellationToken cancel = default)
    {
        if ((await List(viewer, cancel)).Count == 0) return null;

        return await AddDraft(discarded.Key, discarded.Json, DraftQuestionnaire.Of(discarded.Json).CopiedFrom, cancel);
    }

    private static async Task<StoredQuestionnaire?> Own(KetenScanDb db, Viewer viewer, QuestionnaireView view, CancellationToken cancel)
    {
        var stored = await db.QuestionnairesRunBy(viewer).SingleOrDefaultAsync(stored => stored.Key == view.Key && stored.Version == view.Version, cancel);
        if (stored?.PublishedAt is not null) throw new RuleBroken(Rule.PublishedQuestionnaireNeverChanges);
        if (stored is not null && stored.Revision != view.Revision) throw new ChangedMeanwhile<QuestionnaireView>(ViewOf(stored));

        return stored;
    }

    private Task<QuestionnaireView?> Change(Viewer viewer, QuestionnaireView view, Action<StoredQuestionnaire> change, CancellationToken cancel) =>
        Saving.Retry(async () =>
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await Own(db, viewer, view, cancel) is not { } stored) return null;

        change(stored);
        await db.SaveChangesAsync(cancel);
        return ViewOf(stored);
    });

    private static QuestionnaireView ViewOf(StoredQuestionnaire stored) => new(stored.Key, stored.Version, stored.Json, stored.PublishedAt, stored.Revision);

    private Task<QuestionnaireVersion> AddDraft(string key, string json, int? copiedFrom, CancellationToken cancel) => Saving.Retry(async () =>
    {
        await using var db = await databases.CreateDbContextAsync(cancel);

        // One query: a draft that is stored at the same moment is either seen here, or has the version that this one is refused for.
        var stored = await db.Questionnaires
            .Where(own => own.Key == key)
            .OrderByDescending(own => own.Version)
            .Select(own => new { own.Version, Unedited = own.PublishedAt == null && own.Revision == 0 ? own.Json : null })
            .ToListAsync(cancel);
        foreach (var draft in stored.Where(draft => draft.Unedited is not null))
        {
            var same = new QuestionnaireVersion(key, draft.Version);
            if (draft.Unedited == DraftQuestionnaire.As(json, same, copiedFrom)) return same;
        }

        var version = new QuestionnaireVersion(key, (stored.FirstOrDefault()?.Version ?? 0) + 1);
        db.Questionnaires.Add(new StoredQuestionnaire(version, DraftQuestionnaire.As(json, version, copiedFrom), publishedAt: null));
        await db.SaveChangesAsync(cancel);
        return version;
    });
}
