using System.Globalization;
using KetenScan.Domain;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;

namespace KetenScan.Web.Features.Assess;

/// <summary>A change of one field of a sheet. The fields have its kind in <c>data-save</c>; <c>js/sheet.js</c> sends it, or the form without script.</summary>
internal abstract record SheetChange
{
    public static readonly IReadOnlyList<string> Kinds = [AnswerChange.Kind, CommentChange.Kind, PrioritiesChange.Kind, StepChange.Kind];

    /// <exception cref="RuleBroken">The value is not one that the page offers.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such kind.</exception>
    public static SheetChange Parse(string kind, string name, string value) => kind switch
    {
        AnswerChange.Kind => new AnswerChange(name.Split('-')[^1], AnswerValue.Parse(value)),
        CommentChange.Kind => new CommentChange(PrincipleOf(name.Split('-')[^1]), value),
        PrioritiesChange.Kind => new PrioritiesChange([.. value.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(PrincipleOf)]),
        StepChange.Kind => new StepChange(SheetStep.Parse(value) ?? SheetStep.First),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A sheet takes answers, comments, priorities and steps."),
    };

    /// <param name="sheet">The sheet to change.</param>
    /// <param name="questionnaire">The version that the round opened with.</param>
    /// <param name="now">The current time.</param>
    /// <param name="number">A <see cref="ChangeNumber"/>.</param>
    /// <returns>False if a later change of the same field is stored: it stays.</returns>
    /// <exception cref="RuleBroken">The sheet refuses the change.</exception>
    public abstract bool Apply(Assessment sheet, Questionnaire questionnaire, DateTimeOffset now, long number);

    /// <summary>What is stored for the field, written as the browser writes it.</summary>
    public abstract string Stored(Assessment sheet);

    private static Principle PrincipleOf(string number) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var principle) && Enum.IsDefined((Principle)principle)
            ? (Principle)principle
            : throw new RuleBroken(Rule.UnknownPrinciple);
}

/// <summary>Radio buttons; the value is the digit of the answer.</summary>
internal sealed record AnswerChange(string Statement, AnswerValue Value) : SheetChange
{
    public const string Kind = "answer";

    public static string NameOf(Statement statement) => $"{Kind}-{statement.Code}";

    public override bool Apply(Assessment sheet, Questionnaire questionnaire, DateTimeOffset now, long number) =>
        sheet.Answer(questionnaire, Statement, Value, now, number);

    public override string Stored(Assessment sheet) =>
        sheet.Answers.FirstOrDefault(answer => answer.Statement == Statement) is { } answer ? $"{answer.Value}" : "";
}

/// <summary>A text area.</summary>
internal sealed record CommentChange(Principle Principle, string Text) : SheetChange
{
    public const string Kind = "comment";

    public static string NameOf(Principle principle) => $"{Kind}-{(int)principle}";

    public override bool Apply(Assessment sheet, Questionnaire questionnaire, DateTimeOffset now, long number) => sheet.Remark(Principle, Text, now, number);

    public override string Stored(Assessment sheet) => sheet.Comments.FirstOrDefault(comment => comment.Principle == Principle)?.Text ?? "";
}

/// <summary>Checkboxes whose values are the numbers of principles. The checked ones are sent, separated by commas.</summary>
internal sealed record PrioritiesChange(IReadOnlyList<Principle> Principles) : SheetChange
{
    public const string Kind = "priorities";

    public const string Name = "priorities";

    public override bool Apply(Assessment sheet, Questionnaire questionnaire, DateTimeOffset now, long number) =>
        sheet.Prioritise(questionnaire, Principles, now, number);

    public override string Stored(Assessment sheet) => Written(sheet.Priorities);

    public static string Written(IEnumerable<Principle> principles) => string.Join(',', principles.Select(principle => (int)principle));
}

/// <summary>The step that the owner opened.</summary>
internal sealed record StepChange(int Step) : SheetChange
{
    public const string Kind = "step";

    public override bool Apply(Assessment sheet, Questionnaire questionnaire, DateTimeOffset now, long number)
    {
        sheet.GoTo(Step);
        return true;
    }

    public override string Stored(Assessment sheet) => $"{sheet.Step}";
}
