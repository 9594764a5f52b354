using KetenScan.Web.Start;

namespace KetenScan.Web.Features.Account;

internal static class AccountFeature
{
    public static void AddAccount(this IServiceCollection services, ServerSettings server, OidcSettings provider)
    {
        SignIn.Add(services, server, provider);
        services.AddScoped<PasswordDoor>();
        services.AddScoped<Proof>();
        services.AddScoped<AccountService>();
        services.AddSingleton<AccountActs>();
        services.AddSingleton<SignInCheck>();
    }

    public static void MapAccount(this IEndpointRouteBuilder routes)
    {
        AccountEndpoints.Map(routes);
        SecondFactor.Map(routes);
        Passkeys.Map(routes);
        ProofEndpoints.Map(routes);
        OtherProvider.Map(routes);
    }
}
