using KetenScan.Web.Features.Dossier;
using Microsoft.AspNetCore.Components.Forms;

namespace KetenScan.Web.Tests.Dossier;

public sealed class UploadTests
{
    [Fact]
    public async Task A_file_of_the_largest_size_is_read_and_one_byte_more_is_refused_unread()
    {
        Assert.Equal(1024 * 1024, (await new Picked(1024 * 1024).ReadAll(mostMegabytes: 1)).Length);

        var refused = await Assert.ThrowsAsync<UploadRefused>(() => new Picked(1024 * 1024 + 1).ReadAll(mostMegabytes: 1));
        Assert.Equal((UploadProblem.UploadTooLarge, 1), (refused.Problem, refused.Limit));
    }

    [Theory]
    [InlineData("Ketenplan 2026.pdf", "Ketenplan 2026.pdf")]
    [InlineData("../../etc/passwd", "passwd.pdf")]
    [InlineData("a\"; filename=\"b.exe", "a filenameb.pdf")]
    [InlineData("???.pdf", "document.pdf")]
    public void A_document_keeps_a_name_that_a_header_can_hold(string given, string kept) => Assert.Equal(kept, PdfUpload.NameOf(given));

    [Fact]
    public void A_file_named_PDF_that_is_not_a_PDF_is_refused() =>
        Assert.Equal(UploadProblem.UploadIsNoPdf, Assert.Throws<UploadRefused>(() => PdfUpload.Read("<html>"u8.ToArray())).Problem);

    private sealed class Picked(int size) : IBrowserFile
    {
        public string Name => "ketenplan.pdf";

        public DateTimeOffset LastModified => default;

        public long Size => size;

        public string ContentType => "application/pdf";

        public Stream OpenReadStream(long maxAllowedSize = 512000, CancellationToken cancellationToken = default) =>
            size <= maxAllowedSize ? new MemoryStream(new byte[size]) : throw new IOException();
    }
}
