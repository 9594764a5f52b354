using System.Globalization;
using KetenScan.Domain;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;

namespace KetenScan.Web.Features.Assess;

/// <summary>A change that <c>js/sheet.js</c> sends. Its fields carry the kind and name in <c>data-save</c> and <c>data-name</c>.</summary>
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

/// <summary>The field is a radio button with the statement's code as its name and the answer's digit as its value.</summary>
internal sealed record AnswerChange(string Statement, AnswerValue Value) : SheetChange
{
    public const string Kind = "answer";

    public override void Apply(Assessment sheet, Questionnaire questionnaire, DateTimeOffset now) => sheet.Answer(questionnaire, Statement, Value, now);

    public override SheetView Apply(SheetView view) => view with { Answers = new(view.Answers) { [Statement] = Value } };
}

/// <summary>The field is a text area.</summary>
internal sealed record CommentChange(Principle Principle, string Text) : SheetChange
{
    public const string Kind = "comment";

    public static string NameOf(Principle principle) => $"{Kind}-{(int)principle}";

    public override void Apply(Assessment sheet, Questionnaire questionnaire, DateTimeOffset now) => sheet.Remark(Principle, Text, now);

    public override SheetView Apply(SheetView view) => view with { Comments = new(view.Comments) { [Principle] = Text } };
}

/// <summary>The fields are checkboxes with the numbers of principles as their values; those that are checked come with commas between.</summary>
internal sealed record PrioritiesChange(IReadOnlyList<Principle> Principles) : SheetChange
{
    public const string Kind = "priorities";

    public const string Name = "priorities";

    public override void Apply(Assessment sheet, Questionnaire questionnaire, DateTimeOffset now) => sheet.Prioritise(questionnaire, Principles, now);

    public override SheetView Apply(SheetView view) => view with { Priorities = Principles };
}
