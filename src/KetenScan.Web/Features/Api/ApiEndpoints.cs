using System.Globalization;
using System.Text;
using KetenScan.Data.Access;
using KetenScan.Web.Shared;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace KetenScan.Web.Features.Api;

/// <summary>The API for programs, version 1. Read-only.</summary>
internal static class ApiEndpoints
{
    public const string Root = "/api/v1";
    private const string Version = "v1";
    private const int UsualPage = 100;
    private const int LargestPage = 500;

    public static void Add(IServiceCollection services)
    {
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, TokenSignIn>(TokenSignIn.Name, configureOptions: null);

        // The OpenAPI document is generated from these options: without the converter it would describe enums as numbers.
        services.ConfigureHttpJsonOptions(options => options.SerializerOptions.Converters.Add(ApiAnswer.Words));
        services.AddOpenApi(Version, options =>
        {
            options.ShouldInclude = description => description.RelativePath?.StartsWith(Root[1..], StringComparison.Ordinal) == true;
            options.AddDocumentTransformer((document, _, _) =>
            {
                document.Info = new OpenApiInfo
                {
                    Title = "KetenScan",
                    Version = Version,
                    Description = "Chains, their closed rounds and scorecards, as far as the owner of the key may see them. Read only.",
                };
                document.Servers = [];
                document.Components ??= new OpenApiComponents();
                document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
                {
                    [TokenSignIn.Name] = new OpenApiSecurityScheme
                    {
                        Type = SecuritySchemeType.Http,
                        Scheme = "bearer",
                        Description = "A key from /account/tokens.",
                    },
                };
                document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(TokenSignIn.Name, document)] = [] }];
                return Task.CompletedTask;
            });
        });
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(Root)
            .WithTags("KetenScan")
            .RequireRateLimiting(Throttling.Programs)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden);
        api.MapGet("/chains", Chains).RequireAuthorization(With(TokenScopes.Chains)).Produces<ApiPage<ApiChain>>().WithSummary("The chains, by slug.");
        api.MapGet("/chains/{slug}", Chain)
            .RequireAuthorization(With(TokenScopes.Chains))
            .Produces<ApiChain>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("One chain.");
        api.MapGet("/chains/{slug}/rounds", Rounds)
            .RequireAuthorization(With(TokenScopes.Scorecards))
            .Produces<ApiPage<ApiRound>>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("The closed rounds of a chain with their figures, by number.");
        api.MapGet("/rounds", AllRounds)
            .RequireAuthorization(With(TokenScopes.Scorecards))
            .Produces<ApiPage<ApiRound>>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("The closed rounds of all chains with their figures, by slug and number.");
        api.MapGet("/chains/{slug}/rounds/{number:int}/scorecard", Scorecard)
            .RequireAuthorization(With(TokenScopes.Scorecards))
            .Produces(StatusCodes.Status200OK, contentType: "application/json")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("A whole scorecard, as ketenscan.scorecard/2, or /1 where it was scored by the first version of the formulas.");

        routes.MapOpenApi("/api/{documentName}/openapi.json").AllowAnonymous();
        routes.MapScalarApiReference(SecurityHeaders.ApiReference, (options, http) =>
        {
            options.Nonce = SecurityHeaders.NonceOf(http);
            options.HideDeveloperTools().DisableAgent().DisableMcp();
            options.Title = "KetenScan API";
            options.OpenApiRoutePattern = "/api/{documentName}/openapi.json";
            options.DefaultFonts = false;
            options.Telemetry = false;
        }).AllowAnonymous();
    }

    private static async Task<IResult> Chains(HttpContext http, ApiService api, CancellationToken cancel, string? after = null, int limit = UsualPage)
    {
        if (Wrong(limit) is { } wrong) return wrong;

        var items = await api.Chains(ViewerOf(http), after, limit, cancel);
        return Part(http, items, limit, last => $"/chains?after={Uri.EscapeDataString(last.Slug)}");
    }

    private static async Task<IResult> Chain(HttpContext http, ApiService api, string slug, CancellationToken cancel) =>
        await api.Chain(ViewerOf(http), slug, cancel) is { } chain ? ApiAnswer.Of(http, chain) : NotThere();

    private static async Task<IResult> AllRounds(HttpContext http, ApiService api, CancellationToken cancel, string after = "/0", int limit = UsualPage)
    {
        if (Wrong(limit) is { } wrong) return wrong;
        if (after.Split('/') is not [var chain, var written] || !int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return Results.Problem(
                $"after is {after}; it is the slug of a chain and the number of a round, as in de-meren/3.",
                statusCode: StatusCodes.Status400BadRequest);

        var items = await api.Rounds(ViewerOf(http), (chain, number), limit, cancel);
        return Part(http, items, limit, last => $"/rounds?after={Uri.EscapeDataString($"{last.Chain}/{last.Number}")}");
    }

    private static async Task<IResult> Rounds(HttpContext http, ApiService api, string slug, CancellationToken cancel, int after = 0, int limit = UsualPage)
    {
        if (Wrong(limit) is { } wrong) return wrong;
        if (await api.Rounds(ViewerOf(http), slug, after, limit, cancel) is not { } items) return NotThere();

        return Part(http, items, limit, last => $"/chains/{Uri.EscapeDataString(slug)}/rounds?after={last.Number}");
    }

    private static async Task<IResult> Scorecard(HttpContext http, ApiService api, string slug, int number, CancellationToken cancel) =>
        await api.Scorecard(ViewerOf(http), slug, number, cancel) is { } json ? ApiAnswer.Of(http, Encoding.UTF8.GetBytes(json)) : NotThere();

    /// <summary>One page of a list, with the address of the next page, which starts after the last item here.</summary>
    private static IResult Part<T>(HttpContext http, IReadOnlyList<T> items, int limit, Func<T, string> after) =>
        ApiAnswer.Of(http, new ApiPage<T>(items, items.Count < limit ? null : $"{http.Request.PathBase}{Root}{after(items[^1])}&limit={limit}"));

    private static AuthorizationPolicy With(TokenScopes scope) =>
        new AuthorizationPolicyBuilder(TokenSignIn.Name).RequireAuthenticatedUser().RequireAssertion(context => TokenSignIn.Has(context.User, scope)).Build();

    private static Viewer ViewerOf(HttpContext http) => CurrentViewer.Of(http.User) ?? throw new InvalidOperationException("Nobody is signed in.");

    private static IResult? Wrong(int limit) =>
        limit is >= 1 and <= LargestPage
            ? null
            : Results.Problem($"limit is {limit}; it lies between 1 and {LargestPage}.", statusCode: StatusCodes.Status400BadRequest);

    private static IResult NotThere() => Results.Problem("The owner of this key can see nothing at this address.", statusCode: StatusCodes.Status404NotFound);
}
