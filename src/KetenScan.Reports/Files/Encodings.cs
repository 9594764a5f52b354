using System.Text;

namespace KetenScan.Reports.Files;

/// <summary>Detects the encoding of a text file.</summary>
internal static class Encodings
{
    private const int WindowsWesternEuropean = 1252;

    static Encodings() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The encoding of the byte order mark, or UTF-8 if valid, or else Windows-1252, which Excel saves; null for binary data.</summary>
    /// <param name="stream">Read to its end.</param>
    public static Encoding? Of(Stream stream)
    {
        stream.Position = 0;
        var decoder = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetDecoder();
        var bytes = new byte[64 * 1024];
        var characters = new char[bytes.Length + 1];
        var (isUtf8, isFirst) = (true, true);
        while (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) is var read and > 0)
        {
            var block = bytes.AsSpan(0, read);
            if (isFirst && (block.StartsWith(Encoding.Unicode.Preamble) || block.StartsWith(Encoding.BigEndianUnicode.Preamble)))
                return block[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode;
            if (block.Contains((byte)0)) return null;

            isFirst = false;
            try
            {
                if (isUtf8) decoder.GetChars(block, characters, flush: read < bytes.Length);
            }
            catch (DecoderFallbackException)
            {
                isUtf8 = false;
            }
        }

        return isUtf8 ? Encoding.UTF8 : Encoding.GetEncoding(WindowsWesternEuropean);
    }
}
