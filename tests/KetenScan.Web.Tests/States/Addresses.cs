using System.Reflection;
using KetenScan.Web.Features.Compare;
using KetenScan.Web.Tests.Access;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;

namespace KetenScan.Web.Tests.States;

/// <summary>The addresses of a state: each route with what exists, with what does not, and with its last segments cut off.</summary>
internal static class Addresses
{
    private static readonly Dictionary<string, string[]> Missing = new()
    {
        ["slug"] = ["bestaat-niet"],
        ["number"] = ["99", "0", "abc"],
        ["principle"] = ["9", "0", "abc"],
        ["key"] = ["bestaat-niet"],
        ["version"] = ["99", "abc"],
        ["id"] = ["00000000-0000-0000-0000-000000000001", "abc"],
        ["token"] = ["geen-token"],
        ["language"] = ["xx"],
        ["theme"] = ["paars"],
        ["documentname"] = ["v9"],
    };

    /// <summary>Values that are no number, no id and no word of ours; PostgreSQL does not take the second.</summary>
    private static readonly string[] NoUse = ["x", "a%00b"];

    /// <summary>Where the contents of an installation are visible. Anything else answers the same in every state.</summary>
    private static readonly string[] OfStates = ["/chains", "/compare", "/admin", "/api/v1", "/privacy/mine", "/calendar"];

    /// <param name="scene">The contents of the state.</param>
    /// <param name="routes">The application's routes.</param>
    /// <param name="calendar">The token of an existing calendar.</param>
    /// <param name="all">Whether to include addresses that answer the same in every state, or exist in none.</param>
    public static IReadOnlyList<string> Of(Scene scene, IReadOnlyList<RouteEndpoint> routes, string? calendar, bool all)
    {
        var addresses = new HashSet<string>();
        var queries = NotUnderstood(routes).ToList();
        foreach (var route in routes)
        {
            foreach (var address in There(scene, route, calendar)) addresses.Add(address);
            if (!all) continue;
            foreach (var values in NotThere(scene, route)) addresses.Add(Filled(route, values));
            if (PageOf(route) is null || There(scene, route, calendar).FirstOrDefault() is not { } page) continue;
            foreach (var query in queries) addresses.Add($"{page}?{query}");
        }

        if (!all) addresses.RemoveWhere(address => address != "/" && !OfStates.Any(start => address.StartsWith(start, StringComparison.Ordinal)));

        foreach (var address in addresses.ToList())
        {
            var cut = address;
            while ((cut = cut[..Math.Max(cut.LastIndexOf('/'), 0)]).Length > 0) addresses.Add(cut);
        }

        // Compares all chains, also those without a figure.
        addresses.Add($"/compare?{string.Join('&', scene.Chains.Select(chain => $"chain={chain.Slug}"))}");
        return [.. addresses.Order(StringComparer.Ordinal)];
    }

    /// <summary>A route with all existing values of its parameters.</summary>
    public static IEnumerable<string> There(Scene scene, RouteEndpoint route, string? calendar = null) =>
        There(scene, route.RoutePattern.RawText!, calendar).Select(values => Filled(route, values));

    private static IEnumerable<Dictionary<string, string>> There(Scene scene, string pattern, string? calendar)
    {
        if (!pattern.Contains('{', StringComparison.Ordinal)) return [[]];
        if (pattern.Contains("/dossier/{", StringComparison.Ordinal))
            return from chain in scene.Chains from number in Enumerable.Range(1, 8) select Values(("slug", chain.Slug), ("number", $"{number}"));
        if (pattern.Contains("{id", StringComparison.Ordinal))
            return scene.Files.Select(file => Values(("slug", scene.Chains.Single(chain => chain.Id == file.Chain).Slug), ("id", $"{file.File}")));
        if (pattern.Contains("/questionnaires/", StringComparison.Ordinal) && pattern.Contains("/principles/{", StringComparison.Ordinal))
            return from own in scene.Questionnaires
                   from principle in (int[])[1, 8]
                   select Values(("key", own.Key), ("version", $"{own.Version}"), ("principle", $"{principle}"));
        if (pattern.Contains("/principles/{", StringComparison.Ordinal))
            return from chain in scene.Chains
                   from round in chain.Rounds
                   from principle in (int[])[1, 8]
                   select Values(("slug", chain.Slug), ("number", $"{round.Number}"), ("principle", $"{principle}"));
        if (pattern.Contains("rounds/{", StringComparison.Ordinal))
            return from chain in scene.Chains from round in chain.Rounds select Values(("slug", chain.Slug), ("number", $"{round.Number}"));
        if (pattern.Contains("{slug", StringComparison.OrdinalIgnoreCase)) return scene.Chains.Select(chain => Values(("slug", chain.Slug)));
        if (pattern.Contains("{key", StringComparison.OrdinalIgnoreCase))
            return scene.Questionnaires.Select(own => Values(("key", own.Key), ("version", $"{own.Version}")));
        if (pattern.Contains("/calendar/", StringComparison.Ordinal)) return calendar is null ? [] : [Values(("token", calendar))];
        return [Values(("language", "nl"), ("theme", "light"), ("documentname", "v1"), ("token", "geen-token"))];
    }

    /// <summary>Each parameter in turn has a value that does not exist; the others exist, if possible.</summary>
    private static IEnumerable<Dictionary<string, string>> NotThere(Scene scene, RouteEndpoint route)
    {
        var chain = scene.Chains is [var first, ..] ? first : null;
        var there = Values(
            ("slug", chain?.Slug ?? "bestaat-niet"),
            ("number", chain?.Rounds is [var round, ..] ? $"{round.Number}" : "1"),
            ("principle", "3"),
            ("key", scene.Questionnaires[0].Key),
            ("version", $"{scene.Questionnaires[0].Version}"),
            ("id", scene.Files is [var (_, file), ..] ? $"{file}" : $"{Guid.Empty}"));
        return from parameter in route.RoutePattern.Parameters
               let name = parameter.Name.ToLowerInvariant()
               from value in Missing[name]
               select new Dictionary<string, string>(there) { [name] = value };
    }

    /// <summary>Query strings with the parameters of all pages, and values that are of no use to any of them.</summary>
    private static IEnumerable<string> NotUnderstood(IEnumerable<RouteEndpoint> routes)
    {
        var names = routes.Select(PageOf).OfType<Type>()
            .SelectMany(page => page.GetProperties())
            .Select(property => (property.Name, Query: property.GetCustomAttribute<SupplyParameterFromQueryAttribute>()))
            .Where(own => own.Query is not null)
            .Select(own => own.Query!.Name ?? own.Name)
            .Concat(ComparisonFilter.All.Select(filter => filter.Name))
            .Concat(["chain", "show"])
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToList();
        return NoUse.Select(value => string.Join('&', names.Select(name => $"{name}={value}")));
    }

    private static Type? PageOf(RouteEndpoint route) => route.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type;

    private static string Filled(RouteEndpoint route, Dictionary<string, string> values) => "/" + string.Join('/', route.RoutePattern.PathSegments
        .Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter => values.GetValueOrDefault(parameter.Name.ToLowerInvariant(), ""),
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator => separator.Content,
            _ => "",
        })))
        .Where(segment => segment.Length > 0));

    private static Dictionary<string, string> Values(params (string Name, string Value)[] values) => values.ToDictionary(own => own.Name, own => own.Value);
}
