using System.Globalization;
using KetenScan.Domain;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;

namespace KetenScan.Web.Features.Assess;

/// <summary>A change sent by <c>js/sheet.js</c>. Fields have its kind and name in <c>data-save</c> and <c>data-name</c>.</summary>
internal abstract record SheetChange
{
    /// <exception cref="RuleBroken">The value is not one that the page offers.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such kind.</exception>
    public static SheetChange Parse(string kind, string name, string value) => kind switch
    {
        AnswerChange.Kind => new AnswerChange(name, AnswerValue.Parse(value)),
        CommentChange.Kind => new CommentChange(PrincipleOf(name.Split('-')[^1]), value),
        PrioritiesChange.Kind => new PrioritiesChange([.. value.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(PrincipleOf)]),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A sheet takes answers, comments and priorities."),
    };

    /// <exception cref="RuleBroken">The sheet refuses the change.</exception>
    public abstract void Apply(Assessment sheet, Questionnaire questionnaire, DateTimeOffset now);

    public abstract SheetView Apply(SheetView view);

    private static Principle PrincipleOf(string number) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var principle) && Enum.IsDefined((Principle)principle)
            ? (Principle)principle
            : throw new RuleBroken(Rule.UnknownPrinciple);
}

/// <summary>A radio button: its name is the statement's code, its value the digit of the answer.</summary>
internal sealed record AnswerChange(string Statement, AnswerValue Value) : SheetChange
{
    public const string Kind = "answer";

    public override void Apply(Assessment sheet, Questionnaire questionnaire, DateTimeOffset now) => sheet.Answer(questionnaire, Statement, Value, now);

    public override SheetView Apply(SheetView view) => view with { Answers = new(view.Answers) { [Statement] = Value } };
}

/// <summary>A text area.</summary>
internal sealed record CommentChange(Principle Principle, string Text) : SheetChange
{
    public const string Kind = "comment";

    public static string NameOf(Principle principle) => $"{Kind}-{(int)principle}";

    public override void Apply(Assessment sheet, Questionnaire questionnaire, DateTimeOffset now) => sheet.Remark(Principle, Text, now);

    public override SheetView Apply(SheetView view) => view with { Comments = new(view.Comments) { [Principle] = Text } };
}

/// <summary>Checkboxes whose values are the numbers of principles. The checked ones are sent, separated by commas.</summary>
internal sealed record PrioritiesChange(IReadOnlyList<Principle> Principles) : SheetChange
{
    public const string Kind = "priorities";

    public const string Name = "priorities";

    public override void Apply(Assessment sheet, Questionnaire questionnaire, DateTimeOffset now) => sheet.Prioritise(questionnaire, Principles, now);

    public override SheetView Apply(SheetView view) => view with { Priorities = Principles };
}
