using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using KetenScan.Domain;
using KetenScan.Domain.Dossier;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Scoring;
using KetenScan.Reports.Words;

namespace KetenScan.Reports.Files;

/// <summary>Writes <c>ketenscan.scorecard/2</c>, and reads that and <c>/1</c>: camelCase, unrounded numbers, deterministic output.</summary>
/// <remarks>Scorecards of version 1 stay as they were written; reading gives null for what that version lacked.</remarks>
public static class ScorecardJson
{
    private const string Format = "ketenscan.scorecard/2";

    private static readonly JsonSerializerOptions Reading = Options(new DefaultJsonTypeInfoResolver { Modifiers = { NamePrinciple } });

    /// <param name="questionnaire">The version that was scored; supplies the names and the statements' texts.</param>
    /// <param name="culture">The language of those texts.</param>
    public static string Write(Scorecard scorecard, Questionnaire questionnaire, CultureInfo culture) =>
        JsonSerializer.Serialize(
            scorecard,
            Options(new DefaultJsonTypeInfoResolver { Modifiers = { NamePrinciple, type => AddWords(type, questionnaire, culture) } }));

    /// <summary>The format in which scorecards are stored, with Dutch texts.</summary>
    public static string WriteStored(Scorecard scorecard, Questionnaire questionnaire) => Write(scorecard, questionnaire, Language.Default.Culture);

    /// <summary>Reads what <see cref="Write"/> wrote, without the texts.</summary>
    /// <exception cref="JsonException">The text is not a scorecard of this format.</exception>
    public static Scorecard Read(string json) =>
        JsonSerializer.Deserialize<Scorecard>(json, Reading) ?? throw new JsonException("A scorecard is not null.");

    private static JsonSerializerOptions Options(IJsonTypeInfoResolver resolver) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
        TypeInfoResolver = resolver,
        Converters =
        {
            new ScoreAsNumber(),
            new JsonStringEnumConverter<Principle>(),
            new JsonStringEnumConverter<CheckKey>(),
            new JsonStringEnumConverter(JsonNamingPolicy.CamelCase),
        },
    };

    /// <summary>The format calls the principle "key".</summary>
    private static void NamePrinciple(JsonTypeInfo type)
    {
        if (type.Type != typeof(PrincipleResult)) return;
        type.Properties.Single(property => property.Name == "principle").Name = "key";
    }

    private static void AddWords(JsonTypeInfo type, Questionnaire questionnaire, CultureInfo culture)
    {
        if (type.Type == typeof(Scorecard))
        {
            Insert(type, 0, "format", _ => Format);

            // Left out if null, so that scorecards without mergers keep their format.
            type.Properties.Single(property => property.Name == "merged").ShouldSerialize = (_, merged) => merged is not null;
        }
        else if (type.Type == typeof(PrincipleResult))
        {
            Insert(type, After(type, "key"), "name", result => questionnaire[((PrincipleResult)result).Principle].Name.In(culture));
        }
        else if (type.Type == typeof(Check))
        {
            Insert(type, After(type, "met"), "fact", check => CheckWords.Fact((Check)check, culture));
        }
        else if (type.Type == typeof(StatementResult))
        {
            Insert(
                type,
                After(type, "code"),
                "text",
                result => questionnaire.Statements[questionnaire.PlaceOf(((StatementResult)result).Code)].Text.In(culture));
        }
    }

    private static int After(JsonTypeInfo type, string name) => type.Properties.Select(property => property.Name).ToList().IndexOf(name) + 1;

    private static void Insert(JsonTypeInfo type, int place, string name, Func<object, object?> value)
    {
        var property = type.CreateJsonPropertyInfo(typeof(object), name);
        property.Get = value;
        type.Properties.Insert(place, property);
    }

    private sealed class ScoreAsNumber : JsonConverter<Score>
    {
        public override Score Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => new(reader.GetDouble());

        public override void Write(Utf8JsonWriter writer, Score value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Value);
    }
}
