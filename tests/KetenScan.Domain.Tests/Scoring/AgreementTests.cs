using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;

namespace KetenScan.Domain.Tests.Scoring;

/// <summary>
/// Seven sheets of three partners, four statements. The figures were computed in R 4.2 with the packages multilevel 2.7
/// (rwg.j, ad.m, ICC1) and psych 2.2.9 (alpha): see tests/figures/agreement.R.
/// </summary>
public sealed class AgreementTests
{
    private const int Digits = 12;

    private readonly (string Partner, byte[] Answers)[] sheets =
    [
        ("p1", [4, 5, 4, 4]),
        ("p1", [5, 5, 4, 5]),
        ("p1", [3, 4, 4, 3]),
        ("p2", [2, 2, 3, 2]),
        ("p2", [3, 2, 2, 2]),
        ("p3", [4, 3, 3, 4]),
        ("p3", [3, 3, 2, 4]),
    ];

    [Fact]
    public void Within_group_agreement_is_that_of_R() => Assert.Equal(0.740740740740741, Of(sheets).RwgJ!.Value, Digits);

    [Fact]
    public void Average_deviation_is_that_of_R() => Assert.Equal(0.877551020408163, Of(sheets).AdM!.Value, Digits);

    [Fact]
    public void Alpha_is_that_of_R() => Assert.Equal(0.897777777777778, Of(sheets).Alpha!.Value, Digits);

    [Fact]
    public void The_intraclass_correlation_is_that_of_R() => Assert.Equal(0.788295365278869, Of(sheets).Icc1!.Value, Digits);

    [Fact]
    public void A_sheet_with_a_statement_left_open_counts_for_the_correlation_only()
    {
        var more = Of([.. sheets, ("p3", [1, 0, 5, 5])]);

        Assert.Equal(7, more.CompleteSheets);
        Assert.Equal(Of(sheets).RwgJ, more.RwgJ);
        Assert.NotEqual(Of(sheets).Icc1, more.Icc1);
    }

    [Fact]
    public void Agreement_is_one_and_deviation_nought_when_all_answer_the_same()
    {
        var same = Of([.. Enumerable.Repeat(("p1", new byte[] { 4, 2, 5, 1 }), 3), ("p2", [4, 2, 5, 1])]);

        Assert.Equal(new Agreement(1, 0, null, null, 4, AgreementReading.Strong), same);
    }

    [Fact]
    public void Agreement_is_nought_when_answers_differ_more_than_by_lot()
    {
        var opposite = Of([("p1", [1, 1, 1, 1]), ("p2", [5, 5, 5, 5])]);

        Assert.Equal(0, opposite.RwgJ);
        Assert.Equal(AgreementReading.None, opposite.Reading);
        Assert.Equal(2, opposite.AdM);
        Assert.Null(opposite.Icc1);
    }

    [Fact]
    public void One_sheet_agrees_with_nobody() => Assert.Equal(new Agreement(null, null, null, null, 1, null), Of([("p1", [3, 4, 3, 4])]));

    [Theory]
    [InlineData(0.71, AgreementReading.Strong)]
    [InlineData(0.70, AgreementReading.Moderate)]
    [InlineData(0.51, AgreementReading.Moderate)]
    [InlineData(0.50, AgreementReading.Weak)]
    [InlineData(0.31, AgreementReading.Weak)]
    [InlineData(0.30, AgreementReading.None)]
    public void The_reading_follows_LeBreton_and_Senter(double value, AgreementReading reading) => Assert.Equal(reading, AgreementScoring.Reading(value));

    private static Agreement Of(IReadOnlyList<(string Partner, byte[] Answers)> sheets)
    {
        var four = A.Questionnaire(statementsEach: 4);
        return Domain.Scoring.Scoring.Of(new ScoringInput
        {
            Questionnaire = four,
            Partners = [.. sheets.Select(sheet => sheet.Partner).Distinct().Select(key => new InvitedPartner(key, key, null))],
            Sheets = [.. sheets.Select(sheet => A.Sheet(four, sheet.Partner, Level.Strategic, sheet.Answers))],
        }).Principles[0].Agreement;
    }
}
