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

        Assert.Equal(new Agreement(1, 1, 0, null, null, 4, null), same);
    }

    [Fact]
    public void Agreement_is_zero_when_answers_differ_more_than_random_ones()
    {
        var opposite = Of([("p1", [1, 1, 1, 1]), ("p2", [5, 5, 5, 5])]);

        Assert.Equal(0, opposite.RwgJ);
        Assert.Equal(2, opposite.AdM);
        Assert.Null(opposite.Icc1);
        Assert.Null(opposite.WithinPartners);
    }

    [Fact]
    public void One_sheet_agrees_with_nobody() => Assert.Equal(new Agreement(null, null, null, null, null, 1, null), Of([("p1", [3, 4, 3, 4])]));

    [Theory]
    [InlineData(0.71, AgreementReading.Strong)]
    [InlineData(0.7099, AgreementReading.Moderate)]
    [InlineData(0.51, AgreementReading.Moderate)]
    [InlineData(0.5099, AgreementReading.Weak)]
    [InlineData(0.31, AgreementReading.Weak)]
    [InlineData(0.3099, AgreementReading.None)]
    public void The_reading_follows_LeBreton_and_Senter(double value, AgreementReading reading) =>
        Assert.Equal(reading, AgreementScoring.Reading(completeSheets: 5, averageDeviation: 0.8, value, between: null));

    [Theory]
    [InlineData(4, 0.5, null)] // four people are too few for a reading
    [InlineData(5, 0.5, AgreementReading.Strong)]
    [InlineData(5, 5.0 / 6, AgreementReading.Strong)] // Burke and Dunlap's limit itself is allowed
    [InlineData(5, 5.0 / 6 + 1e-9, AgreementReading.Strong)] // and within rounding error of it
    [InlineData(5, 0.8334, AgreementReading.Divided)]
    public void Answers_that_lie_too_far_apart_are_divided(int sheets, double deviation, AgreementReading? reading) =>
        Assert.Equal(reading, AgreementScoring.Reading(sheets, deviation, withinGroup: 0.9, between: null));

    [Theory]
    [InlineData(6.0, 1.0, AgreementReading.Divided)] // F = 6 against 5.32 with 1 and 8 degrees of freedom
    [InlineData(5.0, 1.0, AgreementReading.Strong)] // F = 5 is chance, although ICC(1) is 0.44
    [InlineData(3.0, 0.5, AgreementReading.Divided)] // F = 6 too
    [InlineData(1.0, 0.0, AgreementReading.Divided)] // nothing differs within a partner
    public void Partners_that_differ_from_each_other_more_than_by_chance_are_divided(double between, double within, AgreementReading reading) =>
        Assert.Equal(reading, AgreementScoring.Reading(10, 0.5, 0.9, new BetweenPartners(between, within, GroupSize: 5, DegreesBetween: 1, DegreesWithin: 8)));

    [Theory]
    [InlineData(0.25, AgreementReading.Divided)]
    [InlineData(0.2499, AgreementReading.Strong)] // certain, but a small share of all differences
    public void Partners_must_make_up_a_quarter_of_the_differences(double correlation, AgreementReading reading)
    {
        // With groups of 50, ICC(1) = (F - 1) / (F + 49): F = (1 + 49 c) / (1 - c).
        var ratio = (1 + 49 * correlation) / (1 - correlation);

        Assert.Equal(reading, AgreementScoring.Reading(100, 0.5, 0.9, new BetweenPartners(ratio, 1, GroupSize: 50, DegreesBetween: 1, DegreesWithin: 98)));
    }

    [Fact]
    public void Two_camps_that_each_agree_are_divided_and_agree_within()
    {
        var camps = Of([.. Enumerable.Repeat(("p1", new byte[] { 4, 4, 4, 4 }), 6), .. Enumerable.Repeat(("p2", new byte[] { 2, 2, 2, 2 }), 6)]);

        Assert.Equal((AgreementReading.Divided, 1, 1), (camps.Reading, camps.Icc1, camps.WithinPartners));
    }

    [Fact]
    public void Agreement_within_partners_is_the_mean_over_partners_with_two_complete_sheets()
    {
        // p1: variances 0.5, 0, 0, 0.5 (mean 1/4, ratio 1/8): 4 · 7/8 / (4 · 7/8 + 1/8) = 28/29. p2: all alike, 1. p3 has one complete sheet.
        var agreement = Of(
            [("p1", [4, 4, 4, 4]), ("p1", [5, 4, 4, 5]), ("p2", [2, 2, 2, 2]), ("p2", [2, 2, 2, 2]), ("p3", [1, 1, 1, 1]), ("p3", [5, 5, 5, 0])]);

        Assert.Equal((28.0 / 29 + 1) / 2, agreement.WithinPartners!.Value, Digits);
    }

    private static Agreement Of(IReadOnlyList<(string Partner, byte[] Answers)> sheets)
    {
        var four = Given.Questionnaire(statementsEach: 4);
        return Scorer.Of(new ScoringInput
        {
            Questionnaire = four,
            Partners = [.. sheets.Select(sheet => sheet.Partner).Distinct().Select(key => new InvitedPartner(key, key, null))],
            Sheets = [.. sheets.Select(sheet => Given.Sheet(four, sheet.Partner, Level.Strategic, sheet.Answers))],
        }).Principles[0].Agreement;
    }
}
