using KetenScan.Pdf.Drawing;

namespace KetenScan.Reports.Figures;

/// <summary>The eight axes of a radar, from the centre (1) to the rim (5), labelled with the principles.</summary>
internal static class RadarGrid
{
    public const double Width = 468;
    public const double Height = 320;
    private const double Rim = 112;
    private const double LineHeight = 15;
    private const int LongestLine = 16;
    private static readonly Point Centre = new(Width / 2, Height / 2);

    public static void AddTo(List<Shape> shapes)
    {
        for (var ring = 1; ring <= 4; ring++)
            shapes.Add(new Polygon([.. Enumerable.Range(0, 8).Select(axis => At(axis, ring * Rim / 4))], null, new(Tone.Line)));
        for (var axis = 0; axis < 8; axis++)
            shapes.Add(new Line(Centre, At(axis, Rim), new(Tone.Line)));
    }

    /// <summary>The corners of the outline; null when a principle has no score.</summary>
    public static List<Point>? Outline(IReadOnlyList<double?> scores) =>
        scores.Count < 8 || scores.Contains(null) ? null : [.. scores.Select((score, axis) => At(axis, (score!.Value - 1) / 4 * Rim))];

    /// <summary>Adds the names; long ones over two lines.</summary>
    public static void AddNames(List<Shape> shapes, IReadOnlyList<string> names)
    {
        for (var axis = 0; axis < 8; axis++)
        {
            var at = At(axis, Rim + 14);
            var anchor = axis is 0 or 4 ? Anchor.Middle : axis < 4 ? Anchor.Start : Anchor.End;
            var lines = Lines(names[axis]);
            var top = at.Y + axis switch { 0 => -LineHeight * (lines.Length - 1), 4 => 10, _ => 5 - LineHeight * (lines.Length - 1) / 2 };
            shapes.AddRange(lines.Select((line, number) => new Label(new(at.X, top + number * LineHeight), line, 13, new(Tone.Ink), anchor)));
        }
    }

    private static Point At(int axis, double distance)
    {
        var angle = axis * Math.PI / 4 - Math.PI / 2;
        return new Point(Centre.X + distance * Math.Cos(angle), Centre.Y + distance * Math.Sin(angle));
    }

    private static string[] Lines(string name)
    {
        var spaces = Enumerable.Range(0, name.Length).Where(place => name[place] == ' ').ToList();
        if (name.Length <= LongestLine || spaces.Count == 0) return [name];

        var middle = spaces.MinBy(place => Math.Abs(place - name.Length / 2));
        return [name[..middle], name[(middle + 1)..]];
    }
}
