using System.Globalization;
using System.Text.Json;

namespace KetenScan.Reports.Tests;

/// <summary>Compares the JSON of a scorecard with rows of expected figures; a column is a path in the scorecard.</summary>
/// <param name="columns">The paths, per kind of row.</param>
internal sealed class CardFigures(JsonElement columns)
{
    private const double Nine = 0.5e-9;

    /// <summary>Objects that are either complete or null.</summary>
    private static readonly string[] WholeOrNull = ["confidence95", "gapConfidence95", "nonResponse", "partnerSpread", "pool", "rank"];

    public IEnumerable<string> Differences(JsonElement expected, string card)
    {
        using var document = JsonDocument.Parse(card);
        List<string> found = [.. Row("card", expected.GetProperty("c"), document.RootElement, "")];
        var partners = document.RootElement.GetProperty("partners").EnumerateArray().Select(partner => partner.GetProperty("key").GetString()).ToList();
        var principles = document.RootElement.GetProperty("principles").EnumerateArray().ToList();
        Assert.Equal(expected.GetProperty("p").GetArrayLength(), principles.Count);
        foreach (var (rows, principle) in expected.GetProperty("p").EnumerateArray().Zip(principles))
        {
            var name = $"principle {principle.GetProperty("number")} ";
            found.AddRange(Row("principle", rows[0], principle, name));
            var results = principle.GetProperty("partners").EnumerateArray().ToDictionary(partner => partner.GetProperty("key").GetString()!);
            Assert.Equal(rows[1].GetArrayLength(), results.Count);
            foreach (var (row, key) in rows[1].EnumerateArray().Zip(partners)) found.AddRange(Row("partner", row, results[key!], $"{name}{key} "));
            var statements = principle.GetProperty("statements").EnumerateArray().ToList();
            Assert.Equal(rows[2].GetArrayLength(), statements.Count);
            foreach (var (row, statement) in rows[2].EnumerateArray().Zip(statements))
            {
                found.AddRange(Row("statement", row, statement, $"{name}{statement.GetProperty("code")} "));
                if (!SameNumberOfAnswers(statement)) found.Add($"{name}{statement.GetProperty("code")} respondents is not the sum of its distribution");
            }
        }

        return found;
    }

    private static bool SameNumberOfAnswers(JsonElement statement)
    {
        var (respondents, distribution) = (statement.GetProperty("respondents"), statement.GetProperty("distribution"));
        return respondents.ValueKind == JsonValueKind.Null
            ? distribution.ValueKind == JsonValueKind.Null
            : respondents.GetInt32() == distribution.EnumerateArray().Sum(count => count.GetInt32());
    }

    private IEnumerable<string> Row(string kind, JsonElement row, JsonElement actual, string name) =>
        columns.GetProperty(kind).EnumerateArray().Zip(row.EnumerateArray(), (column, expected) => (Path: column.GetString()!, Expected: expected))
            .Where(figure => !Same(figure.Expected, At(actual, figure.Path)))
            .Select(figure => (figure.Path, figure.Expected, Found: At(actual, figure.Path)?.GetRawText() ?? "nothing, or a part of the object is null"))
            .Select(figure => $"{name}{figure.Path}: expected {figure.Expected.GetRawText()}, found {figure.Found}");

    /// <summary>The figure at a path: JSON null where something on the way is null, nothing where the path is not there or an object is half there.</summary>
    private static JsonElement? At(JsonElement element, string path)
    {
        foreach (var step in path.Split('.'))
        {
            if (element.ValueKind == JsonValueKind.Null) return element;
            if (element.ValueKind == JsonValueKind.Array) element = element[int.Parse(step, CultureInfo.InvariantCulture)];
            else if (!element.TryGetProperty(step, out var next)) return null;
            else if (WholeOrNull.Contains(step) && HasNull(next)) return null;
            else element = next;
        }

        return element;
    }

    private static bool HasNull(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && element.EnumerateObject().Any(part => part.Value.ValueKind == JsonValueKind.Null);

    private static bool Same(JsonElement expected, JsonElement? actual) => (expected.ValueKind, actual?.ValueKind) switch
    {
        (JsonValueKind.Number, JsonValueKind.Number) => Math.Abs(expected.GetDouble() - actual!.Value.GetDouble()) <= Nine,
        (JsonValueKind.String, JsonValueKind.String) => expected.GetString() == actual!.Value.GetString(),
        var (one, other) => one == other,
    };
}
