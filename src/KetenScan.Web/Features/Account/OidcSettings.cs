using FluentValidation;
using KetenScan.Data.Access;
using KetenScan.Domain.Chains;
using KetenScan.Web.Start;

namespace KetenScan.Web.Features.Account;

/// <summary>An OpenID Connect provider: Entra ID, Keycloak and the like.</summary>
public sealed record OidcSettings
{
    internal const string Section = "Oidc";

    /// <summary>The claim that contains the mail address.</summary>
    public const string Email = "email";

    /// <summary>At Microsoft these replace the tenant id, and accept people of any tenant.</summary>
    private static readonly string[] AnyTenant = ["common", "organizations", "consumers", "9188040d-6c67-4c5b-b112-36a304b66dad"];

    /// <summary>Providers where anybody can create an account.</summary>
    private static readonly string[] OpenToAll =
        ["accounts.google.com", "appleid.apple.com", "gitlab.com", "login.live.com", "www.facebook.com", "www.linkedin.com"];

    private static readonly Role[] OfInstallation = [Role.Administrator, Role.Coordinator];

    /// <summary>The provider's address, under which its configuration is found; empty for no provider.</summary>
    public string Authority { get; init; } = "";

    public string ClientId { get; init; } = "";

    public string ClientSecret { get; init; } = "";

    /// <summary>The name on the sign-in button.</summary>
    public string Name { get; init; } = "OpenID Connect";

    /// <summary>The scopes to request, separated by spaces.</summary>
    public string Scopes { get; init; } = "openid profile email";

    /// <summary>The claim by which an account is found at the first sign-in.</summary>
    public string AddressClaim { get; init; } = Email;

    /// <summary>Whether the organisation has verified all addresses of this issuer, so that no "verified" claim is needed.</summary>
    public bool AddressesAreChecked { get; init; }

    /// <summary>The claim that contains somebody's groups.</summary>
    public string GroupsClaim { get; init; } = "groups";

    /// <summary>The groups of each role, separated by semicolons.</summary>
    public Dictionary<string, string> Roles { get; init; } = [];

    /// <summary>The mail domains whose people get an account when they first sign in, separated by semicolons.</summary>
    public string NewAccounts { get; init; } = "";

    /// <summary>Whether there is a provider.</summary>
    public bool IsUsed => Authority.Length > 0;

    /// <summary>The origin of the provider. Browsers check the redirect to it, and back after signing out, against our Content-Security-Policy.</summary>
    public string Origin => new Uri(Authority).GetLeftPart(UriPartial.Authority);

    internal IReadOnlyList<string> EachScope => Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whoever is in one of these groups has the role; whoever is in none does not. Roles without groups are given by hand.</summary>
    internal IReadOnlyDictionary<Role, IReadOnlyList<string>> GroupsOfRoles =>
        Roles.ToDictionary(role => Enum.Parse<Role>(role.Key, ignoreCase: true), IReadOnlyList<string> (role) => Several(role.Value));

    /// <summary>The domains of <see cref="NewAccounts"/>, normalised as stored addresses are.</summary>
    internal IReadOnlyList<string> NewAccountDomains => [.. EachNewAccount.Select(domain => DomainOf($"a@{domain}"))];

    private string[] EachNewAccount => Several(NewAccounts);

    /// <summary>The mail domain of an address, normalised as stored addresses are.</summary>
    internal static string DomainOf(string address)
    {
        var written = EmailAddress.Written(address);
        return written[(written.LastIndexOf('@') + 1)..];
    }

    private static string[] Several(string written) => written.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    internal sealed class Rules : SettingsRules<OidcSettings>
    {
        public Rules()
            : base(Section)
        {
            RuleFor(oidc => oidc.Authority).NotEmpty().When(oidc => oidc.ClientId.Length + oidc.ClientSecret.Length > 0)
                .WithMessage("Setting Oidc__Authority is empty; with Oidc__ClientId or Oidc__ClientSecret it must be the https address of the provider.");
            When(oidc => oidc.IsUsed, () =>
            {
                Setting(oidc => oidc.Authority, IsSecure, "it must be an https address, such as https://login.example.nl/realms/city.");
                RuleFor(oidc => oidc.Authority)
                    .Must(authority => !new Uri(authority).AbsolutePath.Split('/').Intersect(AnyTenant, StringComparer.OrdinalIgnoreCase).Any())
                    .When(oidc => IsSecure(oidc.Authority), ApplyConditionTo.CurrentValidator)
                    .WithMessage(oidc => $"Setting Oidc__Authority is \"{oidc.Authority}\", where people of any organisation sign in; "
                        + "it must be the address of one tenant, such as https://login.microsoftonline.com/TENANT-ID/v2.0.");
                Setting(oidc => oidc.ClientId, id => id.Length > 0, "with Oidc__Authority it must be the id that the provider gave.");
                Setting(oidc => oidc.ClientSecret, secret => secret.Length > 0, "with Oidc__Authority it must be the secret that the provider gave.");
                RuleFor(oidc => oidc.AddressesAreChecked)
                    .Must((oidc, areChecked) => !areChecked || !IsSecure(oidc.Authority) || !IsOpenToAll(oidc.Authority))
                    .WithMessage(oidc => $"Setting Oidc__AddressesAreChecked is \"true\"; with Oidc__Authority \"{oidc.Authority}\", "
                        + "where anybody gets an account, it must be false.")
                    .Must((oidc, areChecked) => areChecked || oidc.AddressClaim == Email)
                    .WithMessage(oidc => $"Setting Oidc__AddressesAreChecked is \"false\"; with Oidc__AddressClaim \"{oidc.AddressClaim}\", "
                        + "of which no provider says whether it was checked, it must be true.");
                RuleForEach(oidc => oidc.Roles)
                    .Must(role => OfInstallation.Any(own => string.Equals($"{own}", role.Key, StringComparison.OrdinalIgnoreCase)))
                    .WithMessage((_, role) => $"Setting Oidc__Roles__{role.Key} is \"{role.Value}\"; "
                        + $"the roles that a group can give are {string.Join(" and ", OfInstallation)}; the others are given in a chain.");
                RuleForEach(oidc => oidc.EachNewAccount)
                    .Must(domain => domain[0] != '@' && EmailAddress.ProblemOf($"a@{domain}") is null)
                    .WithMessage((_, domain) => $"Setting Oidc__NewAccounts has \"{domain}\"; it must be mail domains separated by semicolons, "
                        + "such as example.nl;city.example.");
            });
        }

        private static bool IsOpenToAll(string authority) => OpenToAll.Contains(new Uri(authority).Host.TrimEnd('.'), StringComparer.OrdinalIgnoreCase);

        private static bool IsSecure(string authority) =>
            Uri.TryCreate(authority, UriKind.Absolute, out var address) && (address.Scheme == "https" || (address.Scheme == "http" && address.IsLoopback));
    }
}
