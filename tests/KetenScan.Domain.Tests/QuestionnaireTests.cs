using KetenScan.Domain.Questionnaires;
using static KetenScan.Domain.Tests.Refusal;

namespace KetenScan.Domain.Tests;

public sealed class QuestionnaireTests
{
    private readonly Questionnaire whole = Given.Questionnaire(statementsEach: 2);

    private Questionnaire Of(IEnumerable<Section> sections) =>
        new(whole.Version, whole.Scale, whole.CommentPrompt, whole.PriorityPrompt, [.. sections]);

    [Fact]
    public void Statements_are_in_order_and_found_by_principle_and_code()
    {
        Assert.Equal(["1.1", "1.2", "2.1"], whole.Statements.Take(3).Select(statement => statement.Code));
        Assert.Equal((16, 0, 15), (whole.Statements.Count, whole.PlaceOf("1.1"), whole.PlaceOf("8.2")));
        Assert.All(Enum.GetValues<Principle>(), principle => Assert.Equal(principle, whole[principle].Principle));
        Refuses(Rule.UnknownStatement, () => whole.PlaceOf("8.3"));
    }

    [Fact]
    public void A_questionnaire_has_all_principles_in_order_with_statements_of_their_own()
    {
        Refuses(Rule.QuestionnaireIsIncomplete, () => Of(whole.Sections.SkipLast(1)));
        Refuses(Rule.QuestionnaireIsIncomplete, () => Of(whole.Sections.Reverse()));
        Refuses(Rule.QuestionnaireIsIncomplete, () => Of([.. whole.Sections, whole.Sections[0]]));
        Refuses(Rule.QuestionnaireIsIncomplete, () => Of([.. whole.Sections.SkipLast(1), Given.Section(Principle.Face, statements: 0)]));
        Refuses(
            Rule.QuestionnaireIsIncomplete,
            () => Of([.. whole.Sections.SkipLast(1), whole.Sections[7] with { Statements = whole.Sections[0].Statements }]));

        Assert.Equal(17, Of([.. whole.Sections.SkipLast(1), Given.Section(Principle.Face, statements: 3)]).Statements.Count);
    }
}
