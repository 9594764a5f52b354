using KetenScan.Data.Backups;

namespace KetenScan.Web.Tests.Backups;

/// <summary>A backup that is not whole, or that cannot be opened, is refused before anything is changed.</summary>
public sealed class DamagedBackupTests
{
    private const string Passphrase = "een lang wachtwoord";

    [Theory]
    [InlineData(null)]
    [InlineData(Passphrase)]
    public async Task A_backup_that_was_cut_short_or_changed_anywhere_is_refused(string? passphrase)
    {
        using var folder = new BackupFolder();
        await using var source = await DemoDatabase.Create(Engine.Sqlite);
        await using var copy = await TestDatabase.Empty(Engine.Sqlite);
        var whole = await File.ReadAllBytesAsync(await folder.Backup(source, passphrase));
        var damaged = folder.File("damaged.backup");

        foreach (var length in (int[])[0, 10, 19, 60, 5_000, whole.Length / 2, 70_000, whole.Length - 33, whole.Length - 32, whole.Length - 1])
            await Refused(whole[..length]);
        foreach (var at in (int[])[0, 25, 3_000, whole.Length / 2, whole.Length - 40, whole.Length - 1])
        {
            byte[] flipped = [.. whole];
            flipped[at] ^= 1;
            await Refused(flipped);
        }

        await Refused([.. whole, 0]);

        async Task Refused(byte[] content)
        {
            await File.WriteAllBytesAsync(damaged, content);
            await Assert.ThrowsAsync<BackupRefused>(() => BackupFolder.Restore(Engine.Sqlite, copy, damaged, passphrase: passphrase));
            Assert.False(File.Exists(copy.ConnectionString["Data Source=".Length..]));
        }
    }

    [Theory]
    [InlineData(null, "The backup is encrypted: give its passphrase with --passphrase-file or Backup__Passphrase.")]
    [InlineData("een ander wachtwoord", "The passphrase is not that of this backup.")]
    public async Task Without_its_passphrase_a_backup_is_refused(string? passphrase, string why)
    {
        using var folder = new BackupFolder();
        await using var source = await TestDatabase.Create(Engine.Sqlite);
        await using var copy = await TestDatabase.Empty(Engine.Sqlite);
        var backup = await folder.Backup(source, Passphrase);

        var refused = await Assert.ThrowsAsync<BackupRefused>(() => BackupFolder.Restore(Engine.Sqlite, copy, backup, passphrase: passphrase));

        Assert.Equal(why, refused.Message);
    }

    /// <summary>With a checksum that belongs to it: whoever changes a file on purpose makes that too.</summary>
    [Fact]
    public async Task The_head_of_an_encrypted_backup_cannot_be_changed()
    {
        using var folder = new BackupFolder();
        await using var source = await TestDatabase.Create(Engine.Sqlite);
        await using var copy = await TestDatabase.Empty(Engine.Sqlite);
        var backup = folder.WithHead(
            await folder.Backup(source, Passphrase), head => head.Replace("\"provider\":\"Sqlite\"", "\"provider\":\"Sqlote\"", StringComparison.Ordinal));

        await Assert.ThrowsAsync<BackupRefused>(() => BackupFolder.Restore(Engine.Sqlite, copy, backup, passphrase: Passphrase));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(64 * 1024)]
    [InlineData(200_000)]
    public void Chunks_that_are_missing_moved_or_changed_do_not_open(int length)
    {
        var plain = Enumerable.Range(0, length).Select(at => (byte)(at % 251)).ToArray();
        var chunks = Through(plain, opens: false).Chunk(64 * 1024 + 16).ToList();

        Assert.Equal(plain, Through([.. chunks.SelectMany(chunk => chunk)], opens: true));
        Assert.True(chunks.Count == length / (64 * 1024) + 1);
        Assert.Throws<BackupRefused>(() => Through([.. chunks[..^1].SelectMany(chunk => chunk)], opens: true));
        Assert.Throws<BackupRefused>(() => Through([.. chunks.SelectMany(chunk => chunk), .. chunks[^1]], opens: true));
        Assert.Throws<BackupRefused>(() => Through([.. chunks.SelectMany(chunk => chunk).SkipLast(1)], opens: true));
        if (chunks.Count > 2) Assert.Throws<BackupRefused>(() => Through([.. chunks[1], .. chunks[0], .. chunks[2..].SelectMany(chunk => chunk)], opens: true));
        foreach (var chunk in chunks)
        {
            chunk[0] ^= 1;
            Assert.Throws<BackupRefused>(() => Through([.. chunks.SelectMany(own => own)], opens: true));
            chunk[0] ^= 1;
        }

        static byte[] Through(byte[] content, bool opens)
        {
            using var cipher = new ChunkCipher(Passphrase, new byte[ChunkCipher.SaltSize], [1, 2, 3], opens);
            using var result = new MemoryStream();
            using (var stream = new System.Security.Cryptography.CryptoStream(
                result, cipher, System.Security.Cryptography.CryptoStreamMode.Write, leaveOpen: true)) stream.Write(content);
            return result.ToArray();
        }
    }

    [Fact]
    public async Task What_is_no_backup_or_has_a_later_format_is_named()
    {
        using var folder = new BackupFolder();
        await using var source = await TestDatabase.Create(Engine.Sqlite);
        var later = folder.WithHead(await folder.Backup(source), head => head.Replace("backup/1\n", "backup/2\n", StringComparison.Ordinal));
        var other = folder.File("other.txt");
        await File.WriteAllTextAsync(other, "geen back-up");

        await Refused(later, "install the newer version");
        await Refused(other, "is not a backup");
        await Refused(folder.File("none"), "cannot be read");

        static async Task Refused(string path, string why) =>
            Assert.Contains(why, (await Assert.ThrowsAsync<BackupRefused>(() => BackupFile.Open(path))).Message, StringComparison.Ordinal);
    }
}
