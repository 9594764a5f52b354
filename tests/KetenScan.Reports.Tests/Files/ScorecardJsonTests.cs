using System.Globalization;
using System.Text.Json;
using KetenScan.Reports.Files;

namespace KetenScan.Reports.Tests.Files;

public sealed class ScorecardJsonTests
{
    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");

    [Fact]
    public void What_was_written_is_read_back_whole()
    {
        var card = Sample.Report().Scorecard;

        Assert.Equivalent(card, ScorecardJson.Read(ScorecardJson.Write(card, Sample.Questionnaire, Dutch)), strict: true);
    }

    [Fact]
    public void A_card_without_scores_is_read_back_too()
    {
        var card = Sample.Report(sheetsEach: 0, previous: false).Scorecard;

        Assert.Equivalent(card, ScorecardJson.Read(ScorecardJson.Write(card, Sample.Questionnaire, Dutch)), strict: true);
    }

    [Fact]
    public void It_has_the_fields_of_the_format_in_order()
    {
        using var json = JsonDocument.Parse(ScorecardJson.Write(Sample.Report().Scorecard, Sample.Questionnaire, Dutch));
        var principle = json.RootElement.GetProperty("principles")[0];

        Assert.Equal("format scoringVersion chain round questionnaire weighting disclosure response partners overall principles", Names(json.RootElement));
        Assert.Equal(
            "number key name score band respondents confidence95 favourable agreement levels partnerSpread partners pool statements priorityVotes change evidence",
            Names(principle));
        Assert.Equal("code text score respondents dontKnow favourable distribution", Names(principle.GetProperty("statements")[0]));
        Assert.Equal("key score respondents withheld", Names(principle.GetProperty("partners")[0]));
        Assert.Equal("lowest highest range", Names(principle.GetProperty("partnerSpread")));
        Assert.Equal("SharedAmbition", principle.GetProperty("key").GetString());
        Assert.Equal("Gedeelde ambitie", principle.GetProperty("name").GetString());
        Assert.Equal("named", json.RootElement.GetProperty("disclosure").GetProperty("mode").GetString());
        Assert.Equal("2026-10-14", json.RootElement.GetProperty("round").GetProperty("closedOn").GetString());
        Assert.Equal(JsonValueKind.Null, principle.GetProperty("agreement").ValueKind);
    }

    [Fact]
    public void The_culture_of_the_machine_changes_no_byte()
    {
        var card = Sample.Report().Scorecard;
        var expected = ScorecardJson.Write(card, Sample.Questionnaire, Dutch);
        var own = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal(expected, ScorecardJson.Write(card, Sample.Questionnaire, Dutch));
        }
        finally
        {
            CultureInfo.CurrentCulture = own;
        }
    }

    [Fact]
    public void The_built_in_questionnaire_has_eight_principles_of_five_statements()
    {
        Assert.All(Sample.Questionnaire.Sections, section => Assert.Equal(5, section.Statements.Count));
        Assert.Equal("niet eens, niet oneens", Sample.Questionnaire.Scale.Labels[2].Nl);
    }

    [Fact]
    public void Another_format_is_refused() =>
        Assert.Throws<JsonException>(() => QuestionnaireJson.Read(QuestionnaireJson.BuiltIn.Replace("ketenscan.questionnaire/1", "ketenscan.questionnaire/9", StringComparison.Ordinal)));

    private static string Names(JsonElement element) => string.Join(' ', element.EnumerateObject().Select(property => property.Name));
}
