using System.Data.Common;
using System.Globalization;
using System.Reflection;
using System.Text;
using KetenScan.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace KetenScan.Web.Tests.Upgrades;

/// <summary>Databases of earlier releases, as SQL: the schema that the release's migrations created, and rows in every table that a test can fill.</summary>
internal static class Release
{
    /// <summary>The latest release; before the first one, its future version.</summary>
    public const string Last = "0.1.0";

    public static string Sql(Engine engine)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(File(engine))!;
        return new StreamReader(stream, Encoding.UTF8).ReadToEnd();
    }

    public static string File(Engine engine) => $"{Last}.{engine}.sql";

    /// <summary>Makes an empty database a database of this release.</summary>
    public static async Task Restore(KetenScanDb empty, Engine engine)
    {
        await empty.Database.OpenConnectionAsync();
        await using var command = empty.Database.GetDbConnection().CreateCommand();
        command.CommandText = Sql(engine);
        await command.ExecuteNonQueryAsync();
        await empty.Database.CloseConnectionAsync();
    }

    /// <summary>Writes a database as SQL for <see cref="Restore"/>.</summary>
    public static async Task<string> Write(KetenScanDb db, Engine engine)
    {
        var sql = new StringBuilder(db.GetService<IMigrator>().GenerateScript().ReplaceLineEndings("\n")).AppendLine();
        sql.AppendLine(engine == Engine.Sqlite ? "PRAGMA foreign_keys = 0;" : "SET session_replication_role = replica;");
        foreach (var table in await Rows(db, Tables(engine), row => row.GetString(0)))
        {
            var columns = await Rows(db, Columns(engine, table), row => row.GetString(0));
            var values = columns.Select(column => engine == Engine.Sqlite ? $"quote(\"{column}\")" : $"quote_nullable(\"{column}\"::text)");
            foreach (var row in await Rows(db, $"SELECT {string.Join(" || ', ' || ", values)} FROM \"{table}\" ORDER BY 1", row => row.GetString(0)))
                sql.AppendLine(
                    CultureInfo.InvariantCulture,
                    $"INSERT INTO \"{table}\" ({string.Join(", ", columns.Select(column => $"\"{column}\""))}) VALUES ({row});");
        }

        sql.AppendLine(engine == Engine.Sqlite ? "PRAGMA foreign_keys = 1;" : "SET session_replication_role = DEFAULT;");
        return sql.ToString();
    }

    private static string Tables(Engine engine) => engine == Engine.Sqlite
        ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_\\_EF%' ESCAPE '\\' ORDER BY name"
        : "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_name <> '__EFMigrationsHistory' ORDER BY table_name";

    private static string Columns(Engine engine, string table) => engine == Engine.Sqlite
        ? $"SELECT name FROM pragma_table_info('{table}') ORDER BY cid"
        : $"SELECT column_name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '{table}' ORDER BY ordinal_position";

    private static async Task<List<T>> Rows<T>(KetenScanDb db, string sql, Func<DbDataReader, T> read)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync()) rows.Add(read(reader));
        return rows;
    }
}
