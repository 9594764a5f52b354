using FluentValidation;
using KetenScan.Domain;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;
using Microsoft.Extensions.Localization;

namespace KetenScan.Web.Features.Rounds;

/// <summary>A round that is planned; everything of it can change until it opens.</summary>
public sealed class RoundForm : RulesForm
{
    public const int LongestName = Round.LongestName;
    public const int LongestMessage = 1000;

    /// <summary>Of the round that is made when this is stored the first time, so that a form that is sent twice makes one.</summary>
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>The version of the draft that was read.</summary>
    public int Seen { get; set; }

    public string? Name { get; set; }

    public DateOnly? ClosesOn { get; set; }

    /// <summary>Key and version with a slash between.</summary>
    public string Questionnaire { get; set; } = "";

    public string? Message { get; set; }

    /// <summary>After how many months a draft of the next round is made ready.</summary>
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

/// <summary>What is wrong with a plan before it is stored.</summary>
internal sealed class RoundCheck : AbstractValidator<RoundForm>
{
    public RoundCheck(IStringLocalizer<RoundTexts> texts, DateOnly today)
    {
        RuleFor(form => form.Name).Must(name => !Naming.IsNone(name) && name!.Trim().Length <= RoundForm.LongestName).WithMessage(_ => texts["NameNeeded"]);
        RuleFor(form => form.ClosesOn).Must(day => day > today).WithMessage(_ => texts["ClosesOnWrong"]);
        RuleFor(form => form.MinimumGroup).GreaterThanOrEqualTo(Disclosure.SmallestMinimumGroup).WithMessage(_ => texts["MinimumGroupWrong", Disclosure.SmallestMinimumGroup]);
    }
}
