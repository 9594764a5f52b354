using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace KetenScan.Web.Tests.Shared;

/// <summary>How feature folders may depend on each other, and what each of them contains.</summary>
/// <remarks>
/// Dependencies are read from the source text: the compiler copies constants into the code that uses them, and leaves no trace of
/// <c>nameof</c>. A file that uses a feature without naming it got there by one that it names, so no cycle is missed.
/// </remarks>
public sealed partial class FeatureTests
{
    private const string Web = "KetenScan.Web";
    private const string Shared = "Shared";

    private static readonly ILookup<string, Type> Types = typeof(KetenScanApp).Assembly.GetTypes()
        .Where(type => type.Namespace?.StartsWith($"{Web}.Features.", StringComparison.Ordinal) == true)
        .Where(type => !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false))
        .ToLookup(type => type.Namespace!.Split('.')[3]);

    private static IEnumerable<string> Features => Types.Select(feature => feature.Key);

    [Fact]
    public void No_features_use_each_other_in_a_circle()
    {
        var all = Uses().ToList();
        var uses = all.ToLookup(use => use.From, use => use.To);

        Assert.Empty(all.Where(use => Reached(use.To, uses).Contains(use.From)).Select(use => $"{use.From} uses {use.To} in {use.File}"));
    }

    [Fact]
    public void What_features_share_uses_no_feature() =>
        Assert.Empty(Uses().Where(use => use.From == Shared).Select(use => $"{use.File} uses {use.To}"));

    /// <summary>Otherwise the files that use it would not name it.</summary>
    [Fact]
    public void No_feature_is_imported_everywhere_or_by_another_name()
    {
        var project = Path.Combine(SourceTree.Root, "src", Web, $"{Web}.csproj");
        var everywhere =
            from file in SourceTree.Files(Web).Append(project)
            from line in File.ReadLines(file)
            where Alias().IsMatch(line) || ((Path.GetFileName(file) == "_Imports.razor" || Everywhere().IsMatch(line)) && NamedIn(line).Any())
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
            from method in type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            where method.IsDefined(typeof(ExtensionAttribute), inherit: false)
            let target = method.GetParameters()[0].ParameterType
            let verb = target == typeof(IServiceCollection) ? "Add" : target.IsAssignableTo(typeof(IEndpointRouteBuilder)) ? "Map" : null
            where verb is not null && (method.Name != verb + feature.Key || !type.Name.EndsWith("Feature", StringComparison.Ordinal))
            select $"{type.Name}.{method.Name}";

        Assert.Empty(others);
    }

    [Fact]
    public void Nobody_adds_the_services_or_maps_the_addresses_of_another_feature()
    {
        var others =
            from file in SourceTree.Files(Web)
            from Match added in Added().Matches(File.ReadAllText(file))
            let words = added.Value.Split([' ', '<', '>', ',', '.', '(']).ToHashSet()
            from feature in Features
            where feature != FeatureOf(file) && Types[feature].Any(type => words.Contains(type.Name))
            select $"{Path.GetFileName(file)}: {added.Value}";

        Assert.Empty(others);
    }

    [Fact]
    public void What_has_an_address_of_its_own_is_called_a_page()
    {
        var wrong = SourceTree.Files(Path.Combine(Web, "Features"))
            .Where(file => file.EndsWith(".razor", StringComparison.Ordinal))
            .Where(file => file.EndsWith("Page.razor", StringComparison.Ordinal) != PageAddress().IsMatch(File.ReadAllText(file)));

        Assert.Empty(wrong.Select(Path.GetFileName));
    }

    [Fact]
    public void A_feature_has_no_folders_of_its_own() =>
        Assert.Empty(Directory.EnumerateDirectories(Path.Combine(SourceTree.Root, "src", Web, "Features")).SelectMany(Directory.EnumerateDirectories));

    /// <summary>Every feature that is named by a file of another feature, or of the shared code.</summary>
    private static IEnumerable<(string From, string To, string File)> Uses() =>
        from file in SourceTree.Files(Web)
        let own = FeatureOf(file) ?? (Path.GetFileName(Path.GetDirectoryName(file)) == Shared ? Shared : null)
        where own is not null
        from other in NamedIn(File.ReadAllText(file)).Distinct()
        where other != own
        select (own, other, Path.GetFileName(file));

    /// <summary>By its namespace, or relative to a neighbour: <c>Mail.Outbox</c>.</summary>
    private static IEnumerable<string> NamedIn(string text) =>
        from Match match in Named().Matches(text)
        let feature = match.Groups[2].Value
        where match.Groups[1].Success ? Types.Contains(feature) : Types[feature].Any(type => type.Name == match.Groups[3].Value)
        select feature;

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

    [GeneratedRegex(@"(?<![\w.])(?:[\w.]*\b(Features)\.)?(\w+)(?:\.(\w+))?")]
    private static partial Regex Named();

    [GeneratedRegex(@"\bglobal using\b|<Using\b")]
    private static partial Regex Everywhere();

    [GeneratedRegex(@"=\s*KetenScan\.Web(\.Features\b[\w.]*)?;")]
    private static partial Regex Alias();

    [GeneratedRegex("^@page ", RegexOptions.Multiline)]
    private static partial Regex PageAddress();

    [GeneratedRegex(@"\bAdd(Scoped|Singleton|Transient|HostedService|DailyTask)<[^()]*>\(|\b\w+\.Map\(")]
    private static partial Regex Added();
}
