using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace KetenScan.Domain.Dossier;

public enum FieldKind
{
    Line,
    Text,
    Date,
    Number,
    WholeNumber,
    YesNo,

    /// <summary>A value of an enumeration.</summary>
    Choice,
    Partner,
    Partners,

    /// <summary>Another fact of the same dossier.</summary>
    Reference,

    /// <summary>An uploaded file.</summary>
    Upload,
}

/// <summary>Declares which kind of fact the id in this property refers to.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RefersToAttribute(Type kind) : Attribute
{
    public Type Kind { get; } = kind;
}

/// <summary>One property of a kind of fact: drives forms, checks, comparison and display.</summary>
public sealed class FactField
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<FactField>> Known = new();
    private readonly PropertyInfo property;

    private FactField(PropertyInfo property, NullabilityInfoContext nullability)
    {
        this.property = property;
        Longest = property.GetCustomAttribute<MaxLengthAttribute>()?.Length;
        RefersTo = property.GetCustomAttribute<RefersToAttribute>()?.Kind;
        Kind = KindOf(property.Name);
        IsNeeded = Kind is not (FieldKind.YesNo or FieldKind.Partners) && nullability.Create(property).ReadState == NullabilityState.NotNull;
    }

    public string Name => property.Name;

    public FieldKind Kind { get; }

    /// <summary>Whether the field is required.</summary>
    public bool IsNeeded { get; }

    /// <summary>The maximum length in characters; null unless it is a text.</summary>
    public int? Longest { get; }

    /// <summary>The kind of fact referred to; null unless it is a reference.</summary>
    public Type? RefersTo { get; }

    /// <summary>The type of the value, not nullable.</summary>
    public Type Type => Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;

    /// <summary>The fields of a kind of fact, in form order.</summary>
    public static IReadOnlyList<FactField> Of(Type fact) => Known.GetOrAdd(fact, type =>
    {
        var nullability = new NullabilityInfoContext();
        return
        [
            .. type
                .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                .Where(property => property.CanWrite)
                .Select(property => new FactField(property, nullability)),
        ];
    });

    /// <summary>The required reference to the fact that this kind belongs to, if any.</summary>
    public static FactField? ParentOf(Type fact) => Of(fact).FirstOrDefault(field => field is { Kind: FieldKind.Reference, IsNeeded: true });

    /// <summary>The required date of this kind of fact, if any.</summary>
    public static FactField? DayOf(Type fact) => Of(fact).FirstOrDefault(field => field is { Kind: FieldKind.Date, IsNeeded: true });

    public object? ValueIn(Fact fact) => property.GetValue(fact);

    /// <summary>Only for a fact that is still being built: facts are immutable afterwards.</summary>
    public void Set(Fact fact, object? value) => property.SetValue(fact, value);

    /// <summary>Whether two facts of this kind have the same value in this field.</summary>
    public bool IsSame(Fact one, Fact other) => Kind == FieldKind.Partners
        ? ((IReadOnlyList<Guid>)ValueIn(one)!).ToHashSet().SetEquals((IReadOnlyList<Guid>)ValueIn(other)!)
        : Equals(ValueIn(one), ValueIn(other));

    internal FactProblem? Problem(Fact fact) => ValueIn(fact) switch
    {
        null when IsNeeded => new FactProblem(Name, Rule.FieldIsNeeded),
        string text when IsNeeded && string.IsNullOrWhiteSpace(text) => new FactProblem(Name, Rule.FieldIsNeeded),
        string text when text.Length > Longest => new FactProblem(Name, Rule.FieldIsTooLong),
        Guid id when id == Guid.Empty => new FactProblem(Name, Rule.FieldIsNeeded),
        DateOnly date when date == default => new FactProblem(Name, Rule.FieldIsNeeded),
        _ => null,
    };

    private FieldKind KindOf(string name)
    {
        if (RefersTo is not null) return FieldKind.Reference;
        if (Type == typeof(string)) return Longest > Fact.Line ? FieldKind.Text : FieldKind.Line;
        if (Type == typeof(DateOnly)) return FieldKind.Date;
        if (Type == typeof(decimal)) return FieldKind.Number;
        if (Type == typeof(int)) return FieldKind.WholeNumber;
        if (Type == typeof(bool)) return FieldKind.YesNo;
        if (Type.IsEnum) return FieldKind.Choice;
        if (Type == typeof(Guid)) return name == "PartnerId" ? FieldKind.Partner : FieldKind.Upload;
        return FieldKind.Partners;
    }
}
