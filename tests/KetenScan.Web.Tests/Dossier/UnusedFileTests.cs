using KetenScan.Data.Dossiers;
using KetenScan.Domain.Dossier;
using KetenScan.Web.Features.Dossier;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests.Dossier;

/// <summary>Uploads that are shown nowhere are deleted, and a chain's storage is limited.</summary>
public sealed class UnusedFileTests
{
    private const string Slug = TestInstallation.Slug;

    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_unused_upload_is_deleted_after_a_day_and_a_replaced_one_after_a_month(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);

        // An id contains its time of creation, by the clock of the machine.
        installation.Clock.SetUtcNow(DateTimeOffset.UtcNow);
        var (never, first, second) = (await Upload(installation), await Upload(installation), await Upload(installation));
        var entry = Guid.CreateVersion7();
        await installation.Dossiers.Save(installation.Coordinator, Slug, entry, 0, Covenant(first));
        await installation.Dossiers.Save(installation.Coordinator, Slug, entry, 1, Covenant(second));
        Assert.Equal([never, first, second], await Kept(installation));

        installation.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal([first, second], await Kept(installation));
        installation.Clock.Advance(TimeSpan.FromDays(28));
        Assert.Equal([first, second], await Kept(installation));
        installation.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal([second], await Kept(installation));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_chain_keeps_no_more_than_its_share(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        await using (var db = installation.Db())
        {
            var chain = await db.Chains.Where(chain => chain.Slug == Slug).Select(chain => chain.Id).SingleAsync();
            db.DossierFiles.Add(new DossierFile(chain, "groot.pdf", "application/pdf", new byte[(DossierService.MostMegabytes * 1024 * 1024) - 10]));
            await db.SaveChangesAsync();
        }

        var refused = await Assert.ThrowsAsync<UploadRefused>(() => Upload(installation));

        Assert.Equal((UploadProblem.UploadChainIsFull, DossierService.MostMegabytes), (refused.Problem, refused.Limit));
    }

    private static async Task<Guid> Upload(TestInstallation installation) =>
        (await installation.Dossiers.Upload(installation.Coordinator, Slug, typeof(Covenant), "plan.pdf", "%PDF-1.7 iets langs"u8.ToArray()))!.Value;

    private static Covenant Covenant(Guid file) => new() { Title = "Convenant", From = new DateOnly(2026, 1, 1), FileId = file };

    private static async Task<IEnumerable<Guid>> Kept(TestInstallation installation)
    {
        await using var db = installation.Db();
        await db.RemoveUnusedFiles();
        return await db.DossierFiles.OrderBy(file => file.Id).Select(file => file.Id).ToListAsync();
    }
}
