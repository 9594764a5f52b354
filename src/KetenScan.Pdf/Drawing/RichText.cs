namespace KetenScan.Pdf.Drawing;

public readonly record struct Run(string Text, bool Bold = false);

/// <summary>A text with bold words, which resources write between double asterisks.</summary>
public static class RichText
{
    public static IReadOnlyList<Run> Of(string text) => !text.Contains("**", StringComparison.Ordinal)
        ? text.Length == 0 ? [] : [new Run(text)]
        : [.. text.Split("**").Select((part, place) => new Run(part, place % 2 == 1)).Where(run => run.Text.Length > 0)];
}
