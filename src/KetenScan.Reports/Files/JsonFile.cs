using System.Text.Json;
using System.Text.Json.Nodes;
using KetenScan.Domain;
using KetenScan.Domain.Questionnaires;

namespace KetenScan.Reports.Files;

/// <summary>Reads the values of a JSON file by path, and reports problems with that path.</summary>
internal sealed class JsonFile(JsonNode? root, string name, FileProblems problems)
{
    /// <summary>A text that is not blank; "" if missing.</summary>
    public string Text(params object[] path)
    {
        if (At(path) is JsonValue value && value.TryGetValue<string>(out var text) && !string.IsNullOrWhiteSpace(text)) return text.Trim();

        Problem("Text", Found(path), path);
        return "";
    }

    public int Whole(int least, params object[] path)
    {
        if (At(path) is JsonValue value && value.TryGetValue<int>(out var number) && number >= least) return number;

        Problem("Whole", Found(path), [least], path);
        return least;
    }

    /// <summary>A text in the required languages, and in any others present.</summary>
    public LocalText Local(params object[] path) => new(Language.All
        .Select(language => language.Code)
        .Where(code => LocalText.Always.Contains(code) || At([.. path, code]) is not null)
        .ToDictionary(code => code, code => Text([.. path, code])));

    public void Exactly(object value, params object[] path)
    {
        if (Found(path) != value.ToString()) Problem("Exactly", Found(path), [value], path);
    }

    /// <summary>The number of values in the list at a path; 0 if there is no list.</summary>
    public int Count(params object[] path) => At(path) is JsonArray list ? list.Count : 0;

    public void Problem(string expected, string found, params object[] path) => Problem(expected, found, [], path);

    public void Problem(string expected, string found, object[] arguments, object[] path) =>
        problems.Add(
            new FileProblem(
                name,
                null,
                string.Concat(path.Select((part, place) => part is int number ? $"[{number}]" : place == 0 ? $"{part}" : $".{part}")),
                found,
                expected,
                arguments));

    private string Found(object[] path) => At(path) switch
    {
        null => "",
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        var node => node.ToJsonString(),
    };

    private JsonNode? At(object[] path)
    {
        var node = root;
        foreach (var part in path)
        {
            node = (node, part) switch
            {
                (JsonObject values, string key) => values[key],
                (JsonArray list, int place) when place < list.Count => list[place],
                _ => null,
            };
        }

        return node;
    }
}
