using KetenScan.Domain.Scoring;
using KetenScan.Pdf.Drawing;

namespace KetenScan.Reports.Figures;

public static class BandMark
{
    private const double Rim = 2;

    public static Tone ToneOf(Band band) => band switch
    {
        Band.Strength => Tone.Strength,
        Band.Watch => Tone.Watch,
        _ => Tone.Concern,
    };

    /// <summary>▲ for a strength, ● to watch, ▼ for a concern: shows the band without relying on colour.</summary>
    public static Shape At(Point centre, double radius, Band band)
    {
        var paint = new Paint(ToneOf(band));
        return band == Band.Watch ? new Disc(centre, radius, paint) : new Polygon(Corners(centre, radius, band), paint);
    }

    /// <summary>As an outline: the band is not certain.</summary>
    public static IEnumerable<Shape> Open(Point centre, double radius, Band band)
    {
        var (rim, ground) = (new Paint(ToneOf(band)), new Paint(Tone.Card));
        return band == Band.Watch
            ? [new Disc(centre, radius, rim), new Disc(centre, radius - Rim, ground)]
            : [new Polygon(Corners(centre, radius, band), ground, rim, Rim)];
    }

    private static Point[] Corners(Point centre, double radius, Band band)
    {
        var up = band == Band.Strength ? 1 : -1;
        return
        [
            new(centre.X, centre.Y - up * 1.2 * radius),
            new(centre.X + 1.15 * radius, centre.Y + up * 0.9 * radius),
            new(centre.X - 1.15 * radius, centre.Y + up * 0.9 * radius),
        ];
    }
}
