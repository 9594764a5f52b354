using CsCheck;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;

namespace KetenScan.Domain.Tests.Rounds;

/// <summary>Runs random rounds, collects the promises made to participants, and checks the scorecard against them.</summary>
public sealed class PromiseProperties
{
    private const int Times = 300;

    /// <summary>A round to run: people by partner and level, at the opening and later.</summary>
    private sealed record Plan(int Minimum, int Statements, int Silence, int DontKnow, Weighting Weighting, int[] AtOpening, int[] Later, int Seed)
    {
        public bool IsProtected => Minimum >= Disclosure.SmallestMinimumGroup;
    }

    /// <param name="Told">The promise made to each participant at some moment.</param>
    private sealed record Held(Chain Chain, Round Round, Scorecard Card, Dictionary<Guid, Promise> Told);

    private static Gen<Plan> Plans(Gen<int> minimum, Gen<int> people, Gen<int> silence, Gen<int> dontKnow, Gen<int> later) =>
        from partners in Gen.Int[2, 5]
        from least in minimum
        from statements in Gen.Int[1, 4]
        from silent in silence
        from open in dontKnow
        from weighting in Gen.Enum<Weighting>()
        from opening in people.Array[2 * partners]
        from newcomers in later.Array[2 * partners]
        from seed in Gen.Int
        select new Plan(least, statements, silent, open, weighting, opening, newcomers, seed);

    private static Gen<int> People(int most) => Gen.Frequency((2, Gen.Const(0)), (3, Gen.Int[1, 2]), (2, Gen.Int[1, most]));

    private static Gen<int> Newcomers => Gen.Frequency((4, Gen.Const(0)), (1, Gen.Int[1, 6]));

    [Fact]
    public void In_a_named_round_exactly_those_whose_score_can_be_worked_out_were_told_so() =>
        Plans(Gen.Const(0), People(4), silence: Gen.Const(0), dontKnow: Gen.Const(0), later: Gen.Const(0)).Where(Opens).Sample(plan =>
        {
            var held = Hold(plan);
            var (people, figures) = Figures(held, held.Card.Principles[0]);
            Assert.All(people, (person, place) =>
            {
                var told = held.Told[person.Id];
                var shown = IsTold(figures, people.Count, place, known: null);
                Assert.Equal(shown, told.ShowsOwnScore);
                Assert.Equal(!shown
                    && Enumerable.Range(0, people.Count).Any(other => other != place && IsTold(figures, people.Count, place, other)), told.ShowsOneOther);

                // A promise about one figure is true of that figure.
                var own = ScoreOf(held, person);
                if (told.Told.Contains(Exposure.AloneOfPartner)) Assert.Equal(own, PartnerOf(held, held.Card.Principles[0], person).Score!.Value.Value, 9);
                if (told.Told.Contains(Exposure.AloneOfLevel)) Assert.Equal(own, LevelOf(held.Card.Principles[0], person.Level)!.Value.Value, 9);
                Assert.Equal(people.Count == 1, told.Told.Contains(Exposure.AloneInAll));
                Assert.Equal(people.Count == 2, told.Told.Contains(Exposure.TwoInAll));
            });
        }, iter: Times);

    [Fact]
    public void Nobody_who_was_told_they_are_protected_is_in_a_shown_group_of_too_few() =>
        Plans(Gen.Frequency((1, Gen.Const(0)), (4, Gen.Int[3, 6])), People(8), silence: Gen.Int[0, 60], dontKnow: Gen.Int[0, 30], Newcomers)
            .Where(Opens)
            .Sample(plan =>
        {
            var held = Hold(plan);
            foreach (var principle in held.Card.Principles)
            {
                foreach (var group in Groups(held, principle))
                {
                    if (group.Count < (plan.IsProtected ? plan.Minimum : 2)) Assert.All(group, person => Assert.False(held.Told[person.Id].IsProtected));
                }
            }
        }, iter: Times);

    [Fact]
    public void A_partner_that_was_told_it_would_be_pooled_is_never_shown_separately() =>
        Plans(Gen.Int[3, 6], People(8), silence: Gen.Int[0, 60], dontKnow: Gen.Int[0, 30], Newcomers).Where(Opens).Sample(plan =>
        {
            var held = Hold(plan);
            Assert.All(
                held.Round.Participants,
                person => Assert.Equal(held.Round.Pools(person.PartnerId), held.Told[person.Id].Told.Contains(Exposure.Pooled)));
            foreach (var person in held.Round.Participants.Where(person => held.Told[person.Id].Told.Contains(Exposure.Pooled)))
            {
                foreach (var principle in held.Card.Principles)
                {
                    var partner = PartnerOf(held, principle, person);
                    Assert.Null(partner.Score);
                    Assert.Equal(
                        partner.Withheld,
                        held.Round.Participants.Any(other => other.PartnerId == person.PartnerId && other.Sheet.SubmittedAt is not null));
                    Assert.True(principle.Pool is null || principle.Pool.Partners > 1);

                    // Nor may all figures be about that partner only.
                    if (principle.Score is not null) Assert.Contains(Counting(held, principle), other => other.PartnerId != person.PartnerId);
                }
            }
        }, iter: Times);

    [Fact]
    public void Nothing_is_shown_if_fewer_people_are_asked_than_the_minimum() =>
        Plans(Gen.Int[3, 6], Gen.Int[0, 1], silence: Gen.Const(0), dontKnow: Gen.Int[0, 30], later: Gen.Const(0)).Where(Opens).Sample(plan =>
        {
            var held = Hold(plan);
            if (!held.Told.Values.Any(told => told.Told.Contains(Exposure.NothingShown))) return;

            Assert.Null(held.Card.Overall.Score);
            Assert.All(held.Card.Principles, principle => Assert.True(principle is { Score: null, PriorityVotes: null, Respondents: null, Pool: null }));
            Assert.Empty(held.Round.PublishedComments(held.Chain, held.Card));
        }, iter: Times);

    private static bool Opens(Plan plan) => plan.AtOpening.Chunk(2).Count(partner => partner.Sum() > 0) >= 2;

    /// <summary>Invites, opens, makes promises, invites more, makes promises to the newcomers, answers, closes.</summary>
    private static Held Hold(Plan plan)
    {
        var random = new Random(plan.Seed);
        var questionnaire = Given.Questionnaire(plan.Statements);
        var chain = Given.Chain(plan.AtOpening.Length / 2);
        var round = Given.Draft(chain);
        round.SetRules(
            new RoundRules
            {
                Weighting = plan.Weighting,
                Disclosure = plan.IsProtected ? new Disclosure(DisclosureMode.Protected, plan.Minimum) : Disclosure.Named,
            });
        Invite(chain, round, plan.AtOpening);
        chain.OpenRound(round, Given.Morning);

        // Newcomers and people who look later get a promise based on other numbers than people who looked at once.
        var told = Tell(round, _ => random.Next(2) == 0);
        Invite(chain, round, plan.Later);
        foreach (var (person, promise) in Tell(round, person => !told.ContainsKey(person))) told[person] = promise;

        // With silent people, sometimes whole partners are silent, and sometimes everybody but one person.
        var silent = chain.Partners.Where(_ => plan.Silence > 0 && random.Next(4) == 0).Select(partner => partner.Id).ToHashSet();
        if (plan.Silence > 0 && random.Next(4) == 0) silent = [.. chain.Partners.Skip(1).Select(partner => partner.Id)];
        foreach (var person in round.Participants.Where(person => !silent.Contains(person.PartnerId) && random.Next(100) >= plan.Silence))
        {
            foreach (var code in questionnaire.Sections.SelectMany(section => section.Statements).Select(statement => statement.Code))
                person.Sheet.Answer(questionnaire, code, random.Next(100) < plan.DontKnow ? AnswerValue.DontKnow : new(random.Next(1, 6)), Given.Morning);
            foreach (var principle in Enum.GetValues<Principle>()) person.Sheet.Remark(principle, "woorden", Given.Morning);
            person.Sheet.Prioritise(questionnaire, [(Principle)random.Next(1, 9)], Given.Morning);
            person.Sheet.Submit(Given.Morning);
        }

        return new Held(chain, round, round.Close(chain, questionnaire, null, null, Given.Morning.AddDays(1)), told);
    }

    private static void Invite(Chain chain, Round round, int[] people)
    {
        foreach (var (place, count) in people.Index())
        {
            for (var number = 0; number < count; number++) round.Invite(chain.Partners[place / 2], "", (Level)(place % 2));
        }
    }

    private static Dictionary<Guid, Promise> Tell(Round round, Func<Guid, bool> reads) =>
        round.Participants
            .Where(person => reads(person.Id))
            .ToDictionary(person => person.Id, person => Promise.In(round, PromiseTests.Asked(round), person.PartnerId, person.Level));

    /// <summary>The people with an answer to at least half of the principle's statements.</summary>
    private static List<Participant> Counting(Held held, PrincipleResult principle) =>
        [
            .. held.Round.Participants.Where(person => person.Sheet.SubmittedAt is not null
                && 2 * Answered(person, principle).Count() is var twice
                && twice > 0
                && twice >= principle.Statements.Count),
        ];

    private static IEnumerable<int> Answered(Participant person, PrincipleResult principle) =>
        person.Sheet.Answers
            .Where(answer => principle.Statements.Any(statement => statement.Code == answer.Statement))
            .Select(answer => answer.Value.Number)
            .OfType<int>();

    private static double ScoreOf(Held held, Participant person) => Answered(person, held.Card.Principles[0]).Average();

    /// <summary>The people behind each figure on the card.</summary>
    private static IEnumerable<List<Participant>> Groups(Held held, PrincipleResult principle)
    {
        var counting = Counting(held, principle);
        if (principle.Score is not null || principle.Respondents > 0 || principle.Favourable is not null) yield return counting;
        foreach (var partner in principle.Partners.Where(partner => partner.Score is not null)) yield return
        [
            .. counting.Where(person => KeyOf(held, person) == partner.Key),
        ];
        foreach (var level in Enum.GetValues<Level>().Where(level => LevelOf(principle, level) is not null)) yield return
        [
            .. counting.Where(person => person.Level == level),
        ];
        if (principle.Pool is not null) yield return [.. counting.Where(person => PartnerOf(held, principle, person).Withheld)];
        foreach (var statement in principle.Statements.Where(statement => statement.Respondents > 0))
            yield return
            [
                .. counting.Where(person => person.Sheet.Answers.Any(answer => answer.Statement == statement.Code && answer.Value != AnswerValue.DontKnow)),
            ];
        if (principle.PriorityVotes is not null) yield return [.. held.Round.Participants.Where(person => person.Sheet.SubmittedAt is not null)];
        if (held.Round.PublishedComments(held.Chain, held.Card).Any(comment => comment.Principle == principle.Principle)) yield return counting;
    }

    /// <summary>The sums that follow from the card, each as a vector that says for each person whether they are included.</summary>
    private static (List<Participant> People, List<double[]> Figures) Figures(Held held, PrincipleResult principle)
    {
        var people = Counting(held, principle);
        return (people, [.. Groups(held, principle).Select(group => people.Select(person => group.Contains(person) ? 1.0 : 0).ToArray())]);
    }

    /// <summary>Whether this person's score follows from the figures for somebody who knows one other score.</summary>
    private static bool IsTold(List<double[]> figures, int people, int place, int? known)
    {
        double[] Only(int one) => [.. Enumerable.Range(0, people).Select(own => own == one ? 1.0 : 0)];
        List<double[]> all = known is { } other ? [.. figures, Only(other)] : figures;
        return Rank([.. all, Only(place)]) == Rank(all);
    }

    private static int Rank(List<double[]> rows)
    {
        var left = rows.Select(row => row.ToArray()).ToList();
        var rank = 0;
        for (var column = 0; column < rows[0].Length; column++)
        {
            if (left.Find(row => Math.Abs(row[column]) > 1e-9) is not { } pivot) continue;

            rank++;
            left.Remove(pivot);
            foreach (var row in left)
            {
                var times = row[column] / pivot[column];
                for (var place = 0; place < row.Length; place++) row[place] -= times * pivot[place];
            }
        }

        return rank;
    }

    private static PartnerResult PartnerOf(Held held, PrincipleResult principle, Participant person) =>
        principle.Partners.Single(partner => partner.Key == KeyOf(held, person));

    private static Score? LevelOf(PrincipleResult principle, Level level) =>
        level == Level.Strategic ? principle.Levels.Strategic : principle.Levels.Operational;

    private static string KeyOf(Held held, Participant person) => held.Chain.Partners.Single(partner => partner.Id == person.PartnerId).Key;
}
