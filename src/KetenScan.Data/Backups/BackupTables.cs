using KetenScan.Data.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace KetenScan.Data.Backups;

/// <summary>The tables and columns of a backup: all of the model, read from the model itself, so that a new one is in it.</summary>
public static class BackupTables
{
    /// <summary>What belongs to the servers that run at this moment: who does which task, and requests of the last minute.</summary>
    public static readonly IReadOnlySet<Type> LeftOut = new HashSet<Type> { typeof(Lease), typeof(RequestCount) };

    /// <summary>In an order in which every table comes after those that it refers to.</summary>
    public static IReadOnlyList<BackupTable> Of(KetenScanDb db)
    {
        var left = LeftOut.Select(entity => db.Model.FindEntityType(entity)!.GetTableName()).ToHashSet();
        var tables = db.Model.GetRelationalModel().Tables.Where(table => !left.Contains(table.Name)).OrderBy(table => table.Name, StringComparer.Ordinal);
        var ordered = new List<ITable>();
        foreach (var table in tables) Add(table, ordered, []);
        return [.. ordered.Select(table => new BackupTable(table.Name, [.. table.Columns.Select(column => new BackupColumn(column.Name, KindOf(column)))]))];
    }

    private static void Add(ITable table, List<ITable> ordered, HashSet<ITable> waiting)
    {
        if (ordered.Contains(table) || !waiting.Add(table)) return;

        foreach (var reference in table.ForeignKeyConstraints) Add(reference.PrincipalTable, ordered, waiting);
        ordered.Add(table);
    }

    private static ValueKind KindOf(IColumn column)
    {
        if ((column.PropertyMappings is [var mapping, ..] ? mapping.Property : null) is not { } property) return ValueKind.Json;
        if (property.GetElementType() is { } element) return ListOf(Stored(element.GetTypeMapping().Converter?.ProviderClrType ?? element.ClrType));

        return Stored(column.ProviderClrType);
    }

    private static ValueKind Stored(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var own when own == typeof(bool) => ValueKind.Bool,
        var own when own == typeof(int) => ValueKind.Number,
        var own when own == typeof(long) => ValueKind.BigNumber,
        var own when own == typeof(double) => ValueKind.Real,
        var own when own == typeof(string) => ValueKind.Text,
        var own when own == typeof(byte[]) => ValueKind.Bytes,
        var own when own == typeof(Guid) => ValueKind.Id,
        var own when own == typeof(DateOnly) => ValueKind.Day,
        var own when own == typeof(DateTime) => ValueKind.Instant,
        var own => throw new NotSupportedException($"A backup has no way to write a {own.Name}."),
    };

    private static ValueKind ListOf(ValueKind element) => element switch
    {
        ValueKind.Number => ValueKind.Numbers,
        ValueKind.Text => ValueKind.Texts,
        ValueKind.Id => ValueKind.Ids,
        _ => throw new NotSupportedException($"A backup has no way to write a list of {element}."),
    };
}
