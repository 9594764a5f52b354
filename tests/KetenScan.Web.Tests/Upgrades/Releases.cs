using KetenScan.Web.Tests.Invitations;
using KetenScan.Web.Tests.Privacy;

namespace KetenScan.Web.Tests.Upgrades;

/// <summary>
/// Writes the databases that <see cref="UpgradeTests"/> start from. Run by hand when a version is released; its files never change afterwards.
/// </summary>
public sealed class Releases
{
    [Theory(Explicit = true)]
    [MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task Write_the_database_of_this_release(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        await Traced.In(installation);
        await using var db = installation.Db();

        var folder = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../Upgrades"));
        await File.WriteAllTextAsync(Path.Combine(folder, Release.File(engine)), await Release.Write(db, engine));
    }
}
