using System.Globalization;
using KetenScan.Domain.Scoring;
using KetenScan.Reports.Files;
using KetenScan.Reports.Pdf;
using KetenScan.Reports.Words;

namespace KetenScan.Reports.Tests;

/// <summary>With too few answers for any score, the summary, the PDF and the conversation guide show the same message.</summary>
public sealed class NoScoresTests
{
    private const string Needs = "Een score komt er als iemand ten minste de helft van de stellingen van een principe beantwoordt; “weet ik niet” telt "
        + "daarbij niet mee.";
    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    [Fact]
    public void Nobody_handed_in()
    {
        var report = Few.Report(sheets: 0, answers: 0);

        Assert.Equal("**0 van de 12 ingediend: geen scores.**", Summary.Of(report, Dutch));
        Assert.Equal("**0 of 12 handed in: no scores.**", Summary.Of(report, English));
    }

    [Fact]
    public void One_of_twelve_handed_in_with_two_answers()
    {
        var report = Few.Report(sheets: 1, answers: 2);

        // A sheet that gives no score leaves no trace in a figure, so how many answers it has is not known.
        Assert.Equal($"**1 van de 12 ingediend: geen scores.** {Needs}", Summary.Of(report, Dutch));
        Assert.StartsWith("**1 of 12 handed in: no scores.** ", Summary.Of(report, English), StringComparison.Ordinal);
    }

    [Fact]
    public void A_scorecard_of_version_1_also_says_how_many_answers_were_given()
    {
        Scorecard Older(int sheets, int answers) => Few.Report(sheets, answers).Scorecard with
        {
            ScoringVersion = 1,
            Principles = [.. Few.Report(sheets, answers).Scorecard.Principles.Select((principle, place) => place > 0 ? principle : principle with
            {
                Statements = [principle.Statements[0] with { Respondents = sheets * answers }, .. principle.Statements.Skip(1)],
            })],
        };
        ScorecardReport Report(int sheets, int answers) => Few.Report(sheets, answers) with { Scorecard = Older(sheets, answers) };

        Assert.StartsWith(
            "**1 van de 12 ingediend, 2 van de 40 stellingen beantwoord: geen scores.** ",
            Summary.Of(Report(1, 2), Dutch),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "**3 van de 12 ingediend, samen 27 van de 120 antwoorden gegeven: geen scores.** ",
            Summary.Of(Report(3, 9), Dutch),
            StringComparison.Ordinal);
        Assert.StartsWith("**3 of 12 handed in, 27 of 120 answers given in all: no scores.** ", Summary.Of(Report(3, 9), English), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_it_is_not_known_how_many_were_asked_only_who_handed_in_is_counted() =>
        Assert.StartsWith("**1 ingediend: geen scores.** ", Summary.Of(Few.Report(1, 2, invited: null), Dutch), StringComparison.Ordinal);

    [Theory]
    [InlineData(1, 2)]
    [InlineData(4, 40)]
    public void A_protected_round_of_few_people_says_how_many_handed_in_and_nothing_of_what_they_answered(int sheets, int answers)
    {
        var report = Few.Report(sheets, answers, Few.Protected);

        Assert.Equal(
            $"**{sheets} van de 12 ingediend: geen scores.** Deze ronde beschermt kleine groepen: over minder dan 5 mensen wordt niets getoond, omdat "
            + "anders is te herleiden wie wat vond.",
            Summary.Of(report, Dutch));
        Assert.Equal(NoScoresReason.FewPeople, report.NoScores!.Reason);
        Assert.Null(report.NoScores.Answered);
        Assert.False(report.NoScores.ShowsPartners);
        Assert.Empty(report.Comments);
        Assert.DoesNotContain("Alleen mijn woorden", Paper(report), StringComparison.Ordinal);
    }

    [Fact]
    public void A_protected_round_of_enough_people_with_too_few_answers_each_says_that()
    {
        var report = Few.Report(sheets: 6, answers: 9, Few.Protected);

        Assert.Equal(
            "**6 van de 12 ingediend: geen scores.** Deze ronde beschermt kleine groepen: een score komt er pas als ten minste 5 mensen de helft van de "
            + "stellingen van een principe beantwoorden.",
            Summary.Of(report, Dutch));
        Assert.Equal(NoScoresReason.FewPerPrinciple, report.NoScores!.Reason);
        Assert.Empty(report.Comments);
    }

    [Fact]
    public void With_one_score_it_is_a_scorecard_as_any_other()
    {
        // Seventeen answers are three of the five statements of the first principle, and two of the others.
        var report = Few.Report(sheets: 1, answers: 17);

        Assert.Single(report.Scorecard.Principles, principle => principle.Score is not null);
        Assert.Null(report.NoScores);
        Assert.Contains("**rond 4,0**", Summary.Of(report, Dutch), StringComparison.Ordinal);
        Assert.Contains("De acht principes", Paper(report), StringComparison.Ordinal);
    }

    public static TheoryData<int, int, bool, bool> Cards => new()
    {
        { 0, 0, false, false },
        { 0, 0, true, true },
        { 1, 2, false, true },
        { 3, 9, false, false },
        { 2, 40, true, true },
        { 6, 9, true, false },
    };

    [Theory]
    [MemberData(nameof(Cards))]
    public void The_paper_says_it_once_without_dashes_figures_or_empty_tables(int sheets, int answers, bool isProtected, bool evidence)
    {
        var report = Few.Report(sheets, answers, isProtected ? Few.Protected : null, evidence: evidence);
        var texts = new ReportTexts(Dutch);

        var text = Paper(report);

        Assert.Contains(Summary.Of(report, Dutch).Replace("**", "", StringComparison.Ordinal), text, StringComparison.Ordinal);
        Assert.Contains(texts["NoScoresNothingToRead"], text, StringComparison.Ordinal);
        Assert.DoesNotContain("heeft niemand", text, StringComparison.Ordinal);
        Assert.Equal(report.NoScores!.ShowsPartners, text.Contains(texts["HandedInTitle"], StringComparison.Ordinal));
        foreach (var empty in (string[])["–", texts["BarsTitle"], texts["RadarTitle"], texts["PartnersTitle"], texts["LevelsTitle"], texts["PrioritiesTitle"],
            texts["CommentsNone"], texts["AllStatementsTitle"], texts["HowBands"]])
            Assert.DoesNotContain(empty, text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Cards))]
    public void The_guide_says_the_same_and_has_no_agenda(int sheets, int answers, bool isProtected, bool evidence)
    {
        var report = Few.Report(sheets, answers, isProtected ? Few.Protected : null, evidence: evidence);
        var words = new GuideTexts(Dutch);

        var text = Text(GuidePdf.Render(report, Dutch));

        Assert.Contains(Summary.Of(report, Dutch).Replace("**", "", StringComparison.Ordinal), text, StringComparison.Ordinal);
        Assert.Contains(words["NoScores"], text, StringComparison.Ordinal);
        Assert.DoesNotContain(words["OpeningText"], text, StringComparison.Ordinal);
        Assert.DoesNotContain(words["NothingDivided"], text, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_handed_in_stands_per_partner_where_that_may_be_shown()
    {
        var text = Paper(Few.Report(sheets: 1, answers: 2));

        Assert.Contains("Partner 1 1 van 3", text, StringComparison.Ordinal);
        Assert.Contains("Partner 4 0 van 3", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Qpdf_finds_nothing_wrong_with_a_paper_without_scores()
    {
        var (exit, output) = ExternalTool.On(ScorecardPdf.Render(Few.Report(sheets: 1, answers: 2, evidence: true), Dutch), "qpdf", "--check");

        Assert.True(exit == 0, output);
    }

    [Fact]
    public void A_card_that_was_stored_says_the_same_when_it_is_read_again()
    {
        var report = Few.Report(sheets: 1, answers: 2);
        var stored = ScorecardJson.Read(ScorecardJson.Write(report.Scorecard, report.Questionnaire, Dutch));

        Assert.Equal(report.NoScores, NoScores.Of(stored));
    }

    [Fact]
    public void The_round_after_one_without_scores_is_not_called_the_first_and_is_not_compared()
    {
        var before = Few.Report(sheets: 0, answers: 0).Scorecard;
        var report = Few.Report(sheets: 4, answers: 40, previous: before, number: 2);

        var last = KeyFigure.Of(report, new ReportTexts(Dutch), Dutch)[^1];

        Assert.Equal(("Sinds ronde 1", "–", "niet te vergelijken"), (last.Name, last.Value, last.Note));
        Assert.Null(report.ComparedWith);
        Assert.DoesNotContain("gestreept", Paper(report), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nl-NL", "1 keer gekozen", "1 partner in beide")]
    [InlineData("en-GB", "chosen 1 time", "1 partner in both")]
    public void One_is_said_as_one(string culture, string votes, string partners)
    {
        var texts = new ReportTexts(CultureInfo.GetCultureInfo(culture));

        Assert.Equal((votes, partners), (texts.Count("Votes", 1), texts.Count("OverPartners", 1)));
        Assert.Equal("2", texts.Count("Votes", 2).Split(' ').Single(word => word == "2"));
    }

    private static string Paper(ScorecardReport report) => Text(ScorecardPdf.Render(report, Dutch));

    /// <summary>In one line, as a screen reader goes through it.</summary>
    private static string Text(byte[] pdf) =>
        string.Join(' ', ExternalTool.On(pdf, "pdftotext", "-raw").Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
