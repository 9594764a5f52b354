using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Data.Backups;

/// <summary>A backup that was made, read back and found whole.</summary>
/// <param name="Sha256">Of the file, as <c>sha256sum</c> prints it.</param>
public sealed record BackupMade(string Path, long Bytes, long Rows, string Sha256, bool IsEncrypted);

/// <summary>Writes the whole installation to one file, also while it is used.</summary>
/// <param name="passphrase">To encrypt it with; null for not.</param>
/// <param name="before">Called before each table, with its name.</param>
public sealed class BackupMaker(KetenScanDb db, string? passphrase, Func<string, Task>? before = null)
{
    public const string Unfinished = ".part";

    /// <summary>The version of the program.</summary>
    public static string Version =>
        typeof(BackupMaker).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>
    /// Writes to a file beside it, forces that to disk, reads it back, and only then gives it its name. The file can be read by its owner only.
    /// </summary>
    /// <exception cref="BackupRefused">The file exists, or the database is not of this version.</exception>
    public Task<BackupMade> Make(string path, CancellationToken cancel = default) =>
        Make(path, BackupTables.Of(db), [.. db.Database.GetMigrations()], cancel);

    /// <summary>Of a database with other tables than those of this version.</summary>
    internal async Task<BackupMade> Make(
        string path, IReadOnlyList<BackupTable> tables, IReadOnlyList<string> migrations, CancellationToken cancel = default)
    {
        if (File.Exists(path)) throw new BackupRefused($"{path} exists already: choose another name, or move it away.");

        var part = path + Unfinished;
        await using var file = new FileStream(part, Creating());
        try
        {
            var rows = await Write(file, tables, migrations, cancel);
            file.Flush(flushToDisk: true);
            await file.DisposeAsync();
            var (bytes, sum) = await Check(part, rows, cancel);
            File.Move(part, path, overwrite: false);
            return new BackupMade(path, bytes, rows, sum, passphrase is not null);
        }
        catch (Exception problem)
        {
            await file.DisposeAsync();
            File.Delete(part);

            // What the runtime says when a file system knows no files of this size.
            if (problem is ArgumentOutOfRangeException) throw new IOException($"{part} cannot become larger on this file system.", problem);
            throw;
        }
    }

    private static FileStreamOptions Creating()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            Share = FileShare.None,

            // Without a buffer: after a write failed, for a full disk, closing the file must not try again.
            BufferSize = 0,
            Options = FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    private async Task<long> Write(FileStream file, IReadOnlyList<BackupTable> tables, IReadOnlyList<string> migrations, CancellationToken cancel)
    {
        await using var found = new DatabaseRows(db);
        if (!migrations.SequenceEqual(await found.Begin(cancel)))
            throw new BackupRefused("The database is not of this version of KetenScan: use the version that belongs to it, or run the command migrate.");

        var salt = RandomNumberGenerator.GetBytes(ChunkCipher.SaltSize);
        var encryption = passphrase is null ? null : new BackupEncryption(ChunkCipher.Method, Convert.ToBase64String(salt));
        var provider = DatabaseRows.IsPostgreSql(db) ? "PostgreSql" : "Sqlite";
        var head = new BackupHead(Version, provider, migrations, db.Now, BackupHead.Brotli, encryption, tables);
        byte[] lines = [.. Encoding.UTF8.GetBytes(BackupFile.Format + "\n"), .. head.Write(), (byte)'\n'];

        using var sum = SHA256.Create();
        var hashed = new CryptoStream(file, sum, CryptoStreamMode.Write, leaveOpen: true);
        await hashed.WriteAsync(lines, cancel);
        Stream body = hashed;
        if (passphrase is not null)
            body = new CryptoStream(body, new ChunkCipher(passphrase, salt, lines, opens: false), CryptoStreamMode.Write, leaveOpen: true);
        var rows = await WriteRows(found, tables, body, cancel);
        if (body != hashed) await body.DisposeAsync();
        await hashed.DisposeAsync();
        await file.WriteAsync(sum.Hash!, cancel);
        return rows;
    }

    private async Task<long> WriteRows(DatabaseRows found, IReadOnlyList<BackupTable> tables, Stream body, CancellationToken cancel)
    {
        await using var packed = new BufferedStream(new BrotliStream(body, CompressionLevel.Fastest, leaveOpen: true), 64 * 1024);
        using var writer = new RowWriter(packed);
        var rows = 0L;
        foreach (var table in tables)
        {
            if (before is not null) await before(table.Name);
            writer.Begin(table);
            await foreach (var row in found.Of(table, cancel)) writer.Write(row);
            rows += writer.End();
        }

        return rows;
    }

    private async Task<(long Bytes, string Sum)> Check(string part, long rows, CancellationToken cancel)
    {
        using var written = await BackupFile.Open(part, cancel);
        var sum = await written.Verify(cancel);
        var read = written.CountRows(passphrase, cancel);
        return read == rows ? (written.Bytes, sum) : throw new IOException($"The backup was written, but read back it has {read} rows instead of {rows}.");
    }
}
