using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.Json;

namespace KetenScan.Data.Backups;

/// <summary>
/// The documents of a JSON column. Each kind of database writes bytes and instants in them in its own way; a backup has the way of System.Text.Json.
/// </summary>
internal static class JsonDocuments
{
    /// <summary>Of the database, as it is written in a backup.</summary>
    public static string ForBackup(KetenScanDb db, string table, string column, string stored) => Each(
        db, table, column, stored,
        (property, value) => JsonSerializer.SerializeToNode(Format(property).FromJsonString(value.ToJsonString()), property.ClrType));

    /// <summary>Of a backup, as the database stores it.</summary>
    public static string ForDatabase(KetenScanDb db, string table, string column, string written) => Each(
        db, table, column, written,
        (property, value) => JsonNode.Parse(Format(property).ToJsonString(value.Deserialize(property.ClrType)!)));

    private static string Each(KetenScanDb db, string table, string column, string json, Func<IProperty, JsonNode, JsonNode?> change)
    {
        var entity = db.Model.GetEntityTypes().Single(
            own => own.GetContainerColumnName() == column && own.FindOwnership()?.PrincipalEntityType.GetTableName() == table);
        var document = JsonNode.Parse(json)!.AsObject();
        foreach (var property in entity.GetProperties())
        {
            if (property.GetJsonPropertyName() is { } name && document[name] is { } value) document[name] = change(property, value);
        }

        return document.ToJsonString();
    }

    private static JsonValueReaderWriter Format(IProperty property) => property.GetJsonValueReaderWriter() ?? property.GetTypeMapping().JsonValueReaderWriter!;
}
