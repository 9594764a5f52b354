using SkiaSharp;

namespace KetenScan.Web.Features.Dossier;

/// <summary>Decodes an uploaded picture and re-encodes it, so that nothing but its pixels is kept.</summary>
internal static class PictureFile
{
    /// <summary>The longest side of an uploaded picture, in pixels. Checked in the file's header before anything is decoded.</summary>
    public const int MostPixels = 5000;

    /// <summary>A logo fits in this width: twice its size in the PDF, in pixels.</summary>
    public const int LogoWidth = 480;
    public const int LogoHeight = 160;

    /// <summary>The picture of a story fits in this width.</summary>
    public const int StoryWidth = 1200;
    public const int StoryHeight = 900;

    private static readonly SKEncodedImageFormat[] Allowed = [SKEncodedImageFormat.Png, SKEncodedImageFormat.Jpeg, SKEncodedImageFormat.Webp];

    /// <summary>Decoding takes up to a hundred megabytes: at most one picture per processor at a time.</summary>
    private static readonly SemaphoreSlim Turns = new(Environment.ProcessorCount);

    /// <param name="width">The maximum width of the stored picture, in pixels.</param>
    /// <param name="height">The maximum height.</param>
    /// <param name="cancel">Cancels waiting for a turn.</param>
    /// <returns>An opaque PNG on white.</returns>
    /// <exception cref="UploadRefused">The file is no picture of an allowed kind, or too large.</exception>
    public static async Task<byte[]> Read(byte[] upload, int width, int height, CancellationToken cancel)
    {
        await Turns.WaitAsync(cancel);
        try
        {
            return Draw(upload, width, height);
        }
        finally
        {
            Turns.Release();
        }
    }

    private static byte[] Draw(byte[] upload, int width, int height)
    {
        using var data = SKData.CreateCopy(upload);
        using var codec = SKCodec.Create(data);
        if (codec is null || !Allowed.Contains(codec.EncodedFormat)) throw new UploadRefused(UploadProblem.UploadIsNoPicture);
        if (codec.Info.Width > MostPixels || codec.Info.Height > MostPixels) throw new UploadRefused(UploadProblem.UploadHasTooManyPixels, MostPixels);

        using var picture = new SKBitmap(new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
        if (codec.GetPixels(picture.Info, picture.GetPixels()) != SKCodecResult.Success) throw new UploadRefused(UploadProblem.UploadIsBroken);

        var scale = Math.Min(1, Math.Min((double)width / picture.Width, (double)height / picture.Height));
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
