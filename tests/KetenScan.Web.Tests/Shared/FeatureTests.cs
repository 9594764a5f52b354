using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace KetenScan.Web.Tests.Shared;

/// <summary>How the folders of <c>Features</c> may use each other, and what each of them looks like.</summary>
/// <remarks>
/// What a file uses is read from its text: the compiler copies constants into who uses them, and leaves no trace of
/// <c>nameof</c>. A file that uses a feature without naming it got there by one that it names, so no circle is missed.
/// </remarks>
public sealed partial class FeatureTests
{
    private const string Web = "KetenScan.Web";
    private const string Shared = "Shared";
    private static readonly ILookup<string, Type> Types = typeof(KetenScanApp).Assembly.GetTypes()
        .Where(type => type.Namespace?.StartsWith($"{Web}.Features.", StringComparison.Ordinal) == true && !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false))
        .ToLookup(type => type.Namespace!.Split('.')[3]);

    private static IEnumerable<string> Features => Types.Select(feature => feature.Key);

    [Fact]
    public void No_features_use_each_other_in_a_circle()
    {
        var uses = Uses().Where(use => use.From != Shared).ToLookup(use => use.From, use => use.To);

        Assert.Empty(Uses().Where(use => use.From != Shared && Reached(use.To, uses).Contains(use.From)).Select(use => $"{use.From} uses {use.To} in {use.File}"));
    }

    [Fact]
    public void What_features_share_uses_no_feature() =>
        Assert.Empty(Uses().Where(use => use.From == Shared).Select(use => $"{use.File} uses {use.To}"));

    /// <summary>Else the files that use it would not name it.</summary>
    [Fact]
    public void No_feature_is_imported_everywhere()
    {
        var project = Path.Combine(SourceTree.Root, "src", Web, $"{Web}.csproj");
        var everywhere =
            from file in SourceTree.Files(Web).Append(project)
            from line in File.ReadLines(file)
            where line.Contains("global using", StringComparison.Ordinal) || line.Contains("<Using", StringComparison.Ordinal) || Path.GetFileName(file) == "_Imports.razor"
            where NamedIn(line).Any()
            select $"{Path.GetFileName(file)}: {line}";

        Assert.Empty(everywhere);
    }

    [Fact]
    public void Every_feature_adds_its_services_and_maps_its_addresses_in_one_class()
    {
        Assert.All(Features, feature => Assert.Single(Types[feature], type => type.Name.EndsWith("Feature", StringComparison.Ordinal)));
        var others =
            from feature in Types
            from type in feature
            from method in type.GetMethods(System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic)
            where method.IsDefined(typeof(ExtensionAttribute), inherit: false)
            let target = method.GetParameters()[0].ParameterType
            where target == typeof(IServiceCollection) || target.IsAssignableTo(typeof(IEndpointRouteBuilder))
            where !type.Name.EndsWith("Feature", StringComparison.Ordinal) || method.Name != $"{(target == typeof(IServiceCollection) ? "Add" : "Map")}{feature.Key}"
            select $"{type.Name}.{method.Name}";

        Assert.Empty(others);
    }

    [Fact]
    public void Nobody_adds_the_services_or_maps_the_addresses_of_another_feature()
    {
        var others =
            from file in SourceTree.Files(Web)
            let text = File.ReadAllText(file)
            from feature in Features
            where FeatureOf(file) != feature
            from Match added in Added().Matches(text)
            where Types[feature].Any(type => Regex.IsMatch(added.Value, $@"\b{type.Name}\b") || added.Value == $"{type.Name}.Map(")
            select $"{Path.GetFileName(file)}: {added.Value}";

        Assert.Empty(others);
    }

    [Fact]
    public void What_has_an_address_of_its_own_is_called_a_page()
    {
        var wrong = SourceTree.Files(Path.Combine(Web, "Features"))
            .Where(file => file.EndsWith(".razor", StringComparison.Ordinal))
            .Where(file => file.EndsWith("Page.razor", StringComparison.Ordinal) != File.ReadLines(file).Any(line => line.StartsWith("@page ", StringComparison.Ordinal)));

        Assert.Empty(wrong.Select(Path.GetFileName));
    }

    [Fact]
    public void A_feature_has_no_folders_of_its_own() =>
        Assert.Empty(Directory.EnumerateDirectories(Path.Combine(SourceTree.Root, "src", Web, "Features")).SelectMany(Directory.EnumerateDirectories));

    /// <summary>Every feature that a file of another one, or of what they share, names.</summary>
    private static IEnumerable<(string From, string To, string File)> Uses() =>
        from file in SourceTree.Files(Web)
        let own = FeatureOf(file) ?? (file.Contains($"{Path.DirectorySeparatorChar}{Shared}{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? Shared : null)
        where own is not null
        from other in NamedIn(File.ReadAllText(file)).Distinct()
        where other != own
        select (own, other, Path.GetFileName(file));

    /// <summary>By its namespace, or as a neighbour sees it: <c>Mail.Outbox</c>.</summary>
    private static IEnumerable<string> NamedIn(string text) =>
        ByNamespace().Matches(text).Select(match => match.Groups[1].Value).Where(Types.Contains)
            .Concat(ByNeighbour().Matches(text).Where(match => Types[match.Groups[1].Value].Any(type => type.Name == match.Groups[2].Value)).Select(match => match.Groups[1].Value));

    private static HashSet<string> Reached(string from, ILookup<string, string> uses)
    {
        HashSet<string> reached = [from];
        var waiting = new Queue<string>(reached);
        while (waiting.TryDequeue(out var next))
        {
            foreach (var other in uses[next].Where(reached.Add)) waiting.Enqueue(other);
        }

        return reached;
    }

    private static string? FeatureOf(string file) => InFeature().Match(file) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex(@"[/\\]KetenScan\.Web[/\\]Features[/\\](\w+)[/\\]")]
    private static partial Regex InFeature();

    [GeneratedRegex(@"\bFeatures\.(\w+)")]
    private static partial Regex ByNamespace();

    [GeneratedRegex(@"(?<![\w.])(\w+)\.(\w+)")]
    private static partial Regex ByNeighbour();

    [GeneratedRegex(@"\bAdd(Scoped|Singleton|Transient|HostedService|DailyTask)<[^()]*>\(|\b\w+\.Map\(")]
    private static partial Regex Added();
}
