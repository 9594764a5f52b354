using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace KetenScan.Web.Tests.Start;

/// <summary>The program with wrong settings or environment: one plain line, exit code 2, no stack trace.</summary>
public sealed class StartTests : ProgramTests
{
    [Fact]
    public async Task An_unknown_database_provider_is_named_with_what_is_allowed() =>
        Says("Setting Database__Provider is \"Oracle\"; allowed values are Sqlite and PostgreSql.", await Run([], ("Database__Provider", "Oracle")));

    [Fact]
    public async Task PostgreSQL_without_a_connection_string_is_explained() =>
        Says("Setting ConnectionStrings__KetenScan is empty", await Run([], ("Database__Provider", "PostgreSql")));

    [Fact]
    public async Task An_unreachable_database_is_one_line() =>
        Says(
            "Cannot use the PostgreSQL database of ConnectionStrings__KetenScan",
            await Run([], ("Database__Provider", "PostgreSql"), ("ConnectionStrings__KetenScan", "Host=127.0.0.1;Port=1;Database=x;Username=x;Timeout=3")));

    [Fact]
    public async Task A_connection_string_that_cannot_be_read_is_one_line() =>
        Says(
            "Cannot use the PostgreSQL database of ConnectionStrings__KetenScan",
            await Run([], ("Database__Provider", "PostgreSql"), ("ConnectionStrings__KetenScan", "Hots=127.0.0.1")));

    [Fact]
    public async Task A_data_directory_that_cannot_be_made_is_named()
    {
        var file = Path.Combine(Folder, "file");
        await File.WriteAllTextAsync(file, "");

        Says($"The data directory {file}/data cannot be used", await Run([], ("DataDirectory", $"{file}/data")));
    }

    [Fact]
    public async Task A_data_directory_that_another_KetenScan_works_in_is_named()
    {
        await using var other = new FileStream(Path.Combine(Folder, "ketenscan.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

        Says("If another KetenScan runs there, stop it", await Run([]));
    }

    [Fact]
    public async Task A_database_that_somebody_holds_is_one_line()
    {
        var (exit, _, _) = await Run(["migrate"]);
        Assert.Equal(0, exit);
        await using var holder = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Folder}/ketenscan.db;Pooling=false");
        await holder.OpenAsync();
        await using var hold = holder.CreateCommand();
        hold.CommandText = "BEGIN EXCLUSIVE";
        await hold.ExecuteNonQueryAsync();

        Says("Cannot use the SQLite database in", await Run(["migrate"]));
    }

    [Fact]
    public async Task A_taken_port_is_named()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

        Says($"Cannot listen on {url}: the port is taken", await Run(["--urls", url]));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("ftp://127.0.0.1:1")]
    [InlineData("http://127.0.0.1:1/sub")]
    public async Task An_address_that_is_none_is_named(string url) =>
        Says($"Setting urls has \"{url}\"", await Run(["--urls", url]));

    [Fact]
    public async Task An_https_address_without_a_certificate_is_one_line() =>
        Says("Cannot listen on https://127.0.0.1:1: Unable to configure HTTPS endpoint.", await Run(["--urls", "https://127.0.0.1:1"]));

    [Theory]
    [InlineData("create-admin --email beheer@example.nl")]
    [InlineData("seed-demo")]
    [InlineData("audit verify")]
    [InlineData("backup --to x.backup")]
    public async Task A_command_on_a_database_that_was_not_migrated_says_so_and_does_nothing(string arguments) => Says(
        "The database is empty or older than this program (4 to migrate): run the command migrate.",
        await Run(arguments.Split(' '), ("ASPNETCORE_ENVIRONMENT", "Production"), ("AllowHttp", "true")));

    [Fact]
    public async Task A_day_that_does_not_exist_is_named() => Says(
        "--closed-on is \"2026-13-01\"; it must be a day such as 2026-05-31.",
        await Run(["import-round", "--chain", "x", "--answers", "x", "--partners", "x", "--closed-on", "2026-13-01"]),
        lines: 2);

    [Theory]
    [InlineData("PublicUrl", "https://keten.example.nl/{PropertyName}", "Setting PublicUrl is \"https://keten.example.nl/{PropertyName}\"; it must be")]
    [InlineData("PublicUrl", "https://keten\n.example.nl", "Setting PublicUrl is \"https://keten .example.nl\"; it must be")]
    [InlineData("Sessions__AskEvery", "60", "Setting Sessions__AskEvery is \"60\"; it must be a time below an hour, such as 00:01:00.")]
    [InlineData("PublicUrl", "", "Setting PublicUrl is empty; it must be the https address that people type")]
    [InlineData("PublicUrl", "http://keten.example.nl", "Setting PublicUrl is \"http://keten.example.nl\"; it must be the https address that people type")]
    [InlineData("PublicUrl", "https://keten.example.nl/?x", "Setting PublicUrl is \"https://keten.example.nl/?x\"; it must be the address that people type")]
    [InlineData("AllowHttp", "ja", "Setting AllowHttp is \"ja\"; allowed values are true and false.")]
    [InlineData("Sessions__AskEvery", "nu", "Setting Sessions__AskEvery is \"nu\"; it must be a time below an hour, such as 00:01:00.")]
    [InlineData("Backup__At", "half drie", "Setting Backup__At is \"half drie\"; it must be a time such as 02:30.")]
    [InlineData("Backup__Keep", "0", "Setting Backup__Keep is \"0\"; it must be a number from 1 to 1000.")]
    [InlineData("Backup__Passphrase", "geheim", "Setting Backup__Passphrase is too short; it must have at least 12 characters.")]
    [InlineData("Throttling__FilesPerMinute", "-1", "Setting Throttling__FilesPerMinute is \"-1\"; it must be a number from 1.")]
    [InlineData("Throttling__SensitivePerMinute", "veel", "Setting Throttling__SensitivePerMinute is \"veel\"; it must be a number from 1.")]
    [InlineData("Throttling__SensitivePerMinute", "0", "Setting Throttling__SensitivePerMinute is \"0\"; it must be a number from 1.")]
    [InlineData("TrustedProxies", "10.0.0.0/99", "Setting TrustedProxies is \"10.0.0.0/99\"; it must be IP addresses and networks")]
    public async Task In_production_an_invalid_setting_for_limits_cookies_or_links_stops_the_start(string setting, string value, string expected) =>
        Says(expected, await Run([], ("ASPNETCORE_ENVIRONMENT", "Production"), (setting, value)));

    [Theory]
    [InlineData("dans")]
    [InlineData("migrate --snel")]
    public async Task An_unknown_command_or_option_is_named(string arguments) =>
        Says(arguments.Split(' ')[^1], await Run(arguments.Split(' ')), lines: 2);

    [Fact]
    public async Task Help_lists_the_commands()
    {
        var (exit, output, _) = await Run(["--help"]);

        Assert.Equal(0, exit);
        Assert.Contains("serve", output, StringComparison.Ordinal);
        Assert.Contains("migrate", output, StringComparison.Ordinal);
        Assert.Contains("backup", output, StringComparison.Ordinal);
        Assert.Contains("restore", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Production_never_makes_the_demo_and_says_what_is_missing()
    {
        var port = FreePort();
        using var program = Start([$"--urls=http://127.0.0.1:{port}"], ("ASPNETCORE_ENVIRONMENT", "Production"), ("AllowHttp", "true"));
        try
        {
            using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
            var first = await program.StandardOutput.ReadLineAsync();
            Assert.StartsWith("KetenScan: http://127.0.0.1", first, StringComparison.Ordinal);

            var ready = await client.GetAsync("/health/ready");

            Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
            Assert.Contains("migrate", await ready.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.False(File.Exists(Path.Combine(Folder, "demo-password.txt")));
        }
        finally
        {
            program.Kill();
        }
    }

    [Fact]
    public async Task Demo_chains_in_an_empty_database_come_with_the_accounts_that_the_next_start_announces()
    {
        Assert.Equal(0, (await Run(["seed-demo", "--chains", "2", "--rounds", "1", "--partners", "2", "--respondents", "4"])).Exit);

        await using var data = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Folder}/ketenscan.db;Pooling=false");
        await data.OpenAsync();
        await using var count = data.CreateCommand();
        count.CommandText = "SELECT (SELECT count(*) FROM AspNetUsers WHERE PasswordHash IS NOT NULL) || ' ' || (SELECT count(*) FROM Chains)";
        Assert.Equal("6 5", await count.ExecuteScalarAsync());
    }

    [Fact]
    public async Task A_server_that_is_told_to_stop_reports_not_ready_and_keeps_serving_for_the_configured_time()
    {
        var port = FreePort();
        (string, string)[] settings = [("ASPNETCORE_ENVIRONMENT", "Production"), ("AllowHttp", "true"), ("DrainSeconds", "6")];
        Assert.Equal(0, (await Run(["migrate"], settings)).Exit);
        using var program = Start([$"--urls=http://127.0.0.1:{port}"], settings);
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        await program.StandardOutput.ReadLineAsync();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/ready")).StatusCode);
        await client.GetAsync("/account/login"); // the first page takes long

        var told = Stopwatch.StartNew();
        using (var signal = Process.Start("kill", ["-TERM", $"{program.Id}"])) await signal.WaitForExitAsync();
        HttpResponseMessage ready;
        do ready = await client.GetAsync("/health/ready");
        while (ready.StatusCode == HttpStatusCode.OK && told.Elapsed < TimeSpan.FromSeconds(5));

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "the server is stopping"), (ready.StatusCode, await ready.Content.ReadAsStringAsync()));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/account/login")).StatusCode);
        await program.WaitForExitAsync();
        Assert.Equal(0, program.ExitCode);
        Assert.True(told.Elapsed > TimeSpan.FromSeconds(5.5), $"It ended after {told.Elapsed}.");
    }

    private static void Says(string expected, (int Exit, string Output, string Error) run, int lines = 1)
    {
        Assert.True(run.Exit == 2, $"It ended with {run.Exit} and said: {run.Output}{run.Error}");
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.Equal(lines, (run.Output + run.Error).Trim().Split('\n').Length);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
