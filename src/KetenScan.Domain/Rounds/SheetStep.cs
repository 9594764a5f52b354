using System.Globalization;
using KetenScan.Domain.Questionnaires;

namespace KetenScan.Domain.Rounds;

/// <summary>The step numbers of a sheet: each principle has its own number, followed by the priorities and the overview.</summary>
public static class SheetStep
{
    public const int First = (int)Principle.SharedAmbition;
    public const int Priorities = (int)Principle.Face + 1;
    public const int Overview = Priorities + 1;

    /// <summary>The principle of a step; null for the priorities and the overview.</summary>
    public static Principle? PrincipleOf(int step) => step < Priorities ? (Principle)step : null;

    /// <summary>The step with this number, or the nearest one.</summary>
    public static int Nearest(int number) => Math.Clamp(number, First, Overview);

    /// <summary>The step with the number in this text, or the nearest one; null when it is not a number.</summary>
    public static int? Parse(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Nearest(number) : null;
}
