using System.Globalization;
using System.Text;
using KetenScan.Reports.Pdf;
using KetenScan.Web.Features.Dossier;
using KetenScan.Web.Shared;
using SkiaSharp;

namespace KetenScan.Web.Tests.Dossier;

public sealed class FaceServiceTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Who_runs_the_chain_fills_it_in_and_its_people_see_it(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var view = (await installation.Faces.Find(installation.Coordinator, TestInstallation.Slug))!;
        view.Fields.Colour = "#A8326B";
        view.Fields.Slogan = " Samen thuis ";

        await installation.Faces.Save(installation.Coordinator, view);

        var seen = (await installation.Faces.Find(installation.Member, TestInstallation.Slug))!;
        Assert.Equal(("#a8326b", "Samen thuis", false), (seen.Fields.Colour, seen.Fields.Slogan, seen.Runs));
        Assert.Null(await installation.Faces.Save(installation.Member, seen));
        Assert.Null(await installation.Faces.SetLogo(installation.Member, seen, Picture(10, 10)));
        Assert.Null(await installation.Faces.Find(installation.Stranger, TestInstallation.Slug));
        Assert.Null(await installation.Faces.Find(installation.Administrator, TestInstallation.Slug));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Two_people_changing_it_at_once_find_out(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var view = (await installation.Faces.Find(installation.Coordinator, TestInstallation.Slug))!;
        FaceView Of(string slogan) => view with { Fields = new FaceFields { Slogan = slogan } };

        Task<FaceView?>[] both =
        [
            installation.Faces.Save(installation.Coordinator, Of("Samen")),
            installation.Faces.Save(installation.Coordinator, Of("Thuis")),
        ];
        var changed = await Assert.ThrowsAsync<ChangedMeanwhile<FaceView>>(() => Task.WhenAll(both));

        var stored = (await both.Single(one => one.IsCompletedSuccessfully))!;
        Assert.Equal(stored.Fields, changed.Theirs.Fields);
        var over = await installation.Faces.Save(installation.Coordinator, Of("Samen thuis") with { Version = changed.Theirs.Version });
        Assert.Equal("Samen thuis", over!.Fields.Slogan);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_logo_is_kept_as_a_small_picture_that_the_paper_takes_as_it_is(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var view = (await installation.Faces.Find(installation.Coordinator, TestInstallation.Slug))!;

        var changed = await installation.Faces.SetLogo(installation.Coordinator, view, Picture(1600, 400));

        Assert.True(changed!.HasLogo);
        var logo = (await installation.Faces.Logo(installation.Member, TestInstallation.Slug))!;
        using var kept = SKBitmap.Decode(logo);
        Assert.Equal((480, 120), (kept.Width, kept.Height));

        await installation.SubmitAll(4);
        await installation.Rounds.Close(installation.Coordinator, TestInstallation.Slug, 1);
        var report = await installation.Scorecards.ReadForPaper((await installation.Scorecards.Find(installation.Member, TestInstallation.Slug, 1))!);
        Assert.Contains(
            "/Subtype/Image/Width 480/Height 120",
            Encoding.Latin1.GetString(ScorecardPdf.Render(report, CultureInfo.GetCultureInfo("nl-NL"))),
            StringComparison.Ordinal);
        Assert.Null(await installation.Faces.Logo(installation.Stranger, TestInstallation.Slug));
        Assert.False((await installation.Faces.RemoveLogo(installation.Coordinator, changed))!.HasLogo);
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public async Task Png_Jpeg_and_Webp_are_taken_in_and_what_is_transparent_becomes_white(SKEncodedImageFormat format)
    {
        using var kept = SKBitmap.Decode(
            await PictureFile.Read(Picture(60, 60, format), PictureFile.LogoWidth, PictureFile.LogoHeight, CancellationToken.None));

        Assert.Equal((60, 60), (kept.Width, kept.Height));
        if (format != SKEncodedImageFormat.Jpeg) Assert.Equal(SKColors.White, kept.GetPixel(55, 55));
        Assert.True(kept.GetPixel(20, 20).Red > 150);
    }

    [Fact]
    public async Task What_is_no_picture_is_refused_with_the_reason()
    {
        Assert.Equal(UploadProblem.UploadIsNoPicture, await Refused("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"u8.ToArray()));
        Assert.Equal(UploadProblem.UploadIsNoPicture, await Refused([]));
        Assert.Equal(UploadProblem.UploadIsNoPicture, await Refused("GIF89a\u0001\0\u0001\0"u8.ToArray()));
        Assert.Equal(UploadProblem.UploadIsBroken, await Refused(Picture(300, 300, noise: true)[..2000]));
    }

    [Fact]
    public async Task A_header_that_claims_a_hostile_size_is_refused_before_anything_is_unpacked()
    {
        var jpeg = Picture(10, 10, SKEncodedImageFormat.Jpeg);
        var frame = jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        jpeg.AsSpan(frame + 5, 4).Fill(0x7F); // 32,639 by 32,639: 4 GB when unpacked

        Assert.Equal(UploadProblem.UploadHasTooManyPixels, await Refused(jpeg));
        Assert.Equal(UploadProblem.UploadHasTooManyPixels, await Refused(Picture(PictureFile.MostPixels + 1, 1)));
    }

    private static async Task<UploadProblem> Refused(byte[] upload) =>
        (
            await Assert.ThrowsAsync<UploadRefused>(
                () => PictureFile.Read(upload, PictureFile.LogoWidth, PictureFile.LogoHeight, CancellationToken.None))).Problem;

    /// <summary>A square in its upper left half, the rest transparent.</summary>
    private static byte[] Picture(int width, int height, SKEncodedImageFormat format = SKEncodedImageFormat.Png, bool noise = false)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Premul));
        var random = new Random(1);
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.Transparent);
            using var paint = new SKPaint { Color = new SKColor(168, 50, 107) };
            canvas.DrawRect(0, 0, width * 0.6f, height * 0.6f, paint);
        }

        if (noise)
        {
            for (var x = 0; x < width; x++)
            {
                for (var y = 0; y < height; y++) bitmap.SetPixel(x, y, new SKColor((uint)random.Next() | 0xFF000000));
            }
        }

        using var data = bitmap.Encode(format, 90);
        return data.ToArray();
    }
}
