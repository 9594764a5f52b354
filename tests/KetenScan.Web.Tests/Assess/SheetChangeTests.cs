using System.Text.Json;
using KetenScan.Domain;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Features.Assess;

namespace KetenScan.Web.Tests.Assess;

public sealed class SheetChangeTests
{
    [Fact]
    public void What_a_field_sends_is_one_of_three_changes()
    {
        Assert.Equal(new AnswerChange("3.2", new(4)), SheetChange.Parse("answer", "3.2", "4"));
        Assert.Equal(new AnswerChange("3.2", AnswerValue.DontKnow), SheetChange.Parse("answer", "3.2", "0"));
        Assert.Equal(new CommentChange(Principle.Face, " Mooi "), SheetChange.Parse("comment", CommentChange.NameOf(Principle.Face), " Mooi "));
        Assert.Equal(
            [Principle.Governance, Principle.Face],
            Assert.IsType<PrioritiesChange>(SheetChange.Parse("priorities", PrioritiesChange.Name, "3,8")).Principles);
        Assert.Empty(Assert.IsType<PrioritiesChange>(SheetChange.Parse("priorities", PrioritiesChange.Name, "")).Principles);
    }

    [Theory]
    [InlineData("answer", "3.2", "6", Rule.AnswerIsOneToFive)]
    [InlineData("answer", "3.2", "", Rule.AnswerIsOneToFive)]
    [InlineData("comment", "comment-9", "Mooi", Rule.UnknownPrinciple)]
    [InlineData("comment", "comment", "Mooi", Rule.UnknownPrinciple)]
    [InlineData("priorities", "priorities", "1,0", Rule.UnknownPrinciple)]
    [InlineData("priorities", "priorities", "1;2", Rule.UnknownPrinciple)]
    public void A_value_that_the_page_does_not_offer_is_refused(string kind, string name, string value, Rule rule) =>
        Assert.Equal(rule, Assert.Throws<RuleBroken>(() => SheetChange.Parse(kind, name, value)).Rule);

    [Fact]
    public void An_unknown_kind_is_not_refused_but_a_fault() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SheetChange.Parse("face", "1.1", "4"));

    [Theory]
    [MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task A_change_does_to_the_view_what_it_does_to_the_sheet(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        SheetChange[] changes =
        [
            new AnswerChange("1.1", new(2)),
            new AnswerChange("1.1", new(5)),
            new AnswerChange("1.2", AnswerValue.DontKnow),
            new CommentChange(Principle.Successes, "Wij vieren het."),
            new PrioritiesChange([Principle.MeasurableAmbition, Principle.Face]),
        ];

        var shown = await installation.Sheet();
        foreach (var change in changes)
        {
            await installation.Assess.Change(installation.Member, shown, change.Apply);
            shown = change.Apply(shown);
        }

        Assert.Equal(JsonSerializer.Serialize(await installation.Sheet()), JsonSerializer.Serialize(shown));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task A_view_that_goes_to_the_browser_and_back_is_the_same(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        await installation.Answer("1.1", 4);
        await installation.Answer("1.2", null);
        await installation.Assess.Change(installation.Member, await installation.Sheet(), new CommentChange(Principle.Successes, "Wij vieren het.").Apply);
        var view = await installation.Sheet();

        var back = JsonSerializer.Deserialize<SheetView>(JsonSerializer.Serialize(view, JsonSerializerOptions.Web), JsonSerializerOptions.Web)!;

        Assert.Equal(view.Answers, back.Answers);
        Assert.Equal(view.Comments, back.Comments);
    }
}
