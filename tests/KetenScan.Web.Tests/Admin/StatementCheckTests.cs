using System.Globalization;
using KetenScan.Reports.Files;
using KetenScan.Web.Features.Admin;
using KetenScan.Web.Tests.Shared;

namespace KetenScan.Web.Tests.Admin;

public sealed class StatementCheckTests
{
    private readonly DraftSection section = DraftQuestionnaire.Of(QuestionnaireJson.BuiltIn).Sections[2];

    public StatementCheckTests() => CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("nl-NL");

    [Fact]
    public void The_built_in_statements_are_right() => Assert.Empty(Problems());

    [Fact]
    public void A_statement_needs_its_Dutch_text_and_a_translation_may_come_later()
    {
        section.Statements[0]["en"] = "";
        section.Statements[1]["nl"] = " ";

        Assert.Equal([("nl-3.2", "Vul de Nederlandse tekst in, of haal de stelling weg.")], Problems());
    }

    [Fact]
    public void A_text_has_at_most_300_characters()
    {
        section.Statements[0]["nl"] = new string('a', 300);
        section.Statements[1]["en"] = new string('a', 301);

        Assert.Equal([("en-3.2", "Deze tekst is te lang: ten hoogste 300 tekens.")], Problems());
    }

    [Fact]
    public void The_second_of_two_equal_statements_names_the_first()
    {
        section.Statements[3]["nl"] = section.Statements[1]["nl"] + " ";
        section.Statements[0]["en"] = section.Statements[2]["en"] = "";

        Assert.Equal([("nl-3.4", "Deze tekst staat ook bij stelling 3.2. Schrijf iets anders, of haal een van de twee weg.")], Problems());
    }

    private IEnumerable<(string Field, string Problem)> Problems() =>
        new StatementCheck(Texts.Of<AdminTexts>()).Validate(section).Errors.Select(error => (error.PropertyName, error.ErrorMessage));
}
