namespace KetenScan.Web.Tests.Home;

public sealed class HomeServiceTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    /// <summary>A page is handed to the browser whole: of a thousand chains the figures of every principle would not fit in one message.</summary>
    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Lists_show_the_overall_score_of_the_latest_round_and_carry_nothing_of_its_principles(Engine engine)
    {
        await using var installation = await Installation.Create(engine);
        await installation.Rounds.Close(installation.Coordinator, Installation.Slug, 1);

        var mine = Assert.Single((await installation.Home.Load(installation.Coordinator)).Chains);
        var listed = Assert.Single((await installation.Chains.Find(installation.Coordinator, Installation.Slug))!.Rounds);

        Assert.Equal((1, 1), (mine.Latest!.Number, listed.Figures!.Number));
        Assert.Equal(mine.Latest.Overall, listed.Figures.Overall);
        Assert.Empty(mine.Latest.Principles);
        Assert.Empty(listed.Figures.Principles);
    }
}
