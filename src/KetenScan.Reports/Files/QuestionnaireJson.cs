using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using KetenScan.Domain.Questionnaires;

namespace KetenScan.Reports.Files;

/// <summary>Reads and writes <c>ketenscan.questionnaire/1</c>.</summary>
public static class QuestionnaireJson
{
    private const string Format = "ketenscan.questionnaire/1";

    private static readonly JsonSerializerOptions Writing = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The JSON of the questionnaire that every installation starts with.</summary>
    public static string BuiltIn { get; } = ReadBuiltIn();

    /// <param name="json">The contents of the file.</param>
    /// <param name="name">The file name to report in problems.</param>
    /// <exception cref="FileRefused">The text is not a questionnaire of this format.</exception>
    public static Questionnaire Read(string json, string name = "questionnaire.json")
    {
        var problems = new FileProblems();
        var root = Parse(json, name, problems);
        problems.RefuseIfAny();

        var file = new JsonFile(root, name, problems);
        file.Exactly(Format, "format");
        var version = new QuestionnaireVersion(file.Text("key"), file.Whole(1, "version"));
        file.Exactly(Scale.Lowest, "scale", "minimum");
        file.Exactly(Scale.Highest, "scale", "maximum");
        var scale = new Scale(Labels(file), file.Local("scale", "dontKnow"));
        var comment = file.Local("commentPrompt");
        var priorities = new PriorityPrompt(file.Local("priorityPrompt"), file.Whole(1, "priorityPrompt", "choose"));
        var sections = Sections(file);
        problems.RefuseIfAny();
        return new Questionnaire(version, scale, comment, priorities, sections);
    }

    /// <summary>The output is deterministic, and <see cref="Read"/> returns the same questionnaire.</summary>
    public static string Write(Questionnaire questionnaire) => JsonSerializer.Serialize(
        new
        {
            format = Format,
            key = questionnaire.Version.Key,
            version = questionnaire.Version.Version,
            scale = new
            {
                minimum = Scale.Lowest,
                maximum = Scale.Highest,
                labels = questionnaire.Scale.Labels.Select((label, place) => Object(("value", Scale.Lowest + place), label)),
                dontKnow = questionnaire.Scale.DontKnow.ByLanguage,
            },
            commentPrompt = questionnaire.CommentPrompt.ByLanguage,
            priorityPrompt = Object(questionnaire.PriorityPrompt.Text, ("choose", questionnaire.PriorityPrompt.Choose)),
            principles = questionnaire.Sections.Select(section => new
            {
                number = (int)section.Principle,
                key = section.Principle.ToString(),
                name = section.Name.ByLanguage,
                motto = section.Motto.ByLanguage,
                statements = section.Statements.Select(statement => Object(("code", statement.Code), statement.Text)),
            }),
        },
        Writing);

    private static OrderedDictionary<string, object> Object((string Name, object Value) first, LocalText text) =>
        new([new(first.Name, first.Value), .. text.ByLanguage.Select(own => new KeyValuePair<string, object>(own.Key, own.Value))]);

    private static OrderedDictionary<string, object> Object(LocalText text, (string Name, object Value) last) =>
        new([.. text.ByLanguage.Select(own => new KeyValuePair<string, object>(own.Key, own.Value)), new(last.Name, last.Value)]);

    private static JsonNode? Parse(string json, string name, FileProblems problems)
    {
        try
        {
            return JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (JsonException broken)
        {
            // A duplicate property name is reported without a position.
            problems.Add(broken.LineNumber is { } line
                ? new FileProblem(name, line + 1, $"{broken.BytePositionInLine + 1}", LineOf(json, (int)line), "Json")
                : new FileProblem(name, null, null, broken.Message, "JsonOnce"));
            return null;
        }
    }

    private static string LineOf(string text, int number) => text.ReplaceLineEndings("\n").Split('\n').ElementAtOrDefault(number)?.Trim() ?? "";

    private static List<LocalText> Labels(JsonFile file)
    {
        var labels = Enumerable.Range(0, file.Count("scale", "labels"))
            .Select(place => (Value: file.Whole(Scale.Lowest, "scale", "labels", place, "value"), Label: file.Local("scale", "labels", place)))
            .OrderBy(label => label.Value)
            .ToList();
        if (!labels.Select(label => label.Value).SequenceEqual(Enumerable.Range(Scale.Lowest, Scale.Highest)))
            file.Problem("Labels", string.Join(' ', labels.Select(label => label.Value)), "scale", "labels");
        return [.. labels.Select(label => label.Label)];
    }

    private static List<Section> Sections(JsonFile file)
    {
        var principles = Enum.GetValues<Principle>();
        var count = file.Count("principles");
        if (count != principles.Length) file.Problem("Eight", $"{count}", "principles");

        var codes = new HashSet<string>();
        return [.. principles.Take(count).Select((principle, place) => Section(file, principle, place, codes))];
    }

    private static Section Section(JsonFile file, Principle principle, int place, HashSet<string> codes)
    {
        file.Exactly((int)principle, "principles", place, "number");
        file.Exactly(principle.ToString(), "principles", place, "key");
        var count = file.Count("principles", place, "statements");
        if (count == 0) file.Problem("Statements", "", "principles", place, "statements");

        var statements = new List<Statement>();
        for (var number = 0; number < count; number++)
        {
            object[] at = ["principles", place, "statements", number];
            var code = file.Text([.. at, "code"]);
            if (code.Length > 0 && !IsCodeOf(principle, code)) file.Problem("Code", code, [(int)principle], [.. at, "code"]);
            if (code.Length > 0 && !codes.Add(code)) file.Problem("CodeOnce", code, [.. at, "code"]);
            statements.Add(new Statement(code, file.Local(at)));
        }

        return new Section(principle, file.Local("principles", place, "name"), file.Local("principles", place, "motto"), statements);
    }

    /// <summary>"3.2" belongs to principle 3.</summary>
    private static bool IsCodeOf(Principle principle, string code) =>
        code.Split('.') is [var first, { Length: > 0 and <= 3 } second] && first == $"{(int)principle}" && second.All(char.IsAsciiDigit);

    private static string ReadBuiltIn()
    {
        using var reader = new StreamReader(typeof(QuestionnaireJson).Assembly.GetManifestResourceStream("keten-8.questionnaire.json")!);
        return reader.ReadToEnd();
    }
}
