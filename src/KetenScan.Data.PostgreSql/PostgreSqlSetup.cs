using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Npgsql;

namespace KetenScan.Data.PostgreSql;

public static class PostgreSqlSetup
{
    private const int MostPrepared = 100;

    /// <summary>
    /// Unless the connection string says otherwise, statements that are used often are prepared once per connection, and a connection is not
    /// reset between uses: nothing here depends on the state of a session, and with prepared statements a reset is seven statements.
    /// </summary>
    public static DbContextOptionsBuilder UseKetenScanPostgreSql(this DbContextOptionsBuilder options, string connectionString) =>
        options.UseNpgsql(Preparing(connectionString), postgres => postgres.MigrationsAssembly(typeof(PostgreSqlSetup).Assembly));

    private static string Preparing(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        if (!settings.ShouldSerialize("Max Auto Prepare")) settings.MaxAutoPrepare = MostPrepared;
        if (!settings.ShouldSerialize("No Reset On Close")) settings.NoResetOnClose = true;
        return settings.ConnectionString;
    }
}

/// <summary>For <c>dotnet ef migrations add</c>.</summary>
internal sealed class DesignTimeDb : IDesignTimeDbContextFactory<KetenScanDb>
{
    public KetenScanDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<KetenScanDb>();
        options.UseKetenScanPostgreSql("Host=127.0.0.1;Database=design-time");
        return new KetenScanDb(options.Options);
    }
}
