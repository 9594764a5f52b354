using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Dossiers;
using KetenScan.Data.Scorecards;
using KetenScan.Domain;
using KetenScan.Domain.Dossier;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Reports.Figures;
using KetenScan.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Dossier;

/// <summary>A chain's dossier. Whoever may see the chain can read it; coordinators and contact persons change it.</summary>
public sealed class DossierService(IDbContextFactory<KetenScanDb> databases, TimeProvider clock)
{
    /// <summary>The maximum for all uploads of a chain together.</summary>
    public const int MostMegabytes = 200;

    private const int MostHistory = 300;

    /// <summary>The dossier now; null when the chain does not exist for the viewer.</summary>
    public async Task<DossierView?> Find(Viewer viewer, string slug, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var chain = await db.ChainsOf(viewer)
            .Where(chain => chain.Slug == slug)
            .Select(chain => new { chain.Id, chain.Name, Keeps = db.ChainsKeptBy(viewer).Any(own => own.Id == chain.Id) })
            .SingleOrDefaultAsync(cancel);
        if (chain is null) return null;

        var entries = await db.DossierEntries
            .Where(entry => entry.ChainId == chain.Id)
            .OrderBy(entry => entry.Id)
            .Select(entry => new { entry.Id, entry.Version, entry.Fact, entry.IsArchived })
            .ToListAsync(cancel);
        var dossier = await db.DossierOf(
            chain.Id,
            [.. entries.Where(entry => !entry.IsArchived).Select(entry => new Recorded<Fact>(entry.Id, entry.Fact))],
            cancel);
        var round = await db.ClosedRoundsOf(viewer).WithPrinciples().Latest().SingleOrDefaultAsync(round => round.ChainId == chain.Id, cancel);
        var endorsesFor = await db.OwnPeople(viewer)
            .Where(person => person.ChainId == chain.Id && person.Level == Level.Strategic)
            .Select(person => person.PartnerId)
            .Distinct()
            .ToListAsync(cancel);
        var today = db.Today;
        var partners = dossier.Partners
            .OrderBy(partner => partner.Name, StringComparer.CurrentCulture)
            .Select(partner => new DossierPartner(partner.Id, partner.Name, partner.IsActiveOn(today)))
            .ToList();
        return new DossierView(
            slug,
            chain.Name,
            chain.Keeps,
            today,
            round?.Number,
            partners,
            [.. entries.Select(entry => new EntryView(entry.Id, entry.Version, FactJson.Write(entry.Fact), entry.IsArchived))],
            [.. Evidence.Of(dossier, today).OrderBy(own => own.Key).Select(own => new PrincipleLine(own.Key, own.Value, round?.Of(own.Key)?.Score))],
            [.. Balance.Of(dossier, today).Select(balance => new ReportedBalance(balance.Partner.Name, balance.Expected, balance.Realised))],
            [.. partners.Where(partner => endorsesFor.Contains(partner.Id))]);
    }

    /// <summary>Adds a fact, once however often its form is sent, or changes one; false when the viewer may not change the dossier.</summary>
    /// <param name="id">The entry; for a new one, an id made with the form.</param>
    /// <param name="version">The version that was edited; 0 for a new entry.</param>
    /// <exception cref="FactRefused">A field is missing or impossible.</exception>
    /// <exception cref="ChangedMeanwhile{T}">Somebody else changed it.</exception>
    public Task<bool> Save(Viewer viewer, string slug, Guid id, int version, Fact fact, CancellationToken cancel = default) => Saving.Retry(async () =>
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await Kept(db, viewer, slug, cancel) is not { } chain) return false;

        var entry = await Entry(db, id, cancel);
        if (entry is not null && (entry.ChainId != chain || entry.Fact.GetType() != fact.GetType())) return false;
        if (entry is not null && version == 0) return true;

        var now = clock.GetUtcNow();
        (await db.DossierOf(chain, cancel)).Admit(fact, Amsterdam.Day(now));
        await RefuseForeignFile(db, chain, fact, cancel);
        if (version == 0)
        {
            db.DossierEntries.Add(new DossierEntry(chain, fact, viewer.Author, now, id));
        }
        else
        {
            if (entry is null) return false;
            if (entry.Version != version) throw new ChangedMeanwhile<EntryView>(ViewOf(entry), entry.Changes[^1].Who);
            if (entry.IsArchived) entry.Restore(viewer.Author, now);
            entry.Change(fact, viewer.Author, now);
        }

        await db.SaveChangesAsync(cancel);
        return true;
    });

    /// <summary>Archives an entry of the dossier, or restores it; false when the viewer may not change the dossier.</summary>
    /// <exception cref="RuleBroken">Somebody else changed it.</exception>
    public async Task<bool> Archive(Viewer viewer, string slug, EntryView view, bool archived, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await Kept(db, viewer, slug, cancel) is not { } chain || await Entry(db, view.Id, cancel) is not { } entry || entry.ChainId != chain) return false;
        if (entry.IsArchived == archived) return true;
        if (entry.Version != view.Version) throw new RuleBroken(Rule.SomebodyElseChangedIt);

        if (archived) entry.Archive(viewer.Author, clock.GetUtcNow());
        else entry.Restore(viewer.Author, clock.GetUtcNow());
        await db.SaveUnlessChanged(cancel);
        return true;
    }

    /// <summary>
    /// Endorses an ambition for the partner that the viewer represents in the steering group, once per partner; false when the viewer represents none.
    /// </summary>
    /// <exception cref="FactRefused">The ambition no longer exists.</exception>
    public async Task<bool> Endorse(Viewer viewer, string slug, Guid ambition, Guid partner, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var person = await db.OwnPeople(viewer)
            .Where(person => person.PartnerId == partner
                && person.Level == Level.Strategic
                && db.ChainsOf(viewer).Any(chain => chain.Id == person.ChainId && chain.Slug == slug))
            .FirstOrDefaultAsync(cancel);
        if (person is null) return false;

        // Locks the ambition's row: when two endorse it for one partner at the same moment, the second finds the endorsement of the first.
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.DossierEntries
            .Where(entry => entry.Id == ambition && entry.ChainId == person.ChainId)
            .ExecuteUpdateAsync(entry => entry.SetProperty(own => own.IsArchived, own => own.IsArchived), cancel);
        var now = clock.GetUtcNow();
        var dossier = await db.DossierOf(person.ChainId, cancel);
        var endorsement = new Endorsement { AmbitionId = ambition, PartnerId = partner, Day = Amsterdam.Day(now), By = person.Name };
        dossier.Admit(endorsement, endorsement.Day);
        if (dossier.All<Endorsement>().Any(own => own.Fact.AmbitionId == ambition && own.Fact.PartnerId == partner)) return true;

        db.DossierEntries.Add(new DossierEntry(person.ChainId, endorsement, new Author(person.Name, viewer.AccountId, person.Id), now));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    /// <summary>The latest changes, newest first; optionally of one entry. Null when the chain does not exist for the viewer.</summary>
    public async Task<IReadOnlyList<HistoryLine>?> History(Viewer viewer, string slug, Guid? entry = null, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await db.ChainsOf(viewer).Where(chain => chain.Slug == slug).Select(chain => (Guid?)chain.Id).SingleOrDefaultAsync(cancel) is not { } chain)
            return null;

        var changes = db.DossierEntries.Where(own => own.ChainId == chain && (entry == null || own.Id == entry)).SelectMany(own => own.Changes);
        var lines = await (
            from change in changes
            join earlier in changes on new { change.EntryId, Version = change.Version - 1 } equals new { earlier.EntryId, earlier.Version } into before
            from earlier in before.DefaultIfEmpty()
            orderby change.At descending, change.EntryId, change.Version descending
            select new { Change = change, Before = earlier }).AsNoTracking().Take(MostHistory).ToListAsync(cancel);
        return
        [
            .. lines.Select(
                line => new HistoryLine(
                    line.Change.EntryId,
                    line.Change.Version,
                    line.Change.Kind,
                    line.Change.Who,
                    line.Change.At,
                    FactJson.Write(line.Change.Fact),
                    line.Before is null ? null : FactJson.Write(line.Before.Fact))),
        ];
    }

    /// <summary>Stores an upload; null when the viewer may not change the dossier.</summary>
    /// <returns>The value for the field.</returns>
    /// <exception cref="UploadRefused">The file is not allowed there.</exception>
    public async Task<Guid?> Upload(Viewer viewer, string slug, Type kind, string name, byte[] content, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await Kept(db, viewer, slug, cancel) is not { } chain) return null;

        var kept = await db.DossierFiles.Where(own => own.ChainId == chain).SumAsync(own => (long)own.Content.Length, cancel);
        if (kept + content.Length > MostMegabytes * 1024L * 1024L) throw new UploadRefused(UploadProblem.UploadChainIsFull, MostMegabytes);

        var file = kind == typeof(Story)
            ? new DossierFile(
                chain,
                $"{Path.GetFileNameWithoutExtension(name)}.png",
                "image/png",
                await PictureFile.Read(content, PictureFile.StoryWidth, PictureFile.StoryHeight, cancel))
            : new DossierFile(chain, PdfUpload.NameOf(name), "application/pdf", PdfUpload.Read(content));
        db.DossierFiles.Add(file);
        await db.SaveChangesAsync(cancel);
        return file.Id;
    }

    /// <summary>An upload; null when there is none for the viewer.</summary>
    public async Task<DossierFile?> File(Viewer viewer, string slug, Guid id, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.DossierFiles
            .AsNoTracking()
            .SingleOrDefaultAsync(file => file.Id == id && db.ChainsOf(viewer).Any(chain => chain.Id == file.ChainId && chain.Slug == slug), cancel);
    }

    private static Task<Guid?> Kept(KetenScanDb db, Viewer viewer, string slug, CancellationToken cancel) =>
        db.ChainsKeptBy(viewer).Where(chain => chain.Slug == slug).Select(chain => (Guid?)chain.Id).SingleOrDefaultAsync(cancel);

    private static Task<DossierEntry?> Entry(KetenScanDb db, Guid id, CancellationToken cancel) =>
        db.DossierEntries.Include(entry => entry.Changes.OrderBy(change => change.Version)).SingleOrDefaultAsync(entry => entry.Id == id, cancel);

    /// <summary>Prevents that a file of another chain is attached by its id.</summary>
    private static async Task RefuseForeignFile(KetenScanDb db, Guid chain, Fact fact, CancellationToken cancel)
    {
        foreach (var field in FactField.Of(fact.GetType()).Where(field => field.Kind == FieldKind.Upload))
        {
            if (field.ValueIn(fact) is Guid id && !await db.DossierFiles.AnyAsync(file => file.Id == id && file.ChainId == chain, cancel))
                throw new FactRefused([new FactProblem(field.Name, Rule.RefersToNothing)]);
        }
    }

    private static EntryView ViewOf(DossierEntry entry) => new(entry.Id, entry.Version, FactJson.Write(entry.Fact), entry.IsArchived);
}
