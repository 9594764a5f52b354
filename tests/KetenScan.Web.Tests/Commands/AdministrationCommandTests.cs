using KetenScan.Web.Tests.Start;
using Microsoft.Data.Sqlite;

namespace KetenScan.Web.Tests.Commands;

/// <summary>The commands for administrators, in Production as installed.</summary>
public sealed class AdministrationCommandTests : ProgramTests
{
    private static readonly (string, string) Production = ("ASPNETCORE_ENVIRONMENT", "Production");

    [Fact]
    public async Task A_new_installation_gets_its_first_administrator_and_a_whole_audit_log()
    {
        Assert.Equal(0, (await Run(["migrate"], Production)).Exit);

        var (exit, link, error) = await Run(["create-admin", "--email", "beheer@voorbeeld.nl"], Production, ("PublicUrl", "https://ketenscan.example.nl/"));
        Assert.Equal((0, ""), (exit, error));
        Assert.Matches(@"^https://ketenscan\.example\.nl/account/password\?account=\S{36}&token=\S+\s*$", link);

        var (whole, found, _) = await Run(["audit", "verify"], Production);
        Assert.Equal(0, whole);
        Assert.Matches("^The audit log is intact: 1 entries, the last with hash [0-9a-f]{64}", found);
    }

    [Fact]
    public async Task With_PostgreSQL_commands_work_beside_a_server_that_uses_the_same_folder()
    {
        await using var database = await TestDatabase.Create(Engine.PostgreSql);
        (string, string)[] settings =
        [
            Production,
            ("PublicUrl", "https://ketenscan.example.nl"),
            ("Database__Provider", "PostgreSql"),
            ("ConnectionStrings__KetenScan", database.ConnectionString),
        ];
        using var server = Start(["--urls", "http://127.0.0.1:0"], settings);
        try
        {
            Assert.StartsWith("KetenScan: ", await server.StandardOutput.ReadLineAsync(), StringComparison.Ordinal);

            Assert.Equal(0, (await Run(["migrate"], settings)).Exit);
            Assert.Equal(0, (await Run(["create-admin", "--email", "beheer@voorbeeld.nl"], settings)).Exit);
            Assert.Equal(0, (await Run(["audit", "verify"], settings)).Exit);
            Assert.False(server.HasExited);
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync();
        }
    }

    [Fact]
    public async Task A_verb_makes_no_demo_also_in_Development()
    {
        Assert.Equal(0, (await Run(["create-admin", "--email", "beheer@voorbeeld.nl"])).Exit);

        await using var database = new SqliteConnection($"Data Source={Folder}/ketenscan.db;Pooling=false");
        await database.OpenAsync();
        await using var accounts = new SqliteCommand("SELECT count(*) FROM AspNetUsers", database);
        Assert.Equal(1L, await accounts.ExecuteScalarAsync());
    }

    [Theory]
    [InlineData("geen adres", "geen adres")]
    [InlineData("beheer@voorbeeld.nl\nx", "beheer@voorbeeld.nl x")]
    public async Task What_is_no_address_is_refused(string email, string said)
    {
        await Run(["migrate"], Production);

        var (exit, output, error) = await Run(["create-admin", "--email", email], Production, ("PublicUrl", "https://ketenscan.example.nl"));

        Assert.Equal((2, ""), (exit, output));
        Assert.Contains($"\"{said}\" is not an e-mail address.", error, StringComparison.Ordinal);
    }
}
