namespace KetenScan.Web.Start;

public enum DatabaseProvider
{
    Sqlite,
    PostgreSql,
}

/// <summary>The kind of database and its connection string.</summary>
public sealed record DatabaseSettings
{
    internal const string Section = "Database";

    public DatabaseProvider Provider { get; init; } = DatabaseProvider.Sqlite;

    internal string ConnectionString { get; init; } = "";

    internal sealed class Rules(ServerSettings server) : SettingsRules<DatabaseSettings>(Section)
    {
        public override DatabaseSettings Read(IConfiguration configuration)
        {
            var read = base.Read(configuration);
            var given = configuration.GetConnectionString("KetenScan");
            if (read.Provider == DatabaseProvider.PostgreSql && given is null)
                throw new CannotStart("Setting ConnectionStrings__KetenScan is empty; PostgreSQL needs one, such as "
                    + "\"Host=127.0.0.1;Database=ketenscan;Username=ketenscan;Password=...\".");

            return read with { ConnectionString = given ?? $"Data Source={Path.Combine(server.DataDirectory, "ketenscan.db")};Default Timeout=5" };
        }
    }
}
