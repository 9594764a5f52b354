using CsCheck;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;

namespace KetenScan.Domain.Tests.Scoring;

/// <summary>Contract 5, rule 10: attacks that try alternative answers of one sheet against everything a protected round publishes.</summary>
public sealed class TryingTests
{
    private static readonly Questionnaires.Questionnaire Five = Given.Questionnaire(statementsEach: 5);

    [Fact]
    public void No_answer_on_a_sheet_with_gaps_is_found_by_trying_all()
    {
        var tried = 0;
        RandomChains.Of(DisclosureMode.Protected, mostStatements: 5).Sample(chain =>
        {
            if (Scorer.Of(chain).Principles[0].Score is null) return;

            var attacker = new TryingAttacker(Scorer.Of, chain, 1);
            foreach (var sheet in WithGaps(chain).Take(2))
            {
                var found = attacker.FixedOf(sheet);
                Assert.True(found.Count == 0, $"Statement {string.Join(", ", found)} of sheet {sheet} is fixed in {Described(chain)}");
                Interlocked.Increment(ref tried);
            }
        }, iter: 600);

        Assert.True(tried > 200, $"Only {tried} sheets were tried.");
    }

    [Fact]
    public void The_one_who_differs_from_all_others_is_not_found()
    {
        var (tried, levels) = (0, 0);
        Gen
            .Select(Gen.Int[1, 6], Gen.Int[1, 14], Gen.Int[1, 5], Gen.Int[3, 6], Gen.Bool, Gen.Int)
            .Sample((partners, largest, statements, minimum, byPartner, seed) =>
        {
            var chain = AllAlikeButOne(partners, largest, statements, minimum, byPartner ? Weighting.Partner : Weighting.Respondent, new Random(seed));
            if (Scorer.Of(chain).Principles[0] is not { Score: not null } card) return;

            Assert.Empty(new TryingAttacker(Scorer.Of, chain, 1).FixedOf(0));
            Interlocked.Increment(ref tried);
            if (card.Levels.Strategic is not null) Interlocked.Increment(ref levels);
        }, iter: 600);

        Assert.True(tried > 300 && levels > 10, $"{tried} tried, {levels} with levels.");
    }

    [Fact]
    public void A_sheet_with_one_answer_to_a_principle_leaves_no_trace_in_it()
    {
        // Input C of the audit: version 1 published agreement of the five, distributions of the six.
        var chain = OneWithGaps([1, 0, 0, 0, 0]);
        var all = Enumerable.Range(1, 5).Select(answer => Scorer.Of(OneWithGaps([(byte)answer, 0, 0, 0, 0])).Principles[0]).ToList();

        Assert.All(all, card => Assert.Equivalent(all[0], card, strict: true));
        Assert.Empty(new TryingAttacker(Scorer.Of, chain, 1).FixedOf(5));
    }

    [Fact]
    public void The_attacker_finds_answers_when_agreement_is_that_of_the_complete_sheets()
    {
        var random = new Random(16);
        var found = 0;
        for (var draw = 0; draw < 40; draw++)
        {
            var chain = OneWithGaps([.. Enumerable.Range(0, 4).Select(_ => (byte)random.Next(1, 6)), 0]);
            Assert.Empty(new TryingAttacker(Scorer.Of, chain, 1).FixedOf(5));
            if (new TryingAttacker(WithAgreementOfCompleteSheets, chain, 1).FixedOf(5).Count > 0) found++;
        }

        Assert.True(found >= 10, $"Found on {found} of 40 sheets only.");
    }

    private static string Described(ScoringInput chain) => $"{chain.Disclosure.MinimumGroup} {chain.Weighting}: "
        + string.Join("; ", chain.Sheets.Select(sheet => $"{sheet.Partner} {sheet.Level} {string.Join(",", First(chain, sheet))}"));

    private static IEnumerable<int> WithGaps(ScoringInput chain) => Enumerable.Range(0, chain.Sheets.Count).Where(sheet =>
        First(chain, chain.Sheets[sheet]) is var answers && answers.Contains(AnswerSheet.DontKnow) && answers.Any(answer => answer > 0));

    private static byte[] First(ScoringInput chain, AnswerSheet sheet) => sheet.Answers[..chain.Questionnaire.Sections[0].Statements.Count];

    /// <summary>Everybody answers 4 to every statement, except the first person, who answers 1.</summary>
    private static ScoringInput AllAlikeButOne(int partners, int largest, int statements, int minimum, Weighting weighting, Random random)
    {
        var questionnaire = Given.Questionnaire(statements);
        byte[] All(byte answer) => [.. Enumerable.Repeat(answer, questionnaire.Statements.Count)];
        var strategic = random.NextDouble();
        return new ScoringInput
        {
            Questionnaire = questionnaire,
            Partners = [.. Enumerable.Range(0, partners).Select(place => new InvitedPartner($"p{place}", "", null))],
            Weighting = weighting,
            Disclosure = new Disclosure(DisclosureMode.Protected, minimum),
            Sheets =
            [
                .. Enumerable.Range(0, partners).SelectMany(place => Enumerable.Repeat($"p{place}", random.Next(1, largest + 1)))
                    .Select((partner, place) => new AnswerSheet(
                        partner, random.NextDouble() < strategic
                            ? Level.Strategic
                            : Level.Operational, All(place == 0 ? (byte)1 : (byte)4), [Principle.SharedAmbition])),
            ],
        };
    }

    private static ScoringInput OneWithGaps(byte[] answers) => new()
    {
        Questionnaire = Five,
        Partners = [new("p1", "", null)],
        Disclosure = new Disclosure(DisclosureMode.Protected, 5),
        Sheets =
        [
            Given.Sheet(Five, "p1", 4, 3, 5, 4, 2), Given.Sheet(Five, "p1", 5, 4, 4, 4, 3), Given.Sheet(Five, "p1", 3, 3, 4, 5, 2),
            Given.Sheet(Five, "p1", 4, 4, 5, 3, 4), Given.Sheet(Five, "p1", 2, 3, 3, 4, 4), Given.Sheet(Five, "p1", answers),
        ],
    };

    /// <summary>As version 1 did (L3 of the audit).</summary>
    private static Scorecard WithAgreementOfCompleteSheets(ScoringInput chain)
    {
        var card = Scorer.Of(chain);
        var complete = chain.Sheets.Select(sheet => sheet.Answers[..5]).Where(answers => !answers.Contains(AnswerSheet.DontKnow)).ToList();
        var deviation = Enumerable.Range(0, 5).Average(place =>
        {
            var mean = complete.Average(answers => (double)answers[place]);
            return complete.Average(answers => Math.Abs(answers[place] - mean));
        });
        var first = card.Principles[0];
        return card with { Principles = [first with { Agreement = first.Agreement with { AdM = Math.Round(deviation, 2) } }, .. card.Principles.Skip(1)] };
    }
}
