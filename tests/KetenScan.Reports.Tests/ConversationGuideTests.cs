using System.Globalization;
using KetenScan.Domain.Dossier;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;
using KetenScan.Reports.Pdf;
using KetenScan.Reports.Words;

namespace KetenScan.Reports.Tests;

public sealed class ConversationGuideTests
{
    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");

    /// <summary>
    /// How two partners' boards and floors answered one principle on average, three people each: one of them a point lower
    /// on the first statement and one a point higher, since what does not vary gives no interval. 3 everywhere else.
    /// </summary>
    private static ScorecardReport Round(
        Principle principle,
        byte board,
        byte floor,
        byte otherBoard,
        byte otherFloor,
        bool evidence = false,
        Principle? chosen = null)
    {
        AnswerSheet Sheet(string partner, Level level, byte answer, int person) => new(
            partner,
            level,
            [
                .. Sample.Questionnaire.Sections.SelectMany(section => section.Statements.Select((_, place) =>
                    section.Principle != principle ? (byte)3 : (byte)(answer + (place == 0 ? person - 1 : 0)))),
            ],
            chosen is { } number ? [number] : []);
        var card = Scorer.Of(new ScoringInput
        {
            Questionnaire = Sample.Questionnaire,
            Partners = [new InvitedPartner("p1", "Gemeente", 6), new InvitedPartner("p2", "Thuiszorg", 6)],
            Sheets =
            [
                .. Enumerable.Range(0, 3).SelectMany(person => (AnswerSheet[])
                [
                    Sheet("p1", Level.Strategic, board, person), Sheet("p1", Level.Operational, floor, person), Sheet(
                        "p2",
                        Level.Strategic,
                        otherBoard,
                        person), Sheet("p2", Level.Operational, otherFloor, person),
                ]),
            ],
            Chain = new ScoredChain("keten", "Keten"),
            Round = new ScoredRound(1, "Nulmeting", new DateOnly(2026, 9, 14), new DateOnly(2026, 10, 14)),
            Evidence = evidence ? Evidence.Of(new ChainDossier([], [], null, []), new DateOnly(2026, 10, 14)) : null,
        });
        return new ScorecardReport(card, Sample.Questionnaire, null, []);
    }

    [Fact]
    public void A_gap_between_board_and_floor_is_asked_about_with_both_figures()
    {
        var item = Assert.Single(ConversationGuide.Of(Round(Principle.Governance, board: 4, floor: 2, otherBoard: 4, otherFloor: 2), Dutch).Items);

        Assert.Equal(Principle.Governance, item.Principle.Principle);
        Assert.Contains("4,0", item.Sides, StringComparison.Ordinal);
        Assert.Contains("2,0", item.Sides, StringComparison.Ordinal);
        Assert.Equal([new GuideTexts(Dutch)[$"{Principle.Governance}{GuidePattern.LevelGap}"]], item.Questions);
    }

    [Fact]
    public void A_partner_that_lies_far_off_is_named()
    {
        var item = Assert.Single(ConversationGuide.Of(Round(Principle.AllForOne, board: 4, floor: 4, otherBoard: 3, otherFloor: 3), Dutch).Items);

        Assert.Matches("Gemeente|Thuiszorg", item.Sides);
        Assert.Contains("3,5", item.Sides, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_felt_and_not_on_record_gets_a_question_more()
    {
        var item = Assert.Single(
            ConversationGuide.Of(Round(Principle.Successes, board: 4, floor: 3, otherBoard: 4, otherFloor: 3, evidence: true), Dutch).Items);

        Assert.Equal(2, item.Questions.Count);
        Assert.Equal(new GuideTexts(Dutch)[$"{Principle.Successes}{GuidePattern.Felt}"], item.Questions[1]);
    }

    [Fact]
    public void Where_nothing_certainly_divides_people_talk_about_what_they_chose()
    {
        var item = Assert.Single(ConversationGuide.Of(Round(Principle.Face, 3, 3, 3, 3, chosen: Principle.Successes), Dutch).Items);

        Assert.Contains("12 deelnemers kozen dit principe", item.Sides, StringComparison.Ordinal);
        Assert.Equal([new GuideTexts(Dutch)["Chosen"]], item.Questions);
    }

    [Fact]
    public void Where_nothing_divides_the_guide_says_so()
    {
        var report = Round(Principle.Face, 3, 3, 3, 3);

        Assert.Empty(ConversationGuide.Of(report, Dutch).Items);
        var text = ExternalTool.On(GuidePdf.Render(report, Dutch), "pdftotext", "-raw").Output;
        Assert.Contains(new GuideTexts(Dutch)["NothingDivided"][..40], text, StringComparison.Ordinal);
    }

    [Fact]
    public void There_are_never_more_than_three_subjects_and_the_time_adds_up()
    {
        var guide = ConversationGuide.Of(Sample.Report(sheetsEach: 1), Dutch);

        Assert.Equal(3, guide.Items.Count);
        Assert.Equal(65, guide.Minutes); // 10 to open, 15 each, 10 to close
    }

    [Theory]
    [InlineData("nl-NL")]
    [InlineData("en-GB")]
    public void Every_principle_has_a_question_for_every_pattern(string culture)
    {
        var texts = new GuideTexts(CultureInfo.GetCultureInfo(culture));

        var questions = (
            from principle in Enum
                .GetValues<Principle>()
            from pattern in Enum
                .GetValues<GuidePattern>()
            where pattern != GuidePattern.Chosen
            select texts[$"{principle}{pattern}"]).ToList();

        Assert.All(questions, question => Assert.Contains('?', question));
        Assert.Equal(40, questions.Distinct().Count());
    }

    [Fact]
    public void The_same_report_gives_the_same_bytes() => Assert.Equal(GuidePdf.Render(Sample.Report(), Dutch), GuidePdf.Render(Sample.Report(), Dutch));
}
