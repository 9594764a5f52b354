using KetenScan.Data.Access;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;

namespace KetenScan.Data.Tests;

/// <summary>Test data builders.</summary>
internal static class Given
{
    public static readonly DateTimeOffset Morning = new(2026, 9, 1, 9, 0, 0, TimeSpan.Zero);

    public static Questionnaire Questionnaire { get; } = new(
        new QuestionnaireVersion("test", 1),
        new Scale([.. Enumerable.Range(1, 5).Select(value => Text($"{value}"))], Text("?")),
        Text("comment"),
        new PriorityPrompt(Text("priorities"), 2),
        [
            .. Enum
                .GetValues<Principle>()
                .Select(
                    principle => new Section(
                        principle,
                        Text(principle.ToString()),
                        Text("motto"),
                        [.. Enumerable.Range(1, 5).Select(number => new Statement($"{(int)principle}.{number}", Text("statement")))])),
        ]);

    /// <summary>A chain of two partners with an open round in which the first participant has answered and submitted.</summary>
    public static (Chain Chain, Round Round) OpenRound(string slug = "keten", Guid? account = null)
    {
        var chain = new Chain(slug, "Keten", "dementie");
        var one = chain.Join(new Organisation("Gemeente"), "gemeente", new DateOnly(2024, 1, 1));
        var two = chain.Join(new Organisation("Thuiszorg"), "thuiszorg", new DateOnly(2024, 1, 1));
        var round = chain.PlanRound("Najaar 2026", Questionnaire.Version, RoundRules.Default, new DateOnly(2026, 10, 1));
        round.Invite(one, "Ans", Level.Strategic, account);
        round.Invite(two, "Bob", Level.Operational);
        chain.OpenRound(round, Morning);

        var sheet = round.Participants[0].Sheet;
        sheet.Answer(Questionnaire, "1.1", new(4), Morning);
        sheet.Answer(Questionnaire, "1.2", AnswerValue.DontKnow, Morning);
        sheet.Answer(Questionnaire, "1.3", new(5), Morning);
        sheet.Answer(Questionnaire, "1.4", new(3), Morning);
        sheet.Remark(Principle.Face, "Mooi logo", Morning);
        sheet.Prioritise(Questionnaire, [Principle.MeasurableAmbition, Principle.Relationship], Morning);
        sheet.Submit(Morning);
        return (chain, round);
    }

    public static Account Account(string name) => new($"{name}@demo.example", name) { NormalizedEmail = $"{name}@demo.example".ToUpperInvariant() };

    private static LocalText Text(string text) => new(LocalText.Always.ToDictionary(code => code, _ => text));
}
