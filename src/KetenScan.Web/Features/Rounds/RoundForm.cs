using FluentValidation;
using KetenScan.Domain;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;
using Microsoft.Extensions.Localization;

namespace KetenScan.Web.Features.Rounds;

/// <summary>A planned round. Everything can be changed until it opens.</summary>
public sealed class RoundForm : RulesForm
{
    public const int LongestName = Round.LongestName;
    public const int LongestMessage = Round.LongestMessage;

    /// <summary>The id of the new round, made with the form: when the form is sent twice, one round is stored.</summary>
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>The version of the draft that was read.</summary>
    public int Seen { get; set; }

    public string? Name { get; set; }

    public DateOnly? ClosesOn { get; set; }

    /// <summary>Key and version, separated by a slash.</summary>
    public string Questionnaire { get; set; } = "";

    public string? Message { get; set; }

    /// <summary>The number of months after which a draft of the next round is created.</summary>
    public int? RepeatMonths { get; set; }

    public QuestionnaireVersion Version => QuestionnaireVersion.Parse(Questionnaire)!;

    public static RoundForm Of(Domain.Rounds.Round round)
    {
        var form = new RoundForm
        {
            Id = round.Id,
            Seen = round.Version,
            Name = round.Name,
            ClosesOn = round.ClosesOn,
            Questionnaire = $"{round.Questionnaire}",
            Message = round.Message,
            RepeatMonths = round.RepeatMonths,
        };
        form.Take(round.Rules);
        return form;
    }
}

/// <summary>Validates a plan before it is stored.</summary>
internal sealed class RoundCheck : AbstractValidator<RoundForm>
{
    public RoundCheck(IStringLocalizer<RoundTexts> texts, DateOnly today)
    {
        RuleFor(form => form.Name).Must(name => Naming.Fits(name, RoundForm.LongestName)).WithMessage(_ => texts["NameNeeded"]);
        RuleFor(form => form.ClosesOn).Must(day => day > today).WithMessage(_ => texts["ClosesOnWrong"]);
        RuleFor(form => form.Message).Must(Round.MessageFits).WithMessage(_ => texts["MessageTooLong", RoundForm.LongestMessage]);
        RuleFor(form => form.MinimumGroup)
            .GreaterThanOrEqualTo(Disclosure.SmallestMinimumGroup)
            .WithMessage(_ => texts["MinimumGroupWrong", Disclosure.SmallestMinimumGroup]);
    }

    /// <summary>What is wrong with a plan, each with the id of its field.</summary>
    public IEnumerable<(string Field, string Problem)> Problems(RoundForm form) =>
        Validate(form).Errors.Select(error => (FieldOf(error.PropertyName), error.ErrorMessage));

    private static string FieldOf(string property) => property switch
    {
        nameof(RoundForm.Name) => "name",
        nameof(RoundForm.ClosesOn) => "closes",
        nameof(RoundForm.Message) => "message",
        _ => "minimum",
    };
}
