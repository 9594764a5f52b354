using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using KetenScan.Domain.Dossier;

namespace KetenScan.Data.Dossiers;

/// <summary>A fact as JSON, including its kind; used for storage and in pages.</summary>
public static class FactJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { AddKinds } },
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static string Write(Fact fact) => JsonSerializer.Serialize(fact, Options);

    public static Fact Read(string json) => JsonSerializer.Deserialize<Fact>(json, Options) ?? throw new JsonException("A fact is not null.");

    private static void AddKinds(JsonTypeInfo type)
    {
        if (type.Type != typeof(Fact)) return;

        type.PolymorphismOptions = new JsonPolymorphismOptions { TypeDiscriminatorPropertyName = "kind" };
        foreach (var kind in FactKinds.All) type.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(kind, kind.Name));
    }
}
