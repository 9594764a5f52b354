using FluentValidation;
using KetenScan.Domain;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Scoring;
using KetenScan.Web.Features.Rounds;
using Microsoft.Extensions.Localization;

namespace KetenScan.Web.Features.Imports;

/// <summary>The coordinator's data about a round that was held elsewhere.</summary>
public sealed class ImportForm : RulesForm
{
    public string Name { get; set; } = "";

    public DateOnly? ClosedOn { get; set; }

    /// <summary>In the format of <see cref="QuestionnaireVersion"/>.</summary>
    public string Questionnaire { get; set; } = "";

    public QuestionnaireVersion Version => QuestionnaireVersion.Parse(Questionnaire)!;
}

/// <summary>Validates that data before the files are used.</summary>
internal sealed class ImportCheck : AbstractValidator<ImportForm>
{
    public ImportCheck(IStringLocalizer<ImportTexts> texts, DateOnly today)
    {
        RuleFor(form => form.Name).Must(name => !Naming.IsNone(name)).WithMessage(_ => texts["NameNeeded"]);
        RuleFor(form => form.ClosedOn).Must(day => day >= new DateOnly(2000, 1, 1) && day <= today).WithMessage(_ => texts["ClosedOnWrong"]);
        RuleFor(form => form.MinimumGroup)
            .GreaterThanOrEqualTo(Disclosure.SmallestMinimumGroup)
            .WithMessage(_ => texts["MinimumGroupWrong", Disclosure.SmallestMinimumGroup]);
    }
}
