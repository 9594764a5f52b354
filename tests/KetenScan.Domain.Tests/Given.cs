using System.Globalization;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;

namespace KetenScan.Domain.Tests;

/// <summary>Test data builders.</summary>
internal static class Given
{
    public static readonly DateTimeOffset Morning = new(2026, 9, 1, 9, 0, 0, TimeSpan.Zero);

    public static Questionnaire Questionnaire(int statementsEach = 2) => new(
        new QuestionnaireVersion("test", 1),
        new Scale([.. Enumerable.Range(1, 5).Select(value => Text($"{value}"))], Text("?")),
        Text("comment"),
        new PriorityPrompt(Text("priorities"), 2),
        [.. Enum.GetValues<Principle>().Select(principle => Section(principle, statementsEach))]);

    public static Section Section(Principle principle, int statements) => new(
        principle,
        Text(principle.ToString()),
        Text("motto"),
        [.. Enumerable.Range(1, statements).Select(number => new Statement($"{(int)principle}.{number}", Text("statement")))]);

    public static LocalText Text(string text) => new(LocalText.Always.ToDictionary(code => code, _ => text));

    public static Chain Chain(int partners = 2)
    {
        var chain = new Chain("keten", "Keten", "dementie");
        for (var number = 1; number <= partners; number++)
            chain.Join(new Organisation($"Partner {number}"), $"p{number}", new DateOnly(2024, 1, 1));
        return chain;
    }

    public static Round Draft(Chain chain) =>
        chain.PlanRound("Najaar", new QuestionnaireVersion("test", 1), RoundRules.Default, new DateOnly(2026, 10, 1));

    public static (Chain Chain, Round Round) OpenRound(int partners = 2, int participantsEach = 1)
    {
        var chain = Chain(partners);
        var round = Draft(chain);
        foreach (var partner in chain.Partners)
        {
            for (var number = 1; number <= participantsEach; number++)
                round.Invite(partner, $"{partner.Key}-{number}", number % 2 == 1 ? Level.Strategic : Level.Operational);
        }

        chain.OpenRound(round, Morning);
        return (chain, round);
    }

    /// <summary>Everybody gives this answer to the first statement and hands in; then the round closes.</summary>
    public static Scorecard Closed(Chain chain, Round round, int answer, Scorecard? previous)
    {
        foreach (var participant in round.Participants)
        {
            participant.Sheet.Answer(Questionnaire(), "1.1", new(answer), Morning);
            participant.Sheet.Submit(Morning);
        }

        return round.Close(chain, Questionnaire(), null, previous, Morning);
    }

    /// <summary>A sheet with these answers to the first statements (0: don't know) and none to the others.</summary>
    public static AnswerSheet Sheet(Questionnaire questionnaire, string partner, params byte[] answers) =>
        Sheet(questionnaire, partner, Level.Strategic, answers);

    public static AnswerSheet Sheet(Questionnaire questionnaire, string partner, Level level, params byte[] answers)
    {
        var all = new byte[questionnaire.Statements.Count];
        answers.CopyTo(all, 0);
        return new AnswerSheet(partner, level, all, []);
    }

    /// <summary>
    /// Sheets as "p1 s 45?": partner, level (s or o), and the answers to the first statements, "?" for don't know.
    /// "p1 s 45? *6" are six such sheets.
    /// </summary>
    public static List<AnswerSheet> Sheets(Questionnaire questionnaire, params IEnumerable<string> written) =>
    [
        .. from sheet in written
           let parts = sheet.Split(' ')
           let level = parts[1] == "s" ? Level.Strategic : Level.Operational
           let answers = parts[2].Select(answer => (byte)(answer == '?' ? 0 : answer - '0')).ToArray()
           from _ in Enumerable.Range(0, parts.Length < 4 ? 1 : int.Parse(parts[3][1..], CultureInfo.InvariantCulture))
           select Sheet(questionnaire, parts[0], level, answers),
    ];

    /// <summary>A round with the partners in the sheets, by key; the number asked is unknown.</summary>
    public static ScoringInput Input(Questionnaire questionnaire, params IEnumerable<string> written)
    {
        var sheets = Sheets(questionnaire, written);
        return new ScoringInput
        {
            Questionnaire = questionnaire,
            Partners = [.. sheets.Select(sheet => sheet.Partner).Distinct().Order().Select(key => new InvitedPartner(key, key, null))],
            Sheets = sheets,
        };
    }

    public static Disclosure Protected(int minimum) => new(DisclosureMode.Protected, minimum);

    /// <summary>The scorecard of the chain's first round.</summary>
    public static Scorecard FirstRound(ScoringInput input) => Scorer.Of(input with { Round = new ScoredRound(1, "Een", default, default) });
}
