using FluentValidation;
using KetenScan.Domain;
using KetenScan.Domain.Rounds;
using Microsoft.Extensions.Localization;

namespace KetenScan.Web.Features.Rounds;

/// <summary>What can still be changed in an open round.</summary>
public sealed class CorrectionForm
{
    public string? Name { get; set; }

    public string? Message { get; set; }

    public DateOnly? ClosesOn { get; set; }

    /// <summary>Whether people who have not handed in get mail about a new last day.</summary>
    public bool Tell { get; set; } = true;

    /// <summary>The round's values when the form was filled.</summary>
    public (string Name, string? Message, DateOnly ClosesOn) Seen { get; set; }

    public static CorrectionForm Of(Round round) =>
        new() { Name = round.Name, Message = round.Message, ClosesOn = round.ClosesOn, Seen = (round.Name, round.Message, round.ClosesOn) };
}

/// <summary>Validates the form before it is stored.</summary>
internal sealed class CorrectCheck : AbstractValidator<CorrectionForm>
{
    /// <param name="before">The last day that was announced. It may be kept, even when it has passed.</param>
    /// <param name="today">Today in Amsterdam.</param>
    public CorrectCheck(IStringLocalizer<RoundTexts> texts, DateOnly before, DateOnly today)
    {
        RuleFor(form => form.Name).Must(name => Naming.Fits(name, RoundForm.LongestName)).WithMessage(_ => texts["NameNeeded"]);
        RuleFor(form => form.ClosesOn).Must(day => day == before || day > today).WithMessage(_ => texts["ClosesOnWrong"]);
        RuleFor(form => form.Message).Must(Round.MessageFits).WithMessage(_ => texts["MessageTooLong", RoundForm.LongestMessage]);
    }
}
