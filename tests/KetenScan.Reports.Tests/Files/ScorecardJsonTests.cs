using System.Globalization;
using System.Text.Json;
using KetenScan.Domain.Scoring;
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
            "number key name score band bandSure respondents silentPartners nonResponse confidence95 favourable agreement levels partnerSpread partners "
            + "pool statements priorityVotes change rank evidence",
            Names(principle));
        Assert.Equal("code text score respondents dontKnow favourable distribution", Names(principle.GetProperty("statements")[0]));
        Assert.Equal("key score respondents withheld", Names(principle.GetProperty("partners")[0]));
        Assert.Equal("lowest highest range", Names(principle.GetProperty("partnerSpread")));
        Assert.Equal("SharedAmbition", principle.GetProperty("key").GetString());
        Assert.Equal("Gedeelde ambitie", principle.GetProperty("name").GetString());
        Assert.Equal("named", json.RootElement.GetProperty("disclosure").GetProperty("mode").GetString());
        Assert.Equal("2026-10-14", json.RootElement.GetProperty("round").GetProperty("closedOn").GetString());
        Assert.Equal(
            ("ketenscan.scorecard/2", 2),
            (json.RootElement.GetProperty("format").GetString(), json.RootElement.GetProperty("scoringVersion").GetInt32()));
        Assert.Equal("score confidence95 change band", Names(json.RootElement.GetProperty("overall")));
        Assert.Equal("low high conservative", Names(principle.GetProperty("confidence95")));
        Assert.Equal("halfPointLower", Names(principle.GetProperty("nonResponse")));
        Assert.Equal("rwgJ withinPartners adM alpha icc1 completeSheets reading partnersDiffer", Names(principle.GetProperty("agreement")));
        Assert.Equal("strategic operational gap gapConfidence95 gapSure", Names(principle.GetProperty("levels")));
        Assert.Equal("low high", Names(principle.GetProperty("levels").GetProperty("gapConfidence95")));
        Assert.Equal("previousRound score partners confidence95 moved", Names(principle.GetProperty("change")));
        Assert.Equal("highest lowest", Names(principle.GetProperty("rank")));
        Assert.Equal(JsonValueKind.Null, principle.GetProperty("pool").ValueKind);
        Assert.Equal(JsonValueKind.Null, principle.GetProperty("evidence").ValueKind);
    }

    /// <summary>Written by the program when scoring version 1 was current.</summary>
    [Fact]
    public void A_scorecard_of_version_1_is_read_with_all_that_it_has_and_nothing_for_what_it_lacks()
    {
        var card = ScorecardJson.Read(System.IO.File.ReadAllText(Version1()));

        Assert.Equal((1, "keten-8"), (card.ScoringVersion, card.Questionnaire.Key));
        Assert.All(card.Principles, principle =>
        {
            Assert.NotNull(principle.Score);
            Assert.NotNull(principle.Confidence95);
            Assert.False(principle.Confidence95.Conservative);
            Assert.NotNull(principle.Change);
            Assert.Equal((null, null, null, null), (principle.BandSure, principle.NonResponse, principle.Rank, principle.SilentPartners));
            Assert.Equal((null, null), (principle.Change.Confidence95, principle.Change.Moved));
            Assert.Equal((null, null), (principle.Levels.GapConfidence95, principle.Levels.GapSure));
            Assert.Null(principle.Agreement.WithinPartners);
            Assert.NotNull(principle.Agreement.RwgJ);
        });
        Assert.Null(card.Overall.Confidence95);
        Assert.Null(card.OverallChange()!.Moved);
    }

    [Fact]
    public void What_is_withheld_is_null_and_comes_back_so()
    {
        var card = Sample.Card(3, partners: 6, sheetsEach: 3, previous: null, disclosure: new Disclosure(DisclosureMode.Protected));
        var written = ScorecardJson.Write(card, Sample.Questionnaire, Dutch);
        using var json = JsonDocument.Parse(written);
        var principle = json.RootElement.GetProperty("principles")[0];

        Assert.Equal("""{"key":"p01","score":null,"respondents":null,"withheld":true}""", JsonSerializer.Serialize(principle.GetProperty("partners")[0]));
        Assert.Equal("partners respondents score", Names(principle.GetProperty("pool")));
        Assert.Equivalent(card, ScorecardJson.Read(written), strict: true);
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

    internal static string Version1([System.Runtime.CompilerServices.CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "../../Harness/scorecard-1.json");

    private static string Names(JsonElement element) => string.Join(' ', element.EnumerateObject().Select(property => property.Name));
}
