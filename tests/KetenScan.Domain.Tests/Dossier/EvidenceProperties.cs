using CsCheck;
using KetenScan.Domain.Dossier;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Scoring;
using static KetenScan.Domain.Tests.Dossier.Paper;
using Check = KetenScan.Domain.Dossier.Check;

namespace KetenScan.Domain.Tests.Dossier;

/// <summary>Properties of every dossier, tested on thousands of random ones.</summary>
public sealed class EvidenceProperties
{
    /// <summary>A fact that helps to meet a check, up to the date and about one partner; the number selects the fact that it refers to.</summary>
    private static readonly (CheckKey Key, Func<Paper, int, DateOnly, Guid, Fact?> Good)[] GoodKinds =
    [
        (CheckKey.AmbitionRecorded, (_, _, day, _) => new Ambition { Words = "nog een", From = day }),
        (CheckKey.AmbitionReviewed, (_, _, day, _) => new Ambition { Words = "nog een", From = day }),
        (
            CheckKey.EveryPartnerEndorsed,
            (paper, number, day, partner) => Some<Ambition>(paper, number) is { } id
                ? new Endorsement { AmbitionId = id, PartnerId = partner, Day = day, By = "Ans" }
                : null),
        (CheckKey.Communicated, (_, _, day, partner) => new Communication { Day = day, How = "poster", Partners = [partner] }),
        (
            CheckKey.IndicatorPerAmbition,
            (paper, number, _, _) => Some<Ambition>(paper, number) is { } id ? new Indicator { AmbitionId = id, Name = "nog een" } : null),
        (
            CheckKey.MeasuredInTime,
            (paper, number, day, _) => Some<Indicator>(paper, number) is { } id ? new Measurement { IndicatorId = id, Day = day, Value = number } : null),
        (
            CheckKey.BenefitPerPartner,
            (_, number, _, partner) => new BalanceItem
            {
                PartnerId = partner,
                Side = BalanceSide.Benefit,
                What = "baat",
                Measure = Measure.Money,
                Expected = number,
            }),
        (CheckKey.Adjusted, (paper, number, day, _) => Some<Indicator>(paper, number) is { } id
            && Some<Body>(paper, number) is { } body ? new Decision { BodyId = body, Day = day, Words = "besloten", IndicatorId = id } : null),
        (
            CheckKey.SteeringGroupComplete,
            (paper, number, day, partner) => Some<Body>(paper, number) is { } body
                ? new Seat { BodyId = body, PartnerId = partner, Holder = "Ans", FunctionLevel = FunctionLevel.Board, Since = day }
                : null),
        (
            CheckKey.OperationalComplete,
            (paper, number, day, partner) => Some<Body>(paper, number) is { } body
                ? new Seat { BodyId = body, PartnerId = partner, Holder = "Ans", FunctionLevel = FunctionLevel.Board, Mandated = true, Since = day }
                : null),
        (CheckKey.CovenantValid, (_, _, day, partner) => new Covenant { Title = "convenant", From = day, Partners = [partner] }),
        (CheckKey.SteeringGroupMet, (paper, number, day, _) => Some<Body>(paper, number) is { } body ? new Meeting { BodyId = body, Day = day } : null),
        (
            CheckKey.BalanceKnown,
            (_, number, _, partner) => new BalanceItem
            {
                PartnerId = partner,
                Side = (BalanceSide)(number % 2),
                What = "iets",
                Measure = Measure.Money,
                Expected = number,
            }),
        (
            CheckKey.RealisedRecorded,
            (_, number, day, partner) => new BalanceItem
            {
                PartnerId = partner,
                Side = BalanceSide.Benefit,
                What = "baat",
                Measure = Measure.Money,
                Realised = number,
                RealisedOn = day,
            }),
        (CheckKey.NobodyLosing, (_, _, day, partner) => new Compensation { PartnerId = partner, Words = "iets", Day = day }),
        (
            CheckKey.BalanceDiscussed,
            (paper, number, day, _) => Some<Body>(paper, number) is { } body ? new Meeting { BodyId = body, Day = day, BalanceDiscussed = true } : null),
        (CheckKey.MomentRecent, (_, _, day, partner) => new Moment { What = "eten", Kind = MomentKind.Meal, Day = day, Partners = [partner] }),
        (CheckKey.EveryoneTookPart, (_, _, day, partner) => new Moment { What = "eten", Kind = MomentKind.Meal, Day = day, Partners = [partner] }),
        (CheckKey.LookedInTheMirror, (_, _, day, _) => new Moment { What = "gesprek", Kind = MomentKind.Conversation, Day = day, RelationsDiscussed = true }),
        (CheckKey.ProgressReported, (_, _, day, _) => new ProgressReport { Title = "bericht", Day = day }),
        (CheckKey.SuccessRecent, (_, _, day, partner) => new Story { Title = "goed", Words = "zo", Day = day, Partners = [partner] }),
        (CheckKey.EveryPartnerShone, (_, _, day, partner) => new Story { Title = "goed", Words = "zo", Day = day, Partners = [partner] }),
        (CheckKey.CaseTold, (_, _, day, _) => new Story { Title = "goed", Words = "zo", Day = day, FromPractice = true }),
        (CheckKey.DifferencesNamed, (_, _, day, _) => new Difference { Title = "privacy", RecordedOn = day }),
        (
            CheckKey.BothSidesHeard,
            (paper, number, _, partner) => Some<Difference>(paper, number) is { } id
                ? new PartnerView { DifferenceId = id, PartnerId = partner, Words = "zo" }
                : null),
        (CheckKey.WorkFloorDialogue, (_, _, day, _) => new Dialogue { What = "lunch", Day = day }),
        (CheckKey.OwnVoice, (_, _, day, _) => new Publication { What = "nieuwsbrief", Day = day }),
    ];

    private static Gen<(int Kind, int Number, int Days, bool Second)[]> Lines(int least, int most) =>
        Gen.Select(Gen.Int[0, 40], Gen.Int[0, 9], Gen.Int[0, 900], Gen.Bool, (kind, number, days, second) => (kind, number, days, second)).Array[least, most];

    [Fact]
    public void A_new_fact_of_the_good_kind_never_turns_a_met_check_into_an_unmet_one() =>
        Gen.Select(Lines(5, 60), Lines(1, 1)).Sample((before, extra) =>
        {
            foreach (var (key, good) in GoodKinds)
            {
                var paper = Written(before);
                if (!paper.IsMet(key)) continue;

                var (_, number, days, second) = extra[0];
                if (good(paper, number, At.AddDays(-days), second ? paper.Two : paper.One) is { } fact) paper.Add(fact);
                if (!paper.IsMet(key)) return false;
            }

            return true;
        }, iter: 1_000);

    [Fact]
    public void What_happens_after_the_date_changes_no_answer() =>
        Gen.Select(Lines(5, 60), Lines(1, 1)).Sample((before, extra) =>
        {
            var paper = Written(before);
            var then = Answers(paper);
            var (kind, number, days, second) = extra[0];
            var (_, later) = GoodKinds
                .Where(own => own.Key is not (CheckKey.IndicatorPerAmbition or CheckKey.BenefitPerPartner or CheckKey.BalanceKnown or CheckKey.BothSidesHeard))
                .ToArray()[kind % 23];
            if (later(paper, number, At.AddDays(1 + days), second ? paper.Two : paper.One) is { } fact) paper.Add(fact);
            return then.SequenceEqual(Answers(paper));
        }, iter: 3_000);

    [Fact]
    public void There_are_35_checks_each_once_and_at_their_principle()
    {
        var evidence = Evidence.Of(new Paper().Dossier, At);

        Assert.Equal(Enum.GetValues<CheckKey>(), evidence.OrderBy(own => own.Key).SelectMany(own => own.Value).Select(check => check.Key));
        Assert.Equal([4, 5, 5, 4, 4, 4, 5, 4], evidence.OrderBy(own => own.Key).Select(own => own.Value.Count));
        Assert.Equal(Enum.GetValues<Principle>(), evidence.Keys.Order());
    }

    [Theory]
    [InlineData(3.5, 2, EvidenceReading.InOrder)]
    [InlineData(3.45, 2, EvidenceReading.InOrder)] // shown as 3.5
    [InlineData(3.44, 2, EvidenceReading.OnPaper)]
    [InlineData(3.5, 1, EvidenceReading.Felt)]
    [InlineData(3.4, 1, EvidenceReading.WorkToDo)]
    public void The_corner_is_high_from_three_and_a_half_and_from_one_half(double score, int met, EvidenceReading expected)
    {
        Check[] checks = [.. Enumerable.Range(0, 4).Select(number => new Check(CheckKey.AmbitionRecorded, number < met, 0, 0, null, []))];

        Assert.Equal(expected, PrincipleEvidence.Of(checks, new Score(score)).Reading);
        Assert.Null(PrincipleEvidence.Of(checks, null).Reading);
    }

    private static List<(CheckKey, bool)> Answers(Paper paper) =>
        [.. Evidence.Of(paper.Dossier, At).Values.SelectMany(checks => checks).Select(check => (check.Key, check.Met))];

    /// <summary>A dossier with an ambition, two bodies and a fact per line; some are after the date.</summary>
    private static Paper Written((int Kind, int Number, int Days, bool Second)[] lines)
    {
        var paper = new Paper();
        paper.Indicator(paper.Ambition(Ago(30)));
        paper.SteeringGroup();
        paper.Add(new Body { Name = "Team", Layer = Layer.Operational });
        foreach (var (kind, number, days, second) in lines)
        {
            if (GoodKinds[kind % GoodKinds.Length].Good(paper, number, At.AddDays(-days), second ? paper.Two : paper.One) is { } fact) paper.Add(fact);
        }

        return paper;
    }

    private static Guid? Some<T>(Paper paper, int number)
        where T : Fact => paper.Dossier.All<T>().ToList() is { Count: > 0 } all ? all[number % all.Count].Id : null;
}
