using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using KetenScan.Domain;
using KetenScan.Domain.Questionnaires;

namespace KetenScan.Web.Features.Admin;

/// <summary>A questionnaire being edited. The statements can change and may be incomplete; the rest of the file stays as it is.</summary>
public sealed class DraftQuestionnaire
{
    private static readonly JsonSerializerOptions Writing = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The name of the property of <see cref="CopiedFrom"/>, which readers of the file ignore.</summary>
    private const string Origin = "copiedFrom";

    private readonly JsonObject file;

    private DraftQuestionnaire(JsonObject file)
    {
        this.file = file;
        Sections =
        [
            .. file["principles"]!
                .AsArray()
                .Select(
                    (principle, place) => new DraftSection(
                        (Principle)(place + 1),
                        Text(principle!["name"]!),
                        [.. principle["statements"]!.AsArray().Select(Statement)])),
        ];
    }

    public IReadOnlyList<DraftSection> Sections { get; }

    /// <summary>The version of which it is a copy; null for one from a file.</summary>
    public int? CopiedFrom => file[Origin]?.GetValue<int>();

    public DraftSection this[Principle principle] => Sections[(int)principle - 1];

    /// <param name="json">A draft or a published questionnaire.</param>
    public static DraftQuestionnaire Of(string json) => new(JsonNode.Parse(json)!.AsObject());

    /// <summary>The same questionnaire under another version.</summary>
    /// <param name="copiedFrom">The version of which it is a copy, if any.</param>
    public static string As(string json, QuestionnaireVersion version, int? copiedFrom)
    {
        var copy = JsonNode.Parse(json)!.AsObject();
        copy["key"] = version.Key;
        copy["version"] = version.Version;
        copy.Remove(Origin);
        if (copiedFrom is { } from) copy[Origin] = from;
        return copy.ToJsonString(Writing);
    }

    public string Json()
    {
        foreach (var (section, place) in Sections.Select((section, place) => (section, place)))
        {
            file["principles"]![place]!["statements"] = new JsonArray(
                [.. section.Statements.Select(statement => statement.Json())]);
        }

        return file.ToJsonString(Writing);
    }

    /// <summary>Merges in somebody else's changes, except where the same was changed here too.</summary>
    /// <param name="common">The version that both started from.</param>
    /// <param name="theirs">The version that somebody else stored.</param>
    /// <returns>What was changed differently on both sides. The version here stays until <see cref="DraftDifference.TakeTheirs"/>.</returns>
    internal IReadOnlyList<DraftDifference> Merge(DraftQuestionnaire common, DraftQuestionnaire theirs) =>
        [.. Sections.SelectMany((section, place) => section.Merge(common.Sections[place], theirs.Sections[place]))];

    private static LocalText Text(JsonNode node) => new(Language.All.Select(language => language.Code)
        .Where(code => node[code] is not null)
        .ToDictionary(code => code, code => node[code]!.GetValue<string>()));

    private static DraftStatement Statement(JsonNode? node) => new(node!["code"]!.GetValue<string>(), Text(node).ByLanguage);
}

/// <summary>A difference between the changes of two people.</summary>
/// <param name="Code">The code of the statement; null when the two sides have different statements.</param>
/// <param name="Language">The language of the text; null when the two sides have different statements.</param>
/// <param name="Mine">The version here.</param>
/// <param name="Theirs">The version that somebody else stored.</param>
/// <param name="TakeTheirs">Replaces the version here by theirs.</param>
internal sealed record DraftDifference(DraftSection Section, string? Code, string? Language, string Mine, string Theirs, Action TakeTheirs);

public sealed record DraftSection(Principle Principle, LocalText Name, List<DraftStatement> Statements)
{
    /// <summary>Adds an empty statement with the first free number.</summary>
    /// <param name="origin">The principle in the version that the draft comes from. A number that was used there stays with its statement.</param>
    public DraftStatement Add(DraftSection? origin = null)
    {
        var number = 1;
        while (Find($"{(int)Principle}.{number}") is not null || origin?.Find($"{(int)Principle}.{number}") is not null) number++;
        var added = new DraftStatement($"{(int)Principle}.{number}", []);
        Statements.Add(added);
        return added;
    }

    public DraftStatement? Find(string code) => Statements.Find(statement => statement.Code == code);

    /// <summary>The texts without which the questionnaire cannot be published.</summary>
    public IEnumerable<(string Code, string Language)> Missing() =>
        from statement in Statements
        from language in LocalText.Always
        where string.IsNullOrWhiteSpace(statement[language])
        select (statement.Code, language);

    public bool IsSame(DraftSection other) => HasStatementsOf(other) && Statements.Zip(other.Statements).All(pair => pair.First.IsSame(pair.Second));

    internal IEnumerable<DraftDifference> Merge(DraftSection common, DraftSection theirs)
    {
        if (IsSame(theirs) || theirs.IsSame(common)) return [];

        if (IsSame(common))
        {
            Take(theirs);
            return [];
        }

        return HasStatementsOf(common) && HasStatementsOf(theirs)
            ? [.. Statements.SelectMany((statement, place) => Merge(statement, common.Statements[place], theirs.Statements[place]))]
            : [new DraftDifference(this, null, null, Words(), theirs.Words(), () => Take(theirs))];
    }

    private IEnumerable<DraftDifference> Merge(DraftStatement mine, DraftStatement common, DraftStatement theirs)
    {
        foreach (var language in Language.All.Select(language => language.Code))
        {
            if (mine[language] == common[language]) mine[language] = theirs[language];
            else if (theirs[language] != common[language] && theirs[language] != mine[language])
                yield return new DraftDifference(this, mine.Code, language, mine[language], theirs[language], () => mine[language] = theirs[language]);
        }
    }

    private void Take(DraftSection other)
    {
        Statements.Clear();
        Statements.AddRange(other.Statements.Select(statement => statement.Copy()));
    }

    private bool HasStatementsOf(DraftSection other) =>
        Statements.Select(statement => statement.Code).SequenceEqual(other.Statements.Select(statement => statement.Code));

    private string Words() => string.Join(" · ", Statements.Select(statement => $"{statement.Code} {statement[Language.Default.Code]}"));
}

public sealed class DraftStatement(string code, IEnumerable<KeyValuePair<string, string>> texts)
{
    private readonly Dictionary<string, string> texts = new(texts);

    public string Code { get; } = code;

    /// <summary>By <see cref="Language.Code"/>.</summary>
    public IReadOnlyDictionary<string, string> Texts => texts;

    /// <summary>The text in a language; empty when there is none.</summary>
    public string this[string language]
    {
        get => texts.GetValueOrDefault(language, "");
        set => texts[language] = value;
    }

    public bool IsSame(DraftStatement other) => Language.All.All(language => IsSame(other, language.Code));

    public bool IsSame(DraftStatement other, string language) => this[language].Trim() == other[language].Trim();

    public DraftStatement Copy() => new(Code, texts);

    /// <summary>Takes over the texts of another version of this statement.</summary>
    public void Take(DraftStatement other)
    {
        texts.Clear();
        foreach (var (language, text) in other.Texts) texts[language] = text;
    }

    internal JsonObject Json()
    {
        var json = new JsonObject { ["code"] = Code };
        foreach (var language in Language.All.Select(language => language.Code))
        {
            if (LocalText.Always.Contains(language) || !string.IsNullOrWhiteSpace(this[language])) json[language] = this[language].Trim();
        }

        return json;
    }
}
