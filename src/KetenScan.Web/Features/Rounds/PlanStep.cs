using System.Globalization;
using Microsoft.Extensions.Localization;

namespace KetenScan.Web.Features.Rounds;

/// <summary>The steps of planning a round, numbered as in the address.</summary>
public enum PlanStep
{
    What = 1,
    Who,
    Rules,
    Message,
    Check,
}

/// <summary>Something that a round still needs before it can open.</summary>
/// <param name="Step">The step in which it is done; the last for what is done elsewhere.</param>
public sealed record PlanGap(PlanStep Step, string Words);

internal static class PlanSteps
{
    public const PlanStep Last = PlanStep.Check;

    /// <summary>The step that an address asks for; the first when it asks for none that exists.</summary>
    public static PlanStep Of(string step) =>
        int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Enum.IsDefined((PlanStep)number)
            ? (PlanStep)number
            : PlanStep.What;

    /// <param name="field">The id of a field of the plan.</param>
    public static PlanStep OfField(string field) => field switch
    {
        "name" or "closes" => PlanStep.What,
        "message" => PlanStep.Message,
        "minimum" => PlanStep.Rules,
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "no field of a plan"),
    };

    /// <summary>What the round still needs before it can open, in the order of the steps.</summary>
    public static IReadOnlyList<PlanGap> Gaps(PlanView view, RoundForm form, IStringLocalizer<RoundTexts> texts)
    {
        var gaps = new RoundCheck(texts, view.Today).Problems(form).Select(wrong => new PlanGap(OfField(wrong.Field), wrong.Problem)).ToList();
        if (view.Asked.Count(partner => partner.People > 0) < 2) gaps.Add(new PlanGap(PlanStep.Who, texts["AskedTooFew"]));
        if (view.OpenRound is { } open) gaps.Add(new PlanGap(Last, texts["OtherRoundOpen", open]));
        return [.. gaps.OrderBy(gap => gap.Step)];
    }

    /// <summary>Where a draft is opened: at the first step that needs something, or else at the last.</summary>
    public static PlanStep Start(IReadOnlyList<PlanGap> gaps) => gaps.Count == 0 ? Last : gaps[0].Step;
}
