using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace KetenScan.Web.Tests.Access;

/// <summary>The access rule of every address: which visitor gets which status.</summary>
internal static class RouteRules
{
    private const int Fine = 200;
    private const int Elsewhere = 302;
    private const int KeyNeeded = 401;
    private const int NotThere = 404;

    /// <summary>By the route's pattern, with parameters in lower case and without constraints.</summary>
    private static readonly Dictionary<string, Func<Visit, int>> Rules = new()
    {
        ["/"] = Page(_ => true),
        ["/chains/new"] = Page(visit => visit.MayStartChains),
        ["/chains/{slug}"] = Page(visit => visit.Sees),
        ["/chains/{slug}/actions"] = Page(visit => visit.Sees),
        ["/chains/{slug}/audit"] = Page(visit => visit.Runs || (visit.RunsInstallation && visit.Chain is not null)),
        ["/chains/{slug}/audit.csv"] = Page(visit => visit.Runs || (visit.RunsInstallation && visit.Chain is not null)),
        ["/chains/{slug}/dossier"] = Page(visit => visit.Sees),
        ["/chains/{slug}/dossier.pdf"] = Page(visit => visit.Sees),
        ["/chains/{slug}/dossier/{number}"] = Page(visit => visit.Sees && visit.IsOfAPrinciple),
        ["/chains/{slug}/dossier/face"] = Page(visit => visit.Sees),
        ["/chains/{slug}/dossier/files/{id}"] = Page(visit => visit.SeesFile),
        ["/chains/{slug}/dossier/history"] = Page(visit => visit.Sees),
        ["/chains/{slug}/import"] = Page(visit => visit.Runs),
        ["/chains/{slug}/import/answers.csv"] = Page(visit => visit.Runs),
        ["/chains/{slug}/import/partners.csv"] = Page(visit => visit.Runs),
        ["/chains/{slug}/logo.png"] = Page(visit => visit.SeesLogo),
        ["/chains/{slug}/people"] = Page(visit => visit.Runs),
        ["/chains/{slug}/rounds"] = Page(visit => visit.Sees),
        ["/chains/{slug}/rounds/{number}"] = Page(visit => visit.SeesRound),
        ["/chains/{slug}/rounds/{number}/assessment"] = Page(visit => visit.HasSheet),
        ["/chains/{slug}/rounds/{number}/assessment/devices"] = Page(visit => visit.HasOpenSheet),
        ["/chains/{slug}/rounds/{number}/comments"] = Page(visit => visit.ReviewsComments),
        ["/chains/{slug}/rounds/{number}/guide"] = Page(visit => visit.SeesScorecard),
        ["/chains/{slug}/rounds/{number}/present"] = Page(visit => visit.SeesScorecard),
        ["/chains/{slug}/rounds/{number}/guide.pdf"] = Page(visit => visit.SeesScorecard),
        ["/chains/{slug}/rounds/{number}/messages"] = Page(visit => visit.RunsRound),
        ["/chains/{slug}/rounds/{number}/principles/{principle}"] = Page(visit => visit.SeesScorecard && visit.IsOfAScoredPrinciple),
        ["/chains/{slug}/rounds/{number}/results.csv"] = Page(visit => visit.SeesScorecard),
        ["/chains/{slug}/rounds/{number}/results.json"] = Page(visit => visit.SeesScorecard),
        ["/chains/{slug}/rounds/{number}/scorecard.pdf"] = Page(visit => visit.SeesScorecard),
        ["/chains/{slug}/rounds/new"] = Page(visit => visit.Runs),
        ["/chains/{slug}/scorecards.zip"] = Page(visit => visit.SeesAnyScorecard),
        ["/chains/{slug}/settings"] = Page(visit => visit.Runs),
        ["/compare"] = Page(visit => visit.Compares),
        ["/compare/export.csv"] = Page(visit => visit.Compares),
        ["/compare/export.xlsx"] = Page(visit => visit.Compares),
        ["/compare/portfolio.pdf"] = Page(visit => visit.Compares),
        ["/compare/scorecards.zip"] = Page(visit => visit.ComparesScorecards),

        ["/admin"] = visit => visit.IsIn && !visit.RunsInstallation ? NotThere : Elsewhere,
        ["/admin/accounts"] = Page(visit => visit.RunsInstallation),
        ["/admin/audit"] = Page(visit => visit.RunsInstallation),
        ["/admin/audit.csv"] = Page(visit => visit.RunsInstallation),
        ["/admin/questionnaires"] = Page(visit => visit.RunsInstallation),
        ["/admin/questionnaires/{key}/{version}"] = Page(visit => visit.RunsInstallation && visit.IsOfAQuestionnaire),
        ["/admin/questionnaires/{key}/{version}/principles/{principle}"] =
            Page(visit => visit.RunsInstallation && visit.IsOfAQuestionnaire && visit.IsOfAScoredPrinciple),
        ["/admin/questionnaires/{key}/{version}/file.json"] = Page(visit => visit.RunsInstallation && visit.IsOfAQuestionnaire),

        ["/account/code"] = Anyone,
        ["/account/confirm"] = Page(visit => visit.Account is not null),
        ["/account/forgot"] = Anyone,
        ["/account/login"] = Anyone,
        ["/account/password"] = Anyone,
        ["/account/security"] = Page(visit => visit.Account is not null),
        ["/account/tokens"] = Page(visit => visit.Account is not null),
        ["/i/{token}"] = Anyone,
        ["/i/code"] = Anyone,
        ["/i/lost"] = Anyone,
        ["/calendar/{token}.ics"] = visit => visit.IsOfACalendar ? Fine : NotThere,
        ["/preferences/language/{language}"] = _ => Elsewhere,
        ["/preferences/theme/{theme}"] = _ => Elsewhere,
        ["/privacy"] = Anyone,
        ["/privacy/mine"] = Page(_ => true),
        ["/privacy/link/{token}"] = Anyone,
        ["/privacy/mine.json"] = Page(visit => visit.Account is not null),

        ["/api/{documentname}/openapi.json"] = visit => visit.Text("documentname") == "v1" ? Fine : NotThere,
        ["/api/docs/{documentname}"] = visit => visit.Values.ContainsKey("documentname") ? Fine : Elsewhere,
        ["/api/docs/scalar.aspnetcore.js"] = Anyone,
        ["/api/docs/scalar.js"] = Anyone,
        ["/api/docs/favicon.svg"] = Anyone,
        ["/api/v1/chains"] = Key(_ => true),
        ["/api/v1/chains/{slug}"] = Key(visit => visit.Sees),
        ["/api/v1/chains/{slug}/rounds"] = Key(visit => visit.Sees || visit.SeesAnyScorecard),
        ["/api/v1/chains/{slug}/rounds/{number}/scorecard"] = Key(visit => visit.SeesScorecard),
        ["/api/v1/rounds"] = Key(_ => true),

        ["/robots.txt"] = Anyone,
        ["/favicon.ico"] = _ => Elsewhere,
        ["/apple-touch-icon.png"] = _ => Elsewhere,
        ["/apple-touch-icon-precomposed.png"] = _ => Elsewhere,
        ["/error"] = Anyone,
        ["/not-found"] = Anyone,
        ["/refused"] = Anyone,
        ["/health/live"] = Anyone,
        ["/health/ready"] = Anyone,
    };

    /// <summary>The routes of the application that answer GET.</summary>
    public static IReadOnlyList<RouteEndpoint> RoutesOf(IServiceProvider services) =>
    [
        .. services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") != false)
            .Where(endpoint => !IsOfTheFramework(endpoint)),
    ];

    public static bool IsOfTheFramework(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText is { } pattern
        && (pattern.TrimStart('/').StartsWith('_') || endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null
            || pattern.Contains("{**", StringComparison.Ordinal));

    /// <summary>Null for a route without a rule.</summary>
    public static Func<Visit, int>? Of(RouteEndpoint route) => Rules.GetValueOrDefault(NameOf(route));

    /// <summary>The route of an address, with its values; null when there is none.</summary>
    public static (RouteEndpoint Route, RouteValueDictionary Values)? Find(IEnumerable<RouteEndpoint> routes, string address)
    {
        var path = new PathString(address.Split('?')[0]);
        foreach (var route in routes.OrderBy(route => route.RoutePattern.InboundPrecedence))
        {
            var values = new RouteValueDictionary();
            var matches = new TemplateMatcher(TemplateParser.Parse(route.RoutePattern.RawText!), []).TryMatch(path, values);
            if (matches && values.All(value => Fits(route.RoutePattern, value.Key, value.Value))) return (route, values);
        }

        return null;
    }

    /// <summary>The status of an address without a route.</summary>
    public static int Nowhere(string address, Visit visit) => visit.IsIn || address.StartsWith("/api", StringComparison.Ordinal) ? NotThere : Elsewhere;

    private static string NameOf(RouteEndpoint route)
    {
        var bare = Regex.Replace(route.RoutePattern.RawText!, @"\{(\w+)\??(:[^{}]*(\{[^{}]*\}[^{}]*)*)?\??\}", own =>
            $"{{{own.Groups[1].Value.ToLowerInvariant()}}}");
        return "/" + bare.Trim('/');
    }

    private static bool Fits(RoutePattern pattern, string name, object? value) =>
        !pattern.ParameterPolicies.TryGetValue(name, out var policies) || policies.All(policy => policy.Content switch
        {
            "int" => int.TryParse($"{value}", out _),
            "guid" => Guid.TryParse($"{value}", out _),
            { } regex when regex.StartsWith("regex(", StringComparison.Ordinal) => Regex.IsMatch($"{value}", regex[6..^1]),
            _ => true,
        });

    private static int Anyone(Visit visit) => Fine;

    /// <summary>Visitors who are not signed in are redirected to sign-in; what a viewer may not see does not exist.</summary>
    private static Func<Visit, int> Page(Func<Visit, bool> isThere) => visit => !visit.IsIn ? Elsewhere : isThere(visit) ? Fine : NotThere;

    private static Func<Visit, int> Key(Func<Visit, bool> isThere) => visit => !visit.HasKey ? KeyNeeded : isThere(visit) ? Fine : NotThere;
}
