using System.Text;
using Microsoft.AspNetCore.Components.Forms;

namespace KetenScan.Web.Features.Dossier;

/// <summary>Why a file is not taken in; each has a text of the dossier.</summary>
public enum UploadProblem
{
    UploadTooLarge,
    UploadIsNoPicture,
    UploadHasTooManyPixels,
    UploadIsBroken,
    UploadIsNoPdf,
    UploadChainIsFull,
}

/// <param name="problem">What is wrong with it.</param>
/// <param name="limit">What it may be at most: megabytes, or pixels along one side.</param>
public sealed class UploadRefused(UploadProblem problem, int limit = 0) : Exception(problem.ToString())
{
    public UploadProblem Problem { get; } = problem;

    public int Limit { get; } = limit;
}

internal static class Uploads
{
    private const int Megabyte = 1024 * 1024;

    /// <summary>All of a file that somebody picked.</summary>
    /// <exception cref="UploadRefused">It is larger than so many megabytes.</exception>
    public static async Task<byte[]> ReadAll(this IBrowserFile file, int mostMegabytes)
    {
        if (file.Size > mostMegabytes * Megabyte) throw new UploadRefused(UploadProblem.UploadTooLarge, mostMegabytes);

        using var content = new MemoryStream();
        await using (var stream = file.OpenReadStream(mostMegabytes * Megabyte)) await stream.CopyToAsync(content);
        return content.ToArray();
    }
}

/// <summary>Takes in a document that is kept as it is, and only ever handed out as a download.</summary>
internal static class PdfUpload
{
    private const int LongestName = 120;

    /// <exception cref="UploadRefused">It does not begin as a PDF does, whatever it is called.</exception>
    public static byte[] Read(byte[] upload) =>
        upload.AsSpan().StartsWith("%PDF-"u8) ? upload : throw new UploadRefused(UploadProblem.UploadIsNoPdf);

    /// <summary>The name it came with, without what a file name or a header cannot hold.</summary>
    public static string NameOf(string name)
    {
        var safe = new StringBuilder();
        foreach (var sign in Path.GetFileNameWithoutExtension(name).Where(sign => char.IsLetterOrDigit(sign) || sign is ' ' or '-' or '_')) safe.Append(sign);
        var kept = safe.ToString().Trim();
        return $"{(kept.Length == 0 ? "document" : kept[..Math.Min(kept.Length, LongestName)])}.pdf";
    }
}
