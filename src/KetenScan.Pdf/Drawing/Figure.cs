namespace KetenScan.Pdf.Drawing;

/// <summary>A drawing for both the screen (SVG) and PDF, in its own units, with y pointing down.</summary>
/// <param name="Width">In units; a unit is a pixel on the screen and scales with the column in a PDF.</param>
/// <param name="Height">In units.</param>
/// <param name="Title">What the figure shows.</param>
/// <param name="Message">The figure's content in words, for people who cannot see it.</param>
/// <param name="Shapes">From back to front.</param>
public sealed record Figure(double Width, double Height, string Title, string Message, IReadOnlyList<Shape> Shapes)
{
    /// <summary>Places that say their figure when they are pointed at; only on the screen.</summary>
    public IReadOnlyList<Spot> Spots { get; init; } = [];
}

/// <summary>A rectangle of a figure that says what is drawn there.</summary>
/// <param name="Text">Name and figure, in words.</param>
/// <param name="Number">The number of what it is about, for a link to it; null if it has none.</param>
public sealed record Spot(double X, double Y, double Width, double Height, string Text, int? Number = null)
{
    private const double Reach = 12;

    /// <summary>A spot around a mark, large enough to be pressed.</summary>
    public static Spot Around(Point mark, string text, int? number = null) => new(mark.X - Reach, mark.Y - Reach, 2 * Reach, 2 * Reach, text, number);
}

/// <summary>The meaning of a colour; the screen's theme and the PDF palette define the colour itself.</summary>
public enum Tone
{
    Ink,
    Soft,
    Line,
    Card,
    Main,
    Strength,
    Watch,
    Concern,
    Answer1,
    Answer2,
    Answer3,
    Answer4,
    Answer5,
}

/// <summary>A tone or a tint of it: 1 is the full colour, 0 the background.</summary>
public sealed record Paint(Tone Tone, double Tint = 1);

public readonly record struct Point(double X, double Y);

public enum Anchor
{
    Start,
    Middle,
    End,
}

public abstract record Shape;

public sealed record Line(Point From, Point To, Paint Paint, double Thickness = 1, bool Dashed = false) : Shape;

/// <summary>A closed shape; an outline if it has no fill.</summary>
public sealed record Polygon(IReadOnlyList<Point> Points, Paint? Fill, Paint? Stroke = null, double Thickness = 1, bool Dashed = false) : Shape;

public sealed record Disc(Point Centre, double Radius, Paint Fill) : Shape;

public sealed record Box(double X, double Y, double Width, double Height, Paint Fill) : Shape;

public sealed record Label(Point At, string Text, double Size, Paint Paint, Anchor Anchor = Anchor.Start, bool Bold = false) : Shape;
