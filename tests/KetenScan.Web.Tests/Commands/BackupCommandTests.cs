using System.Security.Cryptography;
using KetenScan.Web.Features.Privacy;
using KetenScan.Web.Tests.Start;
using Microsoft.Data.Sqlite;

namespace KetenScan.Web.Tests.Commands;

/// <summary>The commands <c>backup</c> and <c>restore</c>, as an administrator types them.</summary>
public sealed class BackupCommandTests : ProgramTests
{
    private static readonly (string, string) Production = ("ASPNETCORE_ENVIRONMENT", "Production");

    [Fact]
    public async Task A_backup_beside_a_running_server_is_restored_elsewhere_and_who_was_erased_since_is_erased_again()
    {
        await DemoTemplate.CopyTo(Folder);
        var backup = Path.Combine(Folder, "a.backup");
        using var server = Start(["--urls", "http://127.0.0.1:0"]);
        try
        {
            Assert.StartsWith("KetenScan: ", await server.StandardOutput.ReadLineAsync(), StringComparison.Ordinal);

            var (exit, output, error) = await Run(["backup", "--to", backup]);
            Assert.True(exit == 0, error);
            Assert.Matches($"^{backup}: {new FileInfo(backup).Length} bytes, [0-9]+ rows, not encrypted, SHA-256 [0-9a-f]{{64}}\\s*$", output);
            Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(backup))), output, StringComparison.Ordinal);

            var (again, _, exists) = await Run(["backup", "--to", backup]);
            Assert.Equal((2, $"{backup} exists already: choose another name, or move it away."), (again, exists.Trim()));

            var (busy, _, used) = await Run(["restore", "--from", backup, "--replace"]);
            Assert.Equal(2, busy);
            Assert.Contains("If another KetenScan runs there, stop it", used, StringComparison.Ordinal);
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync();
        }

        var elsewhere = Path.Combine(Folder, "elsewhere");
        Directory.CreateDirectory(elsewhere);
        var person = await One(Folder, "SELECT Id FROM People LIMIT 1");
        await File.WriteAllTextAsync(Path.Combine(elsewhere, ErasureList.FileName), $"2026-09-20,person,{person.ToLowerInvariant()}\n");

        var restored = await Run(["restore", "--from", backup], Production, ("DataDirectory", elsewhere));

        Assert.True(restored.Exit == 0, restored.Error);
        Assert.Contains("Erased again after a backup was restored: 1", restored.Output, StringComparison.Ordinal);
        Assert.Matches(@"The backup of \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC was restored: [0-9]+ rows\.", restored.Output);
        Assert.Contains("The audit log is intact", restored.Error, StringComparison.Ordinal);
        Assert.Equal("0", await One(elsewhere, $"SELECT count(*) FROM People WHERE Id = '{person}'"));
        Assert.Equal(await One(Folder, "SELECT count(*) FROM Rounds"), await One(elsewhere, "SELECT count(*) FROM Rounds"));
        Assert.Equal(0, (await Run(["audit", "verify"], Production, ("DataDirectory", elsewhere))).Exit);
    }

    [Fact]
    public async Task A_passphrase_comes_from_a_file_or_a_setting_and_never_too_short()
    {
        await Run(["migrate"], Production);
        var (backup, secret) = (Path.Combine(Folder, "a.backup"), Path.Combine(Folder, "secret"));
        await File.WriteAllTextAsync(secret, "kort\n");
        var (exit, _, error) = await Run(["backup", "--to", backup, "--passphrase-file", secret], Production);
        Assert.Equal((2, "The passphrase in secret is too short; it must have at least 12 characters."), (exit, error.Trim()));

        await File.WriteAllTextAsync(secret, "lang genoeg om te gebruiken\n");
        Assert.Equal(0, (await Run(["backup", "--to", backup, "--passphrase-file", secret], Production)).Exit);

        Assert.Equal(2, (await Run(["restore", "--from", backup, "--replace"], Production)).Exit);
        Assert.Equal(0, (await Run(["restore", "--from", backup, "--replace"], Production, ("Backup__Passphrase", "lang genoeg om te gebruiken"))).Exit);
    }

    [Fact]
    public async Task Sending_what_waited_and_signing_everybody_out_exclude_each_other()
    {
        var (exit, _, error) = await Run(["restore", "--from", "a", "--send-mail", "--sign-out-everyone"]);

        Assert.Equal(2, exit);
        Assert.StartsWith("--send-mail and --sign-out-everyone exclude each other", error, StringComparison.Ordinal);
    }

    private static async Task<string> One(string folder, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={folder}/ketenscan.db;Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return $"{await command.ExecuteScalarAsync()}";
    }
}
