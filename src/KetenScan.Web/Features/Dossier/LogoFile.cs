using SkiaSharp;

namespace KetenScan.Web.Features.Dossier;

/// <summary>Why a picture is not taken in; each has a text of the dossier.</summary>
public enum LogoProblem
{
    LogoTooLarge,
    LogoIsNoPicture,
    LogoTooManyPixels,
    LogoIsBroken,
}

public sealed class LogoRefused(LogoProblem problem) : Exception(problem.ToString())
{
    public LogoProblem Problem { get; } = problem;
}

/// <summary>Reads a picture from outside and draws it anew, so that nothing of the file but its picture is kept.</summary>
internal static class LogoFile
{
    /// <summary>In bytes.</summary>
    public const int Largest = 2 * 1024 * 1024;

    /// <summary>Of the picture that was uploaded, along one side; what its header says is held against this before anything is unpacked.</summary>
    public const int MostPixels = 5000;

    /// <summary>The kept picture fits in this: twice what the paper shows, in pixels.</summary>
    private const int Width = 480;
    private const int Height = 160;

    private static readonly SKEncodedImageFormat[] Allowed = [SKEncodedImageFormat.Png, SKEncodedImageFormat.Jpeg, SKEncodedImageFormat.Webp];

    /// <returns>An opaque PNG on white.</returns>
    /// <exception cref="LogoRefused">It is no picture of a kind that is allowed, or too large.</exception>
    public static byte[] Read(byte[] upload)
    {
        if (upload.Length > Largest) throw new LogoRefused(LogoProblem.LogoTooLarge);

        using var data = SKData.CreateCopy(upload);
        using var codec = SKCodec.Create(data);
        if (codec is null || !Allowed.Contains(codec.EncodedFormat)) throw new LogoRefused(LogoProblem.LogoIsNoPicture);
        if (codec.Info.Width > MostPixels || codec.Info.Height > MostPixels) throw new LogoRefused(LogoProblem.LogoTooManyPixels);

        using var picture = new SKBitmap(new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
        if (codec.GetPixels(picture.Info, picture.GetPixels()) != SKCodecResult.Success) throw new LogoRefused(LogoProblem.LogoIsBroken);

        var scale = Math.Min(1, Math.Min((double)Width / picture.Width, (double)Height / picture.Height));
        using var kept = new SKBitmap(new SKImageInfo(Scaled(picture.Width, scale), Scaled(picture.Height, scale), SKColorType.Rgb888x, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(kept))
        using (var image = SKImage.FromBitmap(picture))
        {
            canvas.Clear(SKColors.White);
            canvas.DrawImage(image, new SKRect(0, 0, kept.Width, kept.Height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        }

        using var png = kept.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    private static int Scaled(int side, double scale) => Math.Max(1, (int)Math.Round(side * scale));
}
