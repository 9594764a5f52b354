using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace KetenScan.Load.People;

/// <summary>A change of one field of a sheet, as js/sheet.js sends it.</summary>
/// <param name="Kind">answer, comment or step.</param>
/// <param name="Number">Rises with each change of the person: milliseconds since 1970 by the server's clock.</param>
internal sealed record Change(string Kind, string Name, string Value, long Number)
{
    /// <summary>The body of a request with these changes. Names and values here need no escaping.</summary>
    public static byte[] Body(Guid sheet, IEnumerable<Change> changes) => Encoding.UTF8.GetBytes(
        $"{{\"sheet\":\"{sheet}\",\"changes\":[{string.Join(',', changes.Select(change =>
            $"{{\"kind\":\"{change.Kind}\",\"name\":\"{change.Name}\",\"value\":\"{change.Value}\",\"number\":{change.Number}}}"))}]}}");
}

/// <summary>What became of a change.</summary>
/// <param name="Outcome">stored, older or refused.</param>
/// <param name="Why">For a refused change: a sentence for the owner.</param>
internal sealed record Outcome(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("number")] long Number,
    [property: JsonPropertyName("outcome")] string What,
    [property: JsonPropertyName("why")] string? Why)
{
    /// <summary>What every request with one change is answered that was stored.</summary>
    public static bool IsStored(ReadOnlySpan<byte> body) => body.IndexOf("\"outcome\":\"stored\""u8) >= 0;

    public static IReadOnlyList<Outcome> Read(byte[] body) => JsonSerializer.Deserialize(body, OutcomeJson.Default.Outcomes)!.Changes;
}

internal sealed record Outcomes([property: JsonPropertyName("changes")] IReadOnlyList<Outcome> Changes);

[JsonSerializable(typeof(Outcomes))]
internal sealed partial class OutcomeJson : JsonSerializerContext;
