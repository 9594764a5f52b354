using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace KetenScan.Data.Sqlite;

public static class SqliteSetup
{
    public static DbContextOptionsBuilder UseKetenScanSqlite(this DbContextOptionsBuilder options, string connectionString) =>
        options.UseSqlite(connectionString, sqlite => sqlite.MigrationsAssembly(typeof(SqliteSetup).Assembly));
}

/// <summary>For <c>dotnet ef migrations add</c>.</summary>
internal sealed class DesignTimeDb : IDesignTimeDbContextFactory<KetenScanDb>
{
    public KetenScanDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<KetenScanDb>();
        options.UseKetenScanSqlite("Data Source=design-time.db");
        return new KetenScanDb(options.Options);
    }
}
