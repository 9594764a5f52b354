using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace KetenScan.Data.PostgreSql;

public static class PostgreSqlSetup
{
    public static DbContextOptionsBuilder UseKetenScanPostgreSql(this DbContextOptionsBuilder options, string connectionString) =>
        options.UseNpgsql(connectionString, postgres => postgres.MigrationsAssembly(typeof(PostgreSqlSetup).Assembly));
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
