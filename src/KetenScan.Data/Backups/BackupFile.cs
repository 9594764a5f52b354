using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace KetenScan.Data.Backups;

/// <summary>
/// A backup to read: a line with the format, a line with the head, the rows (compressed, and encrypted if a passphrase was given), and the SHA-256 of
/// all that.
/// </summary>
public sealed class BackupFile : IDisposable
{
    public const string Format = "ketenscan.backup/1";

    internal const int ChecksumSize = 32;

    private const string AnyFormat = "ketenscan.backup/";
    private const int LongestHead = 1024 * 1024;

    private readonly FileStream file;
    private readonly byte[] lines;

    private BackupFile(FileStream file, byte[] lines, BackupHead head)
    {
        this.file = file;
        this.lines = lines;
        Head = head;
    }

    public BackupHead Head { get; }

    public long Bytes => file.Length;

    /// <exception cref="BackupRefused">The file cannot be read, or is no backup of a format that this version knows.</exception>
    public static async Task<BackupFile> Open(string path, CancellationToken cancel = default)
    {
        FileStream file;
        try
        {
            file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1024 * 1024, FileOptions.SequentialScan | FileOptions.Asynchronous);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new BackupRefused($"{path} cannot be read: {problem.Message}", problem);
        }

        try
        {
            var begin = new byte[(int)Math.Min(file.Length, LongestHead)];
            await file.ReadExactlyAsync(begin, cancel);
            var format = begin.AsSpan(0, Math.Max(0, Array.IndexOf(begin, (byte)'\n')));
            if (!format.StartsWith(Encoding.UTF8.GetBytes(AnyFormat))) throw new BackupRefused($"{path} is not a backup of KetenScan.");
            if (!format.SequenceEqual(Encoding.UTF8.GetBytes(Format)))
                throw new BackupRefused($"The backup has the format {Encoding.UTF8.GetString(format)}: install the newer version of KetenScan that made it.");

            var end = Array.IndexOf(begin, (byte)'\n', format.Length + 1);
            if (end < 0) throw new BackupRefused("The backup is damaged: its head is not complete.");

            return new BackupFile(file, begin[..(end + 1)], BackupHead.Read(begin.AsSpan((format.Length + 1)..end)));
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <summary>Reads the whole file and compares it with the checksum at its end.</summary>
    /// <returns>The SHA-256 of the file, as <c>sha256sum</c> prints it.</returns>
    /// <exception cref="BackupRefused">The file was cut short or changed.</exception>
    public async Task<string> Verify(CancellationToken cancel = default)
    {
        using var content = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var left = file.Length - ChecksumSize;
        var buffer = new byte[1024 * 1024];
        file.Position = 0;
        while (left > 0)
        {
            var part = buffer.AsMemory(0, (int)Math.Min(buffer.Length, left));
            await file.ReadExactlyAsync(part, cancel);
            content.AppendData(part.Span);
            left -= part.Length;
        }

        var found = content.GetCurrentHash();
        var written = new byte[ChecksumSize];
        if (left == 0) await file.ReadExactlyAsync(written, cancel);
        if (left < 0 || !found.AsSpan().SequenceEqual(written))
            throw new BackupRefused("The backup is damaged: its checksum is not that of its content, so it was cut short or changed.");

        content.AppendData(written);
        return Convert.ToHexStringLower(content.GetHashAndReset());
    }

    /// <summary>The rows, from the first one on.</summary>
    /// <exception cref="BackupRefused">The backup is encrypted, or compressed in a way that this version does not know, and cannot be opened.</exception>
    public RowReader Rows(string? passphrase)
    {
        if (Head.Compression != BackupHead.Brotli)
            throw new BackupRefused($"The backup is compressed by {Head.Compression}: install the version that made it.");

        file.Position = lines.Length;
        Stream body = new BodyStream(file, file.Length - ChecksumSize);
        if (Head.Encryption is { } encryption)
        {
            if (encryption.Method != ChunkCipher.Method)
                throw new BackupRefused($"The backup is encrypted by {encryption.Method}: install the version that made it.");
            if (passphrase is null) throw new BackupRefused("The backup is encrypted: give its passphrase with --passphrase-file or Backup__Passphrase.");

            var salt = new byte[ChunkCipher.SaltSize];
            if (!Convert.TryFromBase64String(encryption.Salt, salt, out _)) throw new BackupRefused("The backup is damaged: its head cannot be read.");

            body = new CryptoStream(body, new ChunkCipher(passphrase, salt, lines, opens: true), CryptoStreamMode.Read);
        }

        return new RowReader(new BufferedStream(new BrotliStream(body, CompressionMode.Decompress, leaveOpen: true), 64 * 1024), body, Head.Tables);
    }

    /// <summary>Reads all rows, without storing them.</summary>
    /// <returns>How many there are.</returns>
    /// <exception cref="BackupRefused">The backup is damaged, or its passphrase is another one.</exception>
    public long CountRows(string? passphrase, CancellationToken cancel = default)
    {
        using var rows = Rows(passphrase);
        var count = 0L;
        while (rows.NextTable() is { } table)
        {
            for (var row = new object?[table.Columns.Count]; rows.Read(row); count++) cancel.ThrowIfCancellationRequested();
        }

        return count;
    }

    public void Dispose() => file.Dispose();
}
