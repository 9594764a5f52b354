using KetenScan.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace KetenScan.Web.Tests.Privacy;

/// <summary>Searches every column of every table of a database.</summary>
internal static class WholeDatabase
{
    /// <summary>The entities and properties that contain any of these texts or ids.</summary>
    public static async Task<IReadOnlySet<(Type Entity, string Property)>> Find(KetenScanDb db, params IReadOnlyList<object> sought)
    {
        var words = sought.SelectMany(one => one is Guid id ? (string[])[$"{id:D}", $"{id:N}"] : [$"{one}"]).Select(word => word.ToLowerInvariant()).ToList();
        var found = new HashSet<(Type, string)>();
        foreach (var (table, column) in await Columns(db))
        {
            // Names of tables and columns come from the database's own catalogue.
            var where = string.Join(" OR ", words.Select((_, place) => $"lower(CAST(\"{column}\" AS TEXT)) LIKE {{{place}}}"));
#pragma warning disable EF1002
            var count = await db.Database
                .SqlQueryRaw<int>(
                    $"SELECT CAST(count(*) AS INTEGER) AS \"Value\" FROM \"{table}\" WHERE {where}",
                    [.. words.Select(word => (object)$"%{word}%")])
                .SingleAsync();
#pragma warning restore EF1002
            if (count > 0) found.Add(PropertyOf(db.Model, table, column));
        }

        return found;
    }

    private static async Task<IReadOnlyList<(string Table, string Column)>> Columns(KetenScanDb db)
    {
        var catalogue = db.Database.IsSqlite()
            ? "SELECT m.name || '|' || c.name AS \"Value\" FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT "
                + "LIKE 'sqlite_%'"
            : "SELECT table_name || '|' || column_name AS \"Value\" FROM information_schema.columns WHERE table_schema = 'public'";
        return [.. (await db.Database.SqlQueryRaw<string>(catalogue).ToListAsync()).Select(name => name.Split('|')).Select(parts => (parts[0], parts[1]))];
    }

    private static (Type, string) PropertyOf(IModel model, string table, string column)
    {
        var entity = model.GetEntityTypes().Single(entity => entity.GetTableName() == table && !entity.IsOwned());
        return (entity.ClrType, entity.GetProperties().FirstOrDefault(property => property.GetColumnName() == column)?.Name ?? column.Split('_')[0]);
    }
}
