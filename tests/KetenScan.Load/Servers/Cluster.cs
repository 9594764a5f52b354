using System.Globalization;
using KetenScan.Load.Measuring;

namespace KetenScan.Load.Servers;

/// <summary>
/// A PostgreSQL of its own, as an installation has it: what it acknowledges is on disk. Only the number of connections and the counting of statements
/// differ from the defaults. It is removed at the end.
/// </summary>
internal sealed class Cluster : IAsyncDisposable
{
    public const int MostConnections = 300;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("ketenscan-load-pg-");
    private readonly string programs;
    private readonly bool isRoot = Environment.UserName == "root";

    private Cluster(string programs) => this.programs = programs;

    public int Port { get; } = FreePort.Next();

    /// <summary>The connection string without a database.</summary>
    public string Server => $"Host=127.0.0.1;Port={Port};Username=ketenscan";

    private string Data => Path.Combine(folder.FullName, "data");

    public static async Task<Cluster> Start(CancellationToken cancel)
    {
        var programs = Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql")
                .Select(version => Path.Combine(version, "bin"))
                .Where(bin => File.Exists($"{bin}/initdb"))
                .Max()
            : null;
        var cluster = new Cluster(programs ?? throw new CannotMeasure("There is no PostgreSQL in /usr/lib/postgresql: install it with apt-get."));
        try
        {
            if (cluster.isRoot) await ExternalTool.Run("chown", ["postgres", cluster.folder.FullName], cancel);
            await cluster.AsPostgres("initdb", ["-D", cluster.Data, "-U", "ketenscan", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8"], cancel);
            await cluster.StartAgain();
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>The path of a program of this PostgreSQL.</summary>
    public string Program(string name) => Path.Combine(programs, name);

    /// <summary>Starts it (again) with what is stored.</summary>
    public Task StartAgain() => AsPostgres("pg_ctl",
    [
        "-D", Data, "-w", "-l", Path.Combine(folder.FullName, "log"), "-o",
        $"-p {Port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections={MostConnections} "
        + "-c shared_preload_libraries=pg_stat_statements",
        "start",
    ]);

    /// <summary>As a power failure: without writing anything, with a recovery at the next start.</summary>
    public Task Crash() => AsPostgres("pg_ctl", ["-D", Data, "-m", "immediate", "-w", "stop"]);

    /// <summary>The processor time of all its processes, in milliseconds.</summary>
    public double ProcessorTime() =>
        Processor.OfFamily(int.Parse(File.ReadLines(Path.Combine(Data, "postmaster.pid")).First(), CultureInfo.InvariantCulture));

    private Task<string> AsPostgres(string program, IEnumerable<string> arguments, CancellationToken cancel = default) => isRoot
        ? ExternalTool.Run("runuser", ["-u", "postgres", "--", Program(program), .. arguments], cancel)
        : ExternalTool.Run(Program(program), arguments, cancel);

    public async ValueTask DisposeAsync()
    {
        if (File.Exists(Path.Combine(Data, "postmaster.pid"))) await Crash();
        folder.Delete(recursive: true);
    }
}
