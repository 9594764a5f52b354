using System.Text;
using QRCoder;

namespace KetenScan.Web.Shared;

internal static class QrPicture
{
    private const int PixelsPerModule = 4;

    /// <summary>A text as QR code: dark on white, with the quiet zone that cameras need. Returns the URL of an <c>img</c>.</summary>
    public static string Of(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var svg = new SvgQRCode(data);
        return $"data:image/svg+xml;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(svg.GetGraphic(PixelsPerModule)))}";
    }
}
