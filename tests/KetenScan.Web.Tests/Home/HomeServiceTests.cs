using System.Text.Json;

namespace KetenScan.Web.Tests.Home;

public sealed class HomeServiceTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    /// <summary>A page is handed to the browser in one message of at most a megabyte, and a consultant may have a thousand chains.</summary>
    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Lists_carry_the_overall_score_of_the_latest_round_and_nothing_of_its_principles(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        await installation.Rounds.Close(installation.Coordinator, TestInstallation.Slug, 1);

        var mine = Assert.Single((await installation.Home.Load(installation.Coordinator)).Chains);
        var listed = Assert.Single((await installation.Chains.Find(installation.Coordinator, TestInstallation.Slug))!.Rounds);

        Assert.Equal((1, 1), (mine.Latest!.Round, listed.Figures!.Number));
        Assert.Equal((listed.Figures.Overall, listed.Figures.OverallLow), (mine.Latest.Overall, mine.Latest.Low));
        Assert.InRange(JsonSerializer.SerializeToUtf8Bytes(mine).Length, 1, 400);
        Assert.Empty(listed.Figures.Principles);
    }
}
