using System.Text.Json;
using KetenScan.Domain.Questionnaires;

namespace KetenScan.Reports.Files;

/// <summary>Reads <c>ketenscan.questionnaire/1</c>.</summary>
public static class QuestionnaireJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { RespectRequiredConstructorParameters = true };

    /// <summary>The questionnaire that every installation starts with, as it stands in its file.</summary>
    public static string BuiltIn { get; } = ReadBuiltIn();

    /// <exception cref="JsonException">The text is not a questionnaire of this format.</exception>
    /// <exception cref="KetenScan.Domain.RuleBroken">The eight principles are not complete and in order.</exception>
    public static Questionnaire Read(string json)
    {
        var file = JsonSerializer.Deserialize<QuestionnaireFile>(json, Options);
        if (file is not { Format: "ketenscan.questionnaire/1" }) throw new JsonException("The format is not ketenscan.questionnaire/1.");

        return new Questionnaire(
            new QuestionnaireVersion(file.Key, file.Version),
            new Scale([.. file.Scale.Labels.OrderBy(label => label.Value).Select(label => new LocalText(label.Nl, label.En))], file.Scale.DontKnow),
            file.CommentPrompt,
            new PriorityPrompt(new LocalText(file.PriorityPrompt.Nl, file.PriorityPrompt.En), file.PriorityPrompt.Choose),
            [.. file.Principles.Select(Section)]);
    }

    private static Section Section(PrinciplePart principle) => new(
        Enum.TryParse<Principle>(principle.Key, out var key) && (int)key == principle.Number
            ? key
            : throw new JsonException($"Principle {principle.Number} is not called {principle.Key}."),
        principle.Name,
        principle.Motto,
        [.. principle.Statements.Select(statement => new Statement(statement.Code, new LocalText(statement.Nl, statement.En)))]);

    private static string ReadBuiltIn()
    {
        using var reader = new StreamReader(typeof(QuestionnaireJson).Assembly.GetManifestResourceStream("keten-8.questionnaire.json")!);
        return reader.ReadToEnd();
    }

    private sealed record QuestionnaireFile(
        string Format, string Key, int Version, ScalePart Scale, LocalText CommentPrompt, PriorityPart PriorityPrompt, IReadOnlyList<PrinciplePart> Principles);

    private sealed record ScalePart(IReadOnlyList<LabelPart> Labels, LocalText DontKnow);

    private sealed record LabelPart(int Value, string Nl, string En);

    private sealed record PriorityPart(string Nl, string En, int Choose);

    private sealed record PrinciplePart(int Number, string Key, LocalText Name, LocalText Motto, IReadOnlyList<StatementPart> Statements);

    private sealed record StatementPart(string Code, string Nl, string En);
}
