using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;
using KetenScan.Reports.Files;
using KetenScan.Web.Features.Admin;

namespace KetenScan.Web.Tests.States;

/// <summary>A state of an installation, and how to reach it.</summary>
internal sealed record State(string Name, Func<Building, Task> Build)
{
    private static readonly DateOnly LongAgo = new(2025, 3, 31);

    /// <summary>For an empty installation and one with everything: there the sweep also requests what no state changes.</summary>
    public bool IsThorough { get; init; }

    public static IReadOnlyList<State> All { get; } =
    [
        new("no chain", _ => Task.CompletedTask) { IsThorough = true },
        new("without partners", building => building.Chain()),
        new("without people", async building => await (await building.Chain()).Partners(2)),
        new("without rounds", async building => await Peopled(building)),
        new("draft only", async building => await (await Peopled(building)).Draft()),
        new("open without answers", async building => await (await Peopled(building)).Opened()),
        new("open with answers", async building =>
        {
            var chain = await Peopled(building);
            await chain.Answered(await chain.Opened(form => form.Message = "Vult u dit in?"), howMany: 3);
        }),
        new("closed with nobody", async building => await (await Peopled(building)).Closed(handedIn: 0)),
        new("closed with one of twelve", async building => await (await Peopled(building, partners: 4)).Closed(handedIn: 1, statements: 2)),
        new("closed with everything withheld", async building => await (await Peopled(building)).Closed(handedIn: 4, form =>
            form.Disclosure = DisclosureMode.Protected)),
        new("closed without comments", async building => await (await Peopled(building)).Closed(handedIn: 5, form =>
            form.Comments = CommentRule.NotShown, comments: false)),
        new("closed without evidence", async building => await (await Peopled(building)).Closed(handedIn: 6, form => form.Comments = CommentRule.WithPartner)),
        new("closed with everything", Whole) { IsThorough = true },
        new("repeated rounds", Repeated),
        new("imported rounds only", async building => await (await (await building.Chain()).Imported(LongAgo)).Imported(LongAgo.AddMonths(6))),
        new("a partner left", async building => await (await (await (await Peopled(building, partners: 3)).Closed(handedIn: 7)).Left(0)).Draft()),
        new("every partner left", async building => await (await (await (await Peopled(building)).Closed(handedIn: 6)).Left(0)).Left(1)),
        new("forty partners with long names", ManyLongNames),
        new(
            "withdrawn grants",
            async building => await (await (await (await Peopled(building)).Closed(handedIn: 6)).Withdrawn(building.Consultant)).Removed(building.Member)),
        new("archived", async building => await (await (await Peopled(building)).Closed(handedIn: 6)).Archived()),
        new("one statement per principle", OneStatementEach),
        new("chains of mixed states", Mixed),
    ];

    /// <summary>Chains in most of the states together.</summary>
    public static async Task Mixed(Building building)
    {
        await building.Chain("Leeg", "jeugd");
        await (await Peopled(building, name: "Plan", field: "jeugd")).Draft();
        await (await Peopled(building, name: "Niemand")).Closed(handedIn: 0);
        await (await (await building.Chain("Elders")).Imported(LongAgo)).Imported(LongAgo.AddMonths(6));
        await (await Peopled(building, name: "Beschermd")).Closed(handedIn: 6, form => form.Disclosure = DisclosureMode.Protected);
        var whole = await (await Peopled(building, name: "Vol")).OnRecord();
        await (await whole.Closed(handedIn: 6)).Agreed(round: 1);
        await whole.Answered(await whole.Opened(), howMany: 2);
    }

    private static async Task<BuiltChain> Peopled(Building building, int partners = 2, string name = "Keten", string field = "dementie") =>
        await (await (await building.Chain(name, field)).Partners(partners)).People(each: 3);

    private static async Task Whole(Building building)
    {
        var chain = await (await Peopled(building, partners: 3)).OnRecord();
        await (await (await chain.Closed(handedIn: 8)).Agreed(round: 1)).Closed(handedIn: 9);
        await chain.Answered(await chain.Opened(), howMany: 2);
    }

    /// <summary>Closing a round has created the draft of the next one.</summary>
    private static async Task Repeated(Building building) =>
        await (await (await Peopled(building)).Imported(LongAgo)).Closed(handedIn: 6, form => form.RepeatMonths = 6);

    private static async Task ManyLongNames(Building building)
    {
        var chain = await (await (await building.Chain(new string('k', 90))).Partners(40, number => $"{number:00}{new string('w', 88)}")).People(each: 1);
        await (await chain.Closed(handedIn: 30)).Opened();
    }

    private static async Task OneStatementEach(Building building)
    {
        var builtIn = QuestionnaireJson.Read(QuestionnaireJson.BuiltIn);
        var small = new Questionnaire(builtIn.Version, builtIn.Scale, builtIn.CommentPrompt, builtIn.PriorityPrompt, [.. builtIn.Sections
            .Select(section => section with { Statements = [section.Statements[0]] })]);
        var questionnaires = building.The<QuestionnaireService>();
        var version = (await questionnaires.TakeIn(building.Administrator, "klein.json", QuestionnaireJson.Write(small)))!;
        Assert.NotNull(await questionnaires.Publish(building.Administrator, (await questionnaires.Find(building.Administrator, version.Key,
            version.Version))!));
        Assert.NotNull(await questionnaires.Copy(building.Administrator, version.Key, version.Version));
        var chain = await Peopled(building);
        await chain.Closed(handedIn: 6, form => form.Questionnaire = $"{version.Key}/{version.Version}");
        await chain.Opened(form => form.Questionnaire = $"{version.Key}/{version.Version}");
    }
}
