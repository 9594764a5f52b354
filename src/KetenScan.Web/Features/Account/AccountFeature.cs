using KetenScan.Web.Start;

namespace KetenScan.Web.Features.Account;

internal static class AccountFeature
{
    public static void AddAccount(this IServiceCollection services, ServerSettings server, OidcSettings provider)
    {
        SignIn.Add(services, server, provider);
        services.AddScoped<PasswordCheck>();
        services.AddScoped<Reauthentication>();
        services.AddScoped<AccountService>();
        services.AddScoped<AccountListService>();
        services.AddScoped<AccountRights>();
        services.AddSingleton<AccountChanges>();
        services.AddSingleton<SignInCheck>();
        services.AddSingleton<PostedForms>();
    }

    public static void MapAccount(this IEndpointRouteBuilder routes)
    {
        AccountEndpoints.Map(routes);
        SecondFactor.Map(routes);
        Passkeys.Map(routes);
        ReauthenticationEndpoints.Map(routes);
        OidcSignIn.Map(routes);
    }
}
