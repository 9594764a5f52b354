using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace KetenScan.Data.Sqlite;

public static class SqliteSetup
{
    public static DbContextOptionsBuilder UseKetenScanSqlite(this DbContextOptionsBuilder options, string connectionString) =>
        options.UseSqlite(connectionString, sqlite => sqlite.MigrationsAssembly(typeof(SqliteSetup).Assembly)).AddInterceptors(Folding.Always);

    /// <summary>SQLite knows accents and upper case of ASCII only, so it gets our own function.</summary>
    private sealed class Folding : DbConnectionInterceptor
    {
        public static Folding Always { get; } = new();

        public override DbConnection ConnectionCreated(ConnectionCreatedEventData eventData, DbConnection result)
        {
            ((SqliteConnection)result).CreateFunction<string?, string?>(FoldedText.SqliteName, FoldedText.Of, isDeterministic: true);
            return result;
        }
    }
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
