using System.Text.Json;
using System.Text.Json.Serialization;

namespace KetenScan.Data.Backups;

/// <summary>How the values of a column are written in a backup, the same for every database.</summary>
public enum ValueKind
{
    Bool,
    Number,

    /// <summary>Of 64 bits.</summary>
    BigNumber,
    Real,
    Text,
    Bytes,
    Id,
    Day,

    /// <summary>In UTC, in units of 100 nanoseconds.</summary>
    Instant,

    /// <summary>Text, in PostgreSQL of the type jsonb.</summary>
    Json,

    /// <summary>A list, written as JSON; in PostgreSQL an array.</summary>
    Numbers,
    Texts,
    Ids,
}

public sealed record BackupColumn(string Name, ValueKind Kind);

public sealed record BackupTable(string Name, IReadOnlyList<BackupColumn> Columns);

/// <summary>How the rows of a backup are encrypted.</summary>
/// <param name="Salt">Of the key, in base 64.</param>
public sealed record BackupEncryption(string Method, string Salt);

/// <summary>The second line of a backup: what is in it, and how it is written. Not encrypted; contains nothing about people.</summary>
/// <param name="Program">The version of the program that made it.</param>
/// <param name="Provider">The kind of database that it was made from; either kind restores it.</param>
/// <param name="Migrations">The migrations of that database, in order.</param>
/// <param name="MadeAt">The instant of which it holds the state.</param>
/// <param name="Tables">In the order in which their rows follow: a table comes after those that it refers to.</param>
public sealed record BackupHead(
    string Program,
    string Provider,
    IReadOnlyList<string> Migrations,
    DateTimeOffset MadeAt,
    string Compression,
    BackupEncryption? Encryption,
    IReadOnlyList<BackupTable> Tables)
{
    public const string Brotli = "brotli";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    internal byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Options);

    /// <exception cref="BackupRefused">It is not the head of a backup.</exception>
    internal static BackupHead Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<BackupHead>(json, Options) ?? throw new JsonException();
        }
        catch (JsonException problem)
        {
            throw new BackupRefused("The backup is damaged: its head cannot be read.", problem);
        }
    }
}
