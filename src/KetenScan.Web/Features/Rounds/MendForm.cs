using FluentValidation;
using KetenScan.Domain;
using KetenScan.Domain.Rounds;
using Microsoft.Extensions.Localization;

namespace KetenScan.Web.Features.Rounds;

/// <summary>What may still change of an open round.</summary>
public sealed class MendForm
{
    public string? Name { get; set; }

    public string? Message { get; set; }

    public DateOnly? ClosesOn { get; set; }

    /// <summary>Whether another last day is told by mail to those who have not handed in.</summary>
    public bool Tell { get; set; } = true;

    /// <summary>What the round said when it was read.</summary>
    public (string Name, string? Message, DateOnly ClosesOn) Seen { get; set; }

    public static MendForm Of(Round round) =>
        new() { Name = round.Name, Message = round.Message, ClosesOn = round.ClosesOn, Seen = (round.Name, round.Message, round.ClosesOn) };
}

/// <summary>What is wrong with it before it is stored.</summary>
internal sealed class MendCheck : AbstractValidator<MendForm>
{
    /// <param name="texts">The words.</param>
    /// <param name="before">The last day that was announced; it may stay, also when it has passed.</param>
    /// <param name="today">In Amsterdam.</param>
    public MendCheck(IStringLocalizer<RoundTexts> texts, DateOnly before, DateOnly today)
    {
        RuleFor(form => form.Name).Must(name => !Naming.IsNone(name) && name!.Trim().Length <= RoundForm.LongestName).WithMessage(_ => texts["NameNeeded"]);
        RuleFor(form => form.ClosesOn).Must(day => day == before || day > today).WithMessage(_ => texts["ClosesOnWrong"]);
    }
}
