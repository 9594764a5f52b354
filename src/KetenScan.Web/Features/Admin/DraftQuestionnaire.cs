using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using KetenScan.Domain.Questionnaires;

namespace KetenScan.Web.Features.Admin;

/// <summary>A questionnaire being written: the statements can change and may be unfinished, the rest of the file stays as it is.</summary>
public sealed class DraftQuestionnaire
{
    private static readonly JsonSerializerOptions Writing = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly JsonObject file;

    private DraftQuestionnaire(JsonObject file)
    {
        this.file = file;
        Sections = [.. file["principles"]!.AsArray().Select((principle, place) => new DraftSection((Principle)(place + 1), Text(principle!["name"]!), [.. principle["statements"]!.AsArray().Select(Statement)]))];
    }

    public IReadOnlyList<DraftSection> Sections { get; }

    /// <param name="json">Of a draft, or of a questionnaire.</param>
    public static DraftQuestionnaire Of(string json) => new(JsonNode.Parse(json)!.AsObject());

    /// <summary>The same questionnaire under another version.</summary>
    public static string As(string json, QuestionnaireVersion version)
    {
        var copy = JsonNode.Parse(json)!.AsObject();
        copy["key"] = version.Key;
        copy["version"] = version.Version;
        return copy.ToJsonString(Writing);
    }

    public string Json()
    {
        foreach (var (section, place) in Sections.Select((section, place) => (section, place)))
        {
            file["principles"]![place]!["statements"] = new JsonArray(
                [.. section.Statements.Select(statement => new JsonObject { ["code"] = statement.Code, ["nl"] = statement.Nl.Trim(), ["en"] = statement.En.Trim() })]);
        }

        return file.ToJsonString(Writing);
    }

    private static LocalText Text(JsonNode node) => new(node["nl"]!.GetValue<string>(), node["en"]!.GetValue<string>());

    private static DraftStatement Statement(JsonNode? node) => new(node!["code"]!.GetValue<string>()) { Nl = node["nl"]!.GetValue<string>(), En = node["en"]!.GetValue<string>() };
}

public sealed record DraftSection(Principle Principle, LocalText Name, List<DraftStatement> Statements)
{
    /// <summary>Adds an empty statement with the first number that no statement has.</summary>
    public void Add()
    {
        var number = 1;
        while (Statements.Exists(statement => statement.Code == $"{(int)Principle}.{number}")) number++;
        Statements.Add(new DraftStatement($"{(int)Principle}.{number}"));
    }
}

public sealed class DraftStatement(string code)
{
    public string Code { get; } = code;

    public string Nl { get; set; } = "";

    public string En { get; set; } = "";
}
