using System.Collections.Concurrent;
using KetenScan.Web.Tests.Access;
using Microsoft.AspNetCore.Routing;

namespace KetenScan.Web.Tests.States;

/// <summary>Requests addresses of one running installation and collects faults.</summary>
internal sealed class Sweep(HttpClient client, Scene scene, IReadOnlyList<RouteEndpoint> routes, Findings findings, string state, Depth depth)
{
    /// <summary>The account that sees every page with all its actions. For this one the links are followed, including query strings.</summary>
    private const string Follower = "everything";

    private const string Dutch = "nl";
    private const string English = "en";

    /// <summary>Refusals are the same in any language: these two request them in English too.</summary>
    private static readonly string[] RefusedInEnglish = ["nothing", "nobody"];

    /// <summary>Many links have the same address: it is resolved once.</summary>
    private readonly Dictionary<string, Destination> known = [];

    public async Task As(Visitor visitor, IReadOnlyList<string> addresses)
    {
        if (depth == Depth.Queries && !visitor.Name.StartsWith(Follower, StringComparison.Ordinal)) return;

        var links = new HashSet<string>();
        foreach (var address in addresses.Where(visitor.Asks))
        {
            var expected = Expected(visitor, address);
            foreach (var link in await Ask(visitor, Dutch, address, expected)) links.Add(link);
            if (IsAskedInEnglish(visitor, expected)) await Ask(visitor, English, address, expected);
        }

        if (visitor.Name != Follower) return;
        foreach (var link in links.Except(addresses).ToList()) await Ask(visitor, Dutch, link, Expected(visitor, link));
    }

    private bool IsAskedInEnglish(Visitor visitor, int? expected) => depth switch
    {
        Depth.Everything => expected == 200 || RefusedInEnglish.Contains(visitor.Name),
        Depth.State => expected == 200 && visitor.Name == Follower,
        _ => false,
    };

    /// <returns>The links of the page; empty if it is no page.</returns>
    private async Task<IReadOnlyList<string>> Ask(Visitor visitor, string language, string address, int? expected)
    {
        var route = Known(address).Route;
        void Note(string fault) => findings.Note($"{route} {fault}", $"{state}: {visitor.Name}, {language}: {address}");
        if (expected is null)
        {
            Note("has no rule");
            return [];
        }

        using var request = visitor.Ask(address, language);
        using var answer = await client.SendAsync(request);
        var body = await answer.Content.ReadAsByteArrayAsync();
        findings.Answered(route, isThere: expected == 200 || (expected == 302 && visitor.IsIn));
        foreach (var fault in Judge.Faults(address, language, expected.Value, answer, body)) Note(fault);
        if (expected != 200 || language != Dutch || answer.Content.Headers.ContentType?.MediaType != "text/html") return [];

        var links = Judge.Links(body).ToList();
        foreach (var link in links.Where(link => Expected(visitor, link) is not (200 or 302))) Note($"has a link that leads nowhere: {link}");
        return links;
    }

    /// <summary>The status according to the rules; null for a route without a rule.</summary>
    private int? Expected(Visitor visitor, string address)
    {
        var (_, rule, values) = Known(address);
        return rule?.Invoke(visitor.At(scene, values));
    }

    private Destination Known(string address)
    {
        if (known.TryGetValue(address, out var destination)) return destination;

        return known[address] = RouteRules.Find(routes, address) is var (route, values)
            ? new Destination(route.RoutePattern.RawText!, RouteRules.Of(route), values)
            : new Destination("an address that leads nowhere", visit => RouteRules.Nowhere(address, visit), []);
    }

    private sealed record Destination(string Route, Func<Visit, int>? Rule, RouteValueDictionary Values);
}

/// <summary>How much is requested in a state.</summary>
internal enum Depth
{
    /// <summary>Every address, by every visitor, in both languages.</summary>
    Everything,

    /// <summary>What the state changes: by every visitor in Dutch, and in English by the account that sees every page with all its actions.</summary>
    State,

    /// <summary>What the state changes, by that account, in Dutch: enough to run every query on another database.</summary>
    Queries,
}

/// <summary>The faults of a sweep, each kind once.</summary>
internal sealed class Findings
{
    private readonly ConcurrentDictionary<string, (int Times, string First)> faults = [];
    private readonly ConcurrentDictionary<string, bool> reached = [];
    private int answers;

    public int Answers => answers;

    public int Routes => reached.Count;

    public IEnumerable<string> Faults => faults.OrderBy(fault => fault.Key, StringComparer.Ordinal)
        .Select(fault => $"{fault.Key} ({fault.Value.Times} times; {fault.Value.First})");

    /// <summary>The routes that no visitor could open: sweeping them tested nothing.</summary>
    public IEnumerable<string> NeverThere => reached.Where(route => !route.Value).Select(route => route.Key);

    public void Note(string fault, string where) => faults.AddOrUpdate(fault, (1, where), (_, known) => (known.Times + 1, known.First));

    public void Answered(string route, bool isThere)
    {
        Interlocked.Increment(ref answers);
        reached.AddOrUpdate(route, isThere, (_, was) => was || isThere);
    }
}
