using System.Net;
using System.Net.Http.Json;
using KetenScan.Data;
using KetenScan.Domain.Rounds;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KetenScan.Web.Tests.Access;

/// <summary>Which demo user gets what over HTTP. Order: coordinator, member, consultant, administrator, outsider, visitor by a personal link, nobody.</summary>
public sealed class RouteTests(DemoServer server)
{
    private const string Chain = "/chains/dementie-de-meren";
    private static readonly string[] Roles = ["coordinator", "strategisch", "consultant", "beheer", "buitenstaander", DemoServer.ByLink, DemoServer.Nobody];

    [Theory]
    [InlineData("/", "200 200 200 200 200 200 302")]
    [InlineData(Chain, "200 200 200 404 404 404 302")]
    [InlineData($"{Chain}/rounds/3", "200 200 200 404 404 404 302")]
    [InlineData($"{Chain}/rounds/4", "200 200 404 404 404 404 302")]
    [InlineData($"{Chain}/rounds/9", "404 404 404 404 404 404 302")]
    [InlineData($"{Chain}/rounds/4/assessment", "404 200 404 404 404 200 302")]
    [InlineData($"{Chain}/rounds/3/scorecard.pdf?culture=nl", "200 200 200 404 404 404 302")]
    [InlineData($"{Chain}/rounds/4/scorecard.pdf", "404 404 404 404 404 404 302")]
    [InlineData($"{Chain}/rounds/3/results.json", "200 200 200 404 404 404 302")]
    [InlineData($"{Chain}/rounds/3/results.csv", "200 200 200 404 404 404 302")]
    [InlineData($"{Chain}/scorecards.zip", "200 200 200 404 404 404 302")]
    [InlineData("/compare/scorecards.zip", "200 404 200 404 200 404 302")]
    [InlineData("/chains/new", "200 404 404 404 200 404 302")]
    [InlineData($"{Chain}/people", "200 404 404 404 404 404 302")]
    [InlineData($"{Chain}/rounds/new", "200 404 404 404 404 404 302")]
    [InlineData($"{Chain}/rounds/4/messages", "200 404 404 404 404 404 302")]
    [InlineData("/i/geen-token", "200 200 200 200 200 200 200")]
    [InlineData("/i/lost", "200 200 200 200 200 200 200")]
    [InlineData($"{Chain}/actions", "200 200 200 404 404 404 302")]
    [InlineData($"{Chain}/rounds/3/principles/3", "200 200 200 404 404 404 302")]
    [InlineData($"{Chain}/rounds/3/principles/9", "404 404 404 404 404 404 302")]
    [InlineData($"{Chain}/rounds/4/principles/3", "404 404 404 404 404 404 302")]
    [InlineData($"{Chain}/rounds/3/guide", "200 200 200 404 404 404 302")]
    [InlineData($"{Chain}/rounds/4/guide", "404 404 404 404 404 404 302")]
    [InlineData($"{Chain}/rounds/3/present", "200 200 200 404 404 404 302")]
    [InlineData($"{Chain}/rounds/4/present", "404 404 404 404 404 404 302")]
    [InlineData($"{Chain}/rounds/3/guide.pdf?culture=nl", "200 200 200 404 404 404 302")]
    [InlineData($"{Chain}/dossier.pdf?culture=en", "200 200 200 404 404 404 302")]
    [InlineData("/calendar/geen-token.ics", "404 404 404 404 404 404 404")]
    [InlineData($"{Chain}/dossier", "200 200 200 404 404 404 302")]
    [InlineData($"{Chain}/dossier/1", "200 200 200 404 404 404 302")]
    [InlineData($"{Chain}/dossier/9", "404 404 404 404 404 404 302")]
    [InlineData($"{Chain}/dossier/history", "200 200 200 404 404 404 302")]
    [InlineData($"{Chain}/dossier/files/00000000-0000-0000-0000-000000000001", "404 404 404 404 404 404 302")]
    [InlineData($"{Chain}/dossier/face", "200 200 200 404 404 404 302")]
    [InlineData($"{Chain}/logo.png", "404 404 404 404 404 404 302")]
    [InlineData($"{Chain}/import", "200 404 404 404 404 404 302")]
    [InlineData($"{Chain}/import/answers.csv", "200 404 404 404 404 404 302")]
    [InlineData($"{Chain}/import/partners.csv", "200 404 404 404 404 404 302")]
    [InlineData("/admin/questionnaires", "404 404 404 200 404 404 302")]
    [InlineData("/admin/questionnaires/keten-8/1", "404 404 404 200 404 404 302")]
    [InlineData("/admin/questionnaires/keten-8/1/principles/3", "404 404 404 200 404 404 302")]
    [InlineData("/admin/questionnaires/keten-8/1/principles/9", "404 404 404 404 404 404 302")]
    [InlineData("/admin/questionnaires/keten-8/1/file.json", "404 404 404 200 404 404 302")]
    [InlineData("/compare", "200 404 200 404 200 404 302")]
    [InlineData("/compare/export.csv", "200 404 200 404 200 404 302")]
    [InlineData("/compare/export.xlsx", "200 404 200 404 200 404 302")]
    [InlineData("/compare/portfolio.pdf", "200 404 200 404 200 404 302")]
    [InlineData($"{Chain}/settings", "200 404 404 404 404 404 302")]
    [InlineData("/account/tokens", "200 200 200 200 200 404 302")]
    [InlineData("/api/v1/chains", "401 401 401 401 401 401 401")]
    [InlineData("/api/v1/chains/dementie-de-meren", "401 401 401 401 401 401 401")]
    [InlineData("/api/v1/chains/dementie-de-meren/rounds", "401 401 401 401 401 401 401")]
    [InlineData("/api/v1/chains/dementie-de-meren/rounds/3/scorecard", "401 401 401 401 401 401 401")]
    [InlineData("/api/v1/rounds", "401 401 401 401 401 401 401")]
    [InlineData("/api/v1/openapi.json", "200 200 200 200 200 200 200")]
    [InlineData("/api/docs", "302 302 302 302 302 302 302")]
    [InlineData("/api/docs/v1", "200 200 200 200 200 200 200")]
    [InlineData("/api/docs/scalar.js", "200 200 200 200 200 200 200")]
    [InlineData("/api/docs/scalar.aspnetcore.js", "200 200 200 200 200 200 200")]
    [InlineData("/api/docs/favicon.svg", "200 200 200 200 200 200 200")]
    [InlineData("/api", "404 404 404 404 404 404 404")]
    [InlineData("/api/v1/bestaat-niet", "404 404 404 404 404 404 404")]
    [InlineData("/robots.txt", "200 200 200 200 200 200 200")]
    [InlineData("/favicon.ico", "302 302 302 302 302 302 302")]
    [InlineData("/apple-touch-icon.png", "302 302 302 302 302 302 302")]
    [InlineData("/apple-touch-icon-precomposed.png", "302 302 302 302 302 302 302")]
    [InlineData("/chains", "404 404 404 404 404 404 302")]
    [InlineData($"{Chain}/rounds", "200 200 200 404 404 404 302")]
    [InlineData($"{Chain}/rounds/abc", "404 404 404 404 404 404 302")]
    [InlineData("/chains/bestaat-niet/audit", "404 404 404 404 404 404 302")]
    [InlineData("/chains/bestaat-niet", "404 404 404 404 404 404 302")]
    [InlineData("/bestaat-niet", "404 404 404 404 404 404 302")]
    [InlineData("/account/login", "200 200 200 200 200 200 200")]
    [InlineData("/account/code", "200 200 200 200 200 200 200")]
    [InlineData("/account/security", "200 200 200 200 200 404 302")]
    [InlineData("/account/confirm", "200 200 200 200 200 404 302")]
    [InlineData("/account/forgot", "200 200 200 200 200 200 200")]
    [InlineData("/account/password", "200 200 200 200 200 200 200")]
    [InlineData("/admin", "404 404 404 302 404 404 302")]
    [InlineData("/admin/accounts", "404 404 404 200 404 404 302")]
    [InlineData("/admin/audit", "404 404 404 200 404 404 302")]
    [InlineData("/admin/audit.csv", "404 404 404 200 404 404 302")]
    [InlineData($"{Chain}/audit", "200 404 404 200 404 404 302")]
    [InlineData($"{Chain}/audit.csv", "200 404 404 200 404 404 302")]
    [InlineData("/chains/schuldhulp-waterland", "404 404 200 404 200 404 302")]
    [InlineData("/chains/schuldhulp-waterland/people", "404 404 404 404 200 404 302")]
    [InlineData("/chains/schuldhulp-waterland/rounds/1", "404 404 200 404 200 404 302")]
    [InlineData("/chains/schuldhulp-waterland/actions", "404 404 200 404 200 404 302")]
    [InlineData("/chains/schuldhulp-waterland/audit", "404 404 404 200 200 404 302")]
    [InlineData("/privacy", "200 200 200 200 200 200 200")]
    [InlineData("/privacy/mine", "200 200 200 200 200 200 302")]
    [InlineData("/privacy/link/geen-token", "200 200 200 200 200 200 200")]
    [InlineData("/privacy/mine.json", "200 200 200 200 200 404 302")]
    [InlineData("/health/live", "200 200 200 200 200 200 200")]
    [InlineData("/health/ready", "200 200 200 200 200 200 200")]
    [InlineData("/error", "200 200 200 200 200 200 200")]
    [InlineData("/refused", "200 200 200 200 200 200 200")]
    [InlineData("/not-found", "200 200 200 200 200 200 200")]
    [InlineData("/preferences/language/nl", "302 302 302 302 302 302 302")]
    [InlineData("/preferences/theme/light", "302 302 302 302 302 302 302")]
    public async Task Each_role_gets_what_is_in_its_scope_and_404_for_the_rest(string route, string expected)
    {
        var (found, ruled) = (new List<int>(), new List<int>());
        var routes = RouteRules.RoutesOf(server.App.Services);
        foreach (var role in Roles)
        {
            var client = await server.Fetching(role);
            found.Add((int)(await client.GetAsync(route)).StatusCode);
            ruled.Add(
                RouteRules.Find(routes, route) is var (endpoint, values)
                    ? RouteRules.Of(endpoint)!(await Visit(role, values))
                    : RouteRules.Nowhere(route, await Visit(role, [])));
        }

        Assert.Equal(expected, string.Join(' ', found));
        Assert.Equal(expected, string.Join(' ', ruled));
    }

    /// <summary>Compares the rules with the application's route table, so that a new route without a rule is found.</summary>
    [Fact]
    public void Every_route_has_a_rule() =>
        Assert.Empty(RouteRules.RoutesOf(server.App.Services).Where(route => RouteRules.Of(route) is null).Select(route => route.RoutePattern.RawText));

    [Fact]
    public async Task Every_post_refuses_requests_without_a_form_from_this_site()
    {
        var posts = server.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("POST") == true
                && endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is null
                && !RouteRules.IsOfTheFramework(endpoint))
            .Select(endpoint => endpoint.RoutePattern.RawText!.Replace("{token}", "iets", StringComparison.Ordinal))
            .ToList();

        Assert.Equal(
            [
                "/account/code",
                "/account/confirm",
                "/account/confirm/passkey",
                "/account/forgot",
                "/account/login",
                "/account/logout",
                "/account/passkeys/add",
                "/account/passkeys/creation-options",
                "/account/passkeys/enter",
                "/account/passkeys/remove",
                "/account/passkeys/request-options",
                "/account/password",
                "/account/security/everywhere",
                "/account/security/off",
                "/account/security/on",
                "/chains/{slug}/rounds/{number:int}/assessment",
                "/chains/{slug}/rounds/{number:int}/assessment/changes",
                "/chains/{slug}/rounds/{number:int}/assessment/reopen",
                "/chains/{slug}/rounds/{number:int}/assessment/spare",
                "/chains/{slug}/rounds/{number:int}/assessment/submit",
                "/i/code",
                "/i/iets",
                "/i/lost",
                "/privacy/ask",
                "/privacy/link/iets",
                "/privacy/mine",
            ],
            posts.Order());
        using var client = await server.SignedIn("coordinator");
        foreach (var post in posts)
        {
            var address = post.Replace("{slug}", "dementie-de-meren", StringComparison.Ordinal).Replace("{number:int}", "4", StringComparison.Ordinal);
            HttpContent sent = address.EndsWith("/changes", StringComparison.Ordinal)
                ? JsonContent.Create(new { sheet = Guid.Empty, changes = Array.Empty<object>() })
                : new FormUrlEncodedContent(new Dictionary<string, string> { ["Input.Email"] = "coordinator@demo.example", ["Input.Password"] = "iets" });
            Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync($"{address}?account={Guid.Empty}", sent)).StatusCode);
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData(Chain)]
    [InlineData($"{Chain}/rounds/3/scorecard.pdf")]
    [InlineData($"{Chain}/rounds/3/results.json")]
    [InlineData("/compare/export.csv")]
    public async Task A_visitor_who_is_not_signed_in_is_sent_to_sign_in_and_back(string route)
    {
        using var client = server.Anonymous();

        var answer = await client.GetAsync(route);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.EndsWith($"/account/login?returnUrl={Uri.EscapeDataString(route)}", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_is_for_anyone()
    {
        using var client = server.Anonymous();

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/ready")).StatusCode);
    }

    [Fact]
    public async Task Pages_carry_the_headers_that_keep_other_sites_out()
    {
        using var client = server.Anonymous();

        var headers = (await client.GetAsync("/account/login")).Headers;

        Assert.Contains("frame-ancestors 'none'", headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", headers.GetValues("X-Content-Type-Options").Single());
    }

    private async Task<Visit> Visit(string role, RouteValueDictionary values)
    {
        await using var db = await server.App.Services.GetRequiredService<IDbContextFactory<KetenScanDb>>().CreateDbContextAsync();
        var scene = await Scene.Of(db);
        var account = await db.Users.Where(user => user.Email == $"{role}@demo.example").Select(user => (Guid?)user.Id).SingleOrDefaultAsync();
        var link = role == DemoServer.ByLink
            ? scene.Invitations.Where(invitation => invitation.Purpose == InvitationPurpose.Sheet).MaxBy(invitation => invitation.CreatedAt)?.Id
            : null;
        return new Visit(scene, account, link, HasKey: false, values);
    }
}
