using System.Text;
using Microsoft.AspNetCore.Components.Forms;

namespace KetenScan.Web.Features.Dossier;

/// <summary>Why a file is refused; each value has a text.</summary>
public enum UploadProblem
{
    UploadTooLarge,
    UploadIsNoPicture,
    UploadHasTooManyPixels,
    UploadIsBroken,
    UploadIsNoPdf,
    UploadChainIsFull,
}

/// <param name="limit">The limit: megabytes, or pixels along one side.</param>
public sealed class UploadRefused(UploadProblem problem, int limit = 0) : Exception(problem.ToString())
{
    public UploadProblem Problem { get; } = problem;

    public int Limit { get; } = limit;
}

internal static class Uploads
{
    private const int Megabyte = 1024 * 1024;

    /// <summary>Reads an uploaded file completely.</summary>
    /// <exception cref="UploadRefused">It is larger than the limit.</exception>
    public static async Task<byte[]> ReadAll(this IBrowserFile file, int mostMegabytes)
    {
        if (file.Size > mostMegabytes * Megabyte) throw new UploadRefused(UploadProblem.UploadTooLarge, mostMegabytes);

        using var content = new MemoryStream();
        await using (var stream = file.OpenReadStream(mostMegabytes * Megabyte)) await stream.CopyToAsync(content);
        return content.ToArray();
    }
}

/// <summary>Checks a document that is stored unchanged and only served as a download.</summary>
internal static class PdfUpload
{
    private const int LongestName = 120;

    /// <exception cref="UploadRefused">It does not start as a PDF does, whatever its name.</exception>
    public static byte[] Read(byte[] upload) =>
        upload.AsSpan().StartsWith("%PDF-"u8) ? upload : throw new UploadRefused(UploadProblem.UploadIsNoPdf);

    /// <summary>The file's name, without characters that a file name or a header cannot contain.</summary>
    public static string NameOf(string name)
    {
        var safe = new StringBuilder();
        foreach (var sign in Path.GetFileNameWithoutExtension(name).Where(sign => char.IsLetterOrDigit(sign) || sign is ' ' or '-' or '_')) safe.Append(sign);
        var kept = safe.ToString().Trim();
        return $"{(kept.Length == 0 ? "document" : kept[..Math.Min(kept.Length, LongestName)])}.pdf";
    }
}
