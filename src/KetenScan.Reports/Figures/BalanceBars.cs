using System.Globalization;
using KetenScan.Pdf.Drawing;
using KetenScan.Reports.Words;

namespace KetenScan.Reports.Figures;

/// <summary>One partner's benefits minus efforts, in euros per year.</summary>
public sealed record ReportedBalance(string Partner, decimal? Expected, decimal? Realised);

/// <summary>The balance per partner: bars to the right (gain) or left (loss) of zero.</summary>
public static class BalanceBars
{
    private const double Width = 520;
    private const double Row = 44;
    private const double Left = 190;
    private const double Right = 420;

    /// <returns>Null when no partner has a figure.</returns>
    public static Figure? Of(IReadOnlyList<ReportedBalance> balances, CultureInfo culture)
    {
        var texts = new FactTexts(culture);
        var known = balances.Where(balance => balance.Expected is not null || balance.Realised is not null).ToList();
        if (known.Count == 0) return null;

        var most = (double)known.Max(balance => Math.Max(Math.Abs(balance.Expected ?? 0), Math.Abs(balance.Realised ?? 0)));
        var middle = (Left + Right) / 2;
        double Length(decimal amount) => most == 0 ? 0 : (double)Math.Abs(amount) / most * (Right - Left) / 2;

        var shapes = new List<Shape>();
        foreach (var (balance, number) in known.Select((balance, number) => (balance, number)))
        {
            var top = 8 + number * Row;
            shapes.Add(new Label(new(0, top + 20), balance.Partner, 13, new(Tone.Ink)));
            if (balance.Expected is { } expected)
            {
                var x = expected < 0 ? middle - Length(expected) : middle;
                shapes.Add(
                    new Polygon(
                        [new(x, top + 3), new(x + Length(expected), top + 3), new(x + Length(expected), top + 15), new(x, top + 15)],
                        null,
                        new(Tone.Soft)));
                shapes.Add(new Label(new(Width, top + 14), Euros(expected, culture), 12, new(Tone.Soft), Anchor.End));
            }

            if (balance.Realised is not { } realised) continue;
            shapes.Add(
                new Box(realised < 0 ? middle - Length(realised) : middle, top + 18, Length(realised), 12, new(realised < 0 ? Tone.Concern : Tone.Strength)));
            shapes.Add(new Label(new(Width, top + 29), Euros(realised, culture), 12, new(Tone.Ink), Anchor.End, Bold: true));
        }

        var bottom = 8 + known.Count * Row;
        shapes.Add(new Line(new(middle, 4), new(middle, bottom), new(Tone.Ink)));
        var message = string.Join(
            "; ",
            known.Select(balance => texts.Format("BalanceMessage", balance.Partner, Or(balance.Expected, culture), Or(balance.Realised, culture)))) + ".";
        return new Figure(Width, bottom + 4, texts["BalanceTitle"], message, shapes);
    }

    private static string Or(decimal? amount, CultureInfo culture) => amount is { } known ? Euros(known, culture) : "–";

    private static string Euros(decimal amount, CultureInfo culture) => $"{(amount < 0 ? "−" : "")}€ {Math.Abs(amount).ToString("#,0", culture)}";
}
