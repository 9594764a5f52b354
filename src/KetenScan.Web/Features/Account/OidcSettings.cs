using FluentValidation;
using KetenScan.Data.Access;
using KetenScan.Domain.Chains;
using KetenScan.Web.Start;

namespace KetenScan.Web.Features.Account;

/// <summary>An OpenID Connect provider: Entra ID, Keycloak and the like.</summary>
public sealed record OidcSettings
{
    internal const string Section = "Oidc";

    /// <summary>The claim that holds somebody's mail address.</summary>
    public const string Email = "email";

    /// <summary>At Microsoft these stand in the place of a tenant, and let in people of any.</summary>
    private static readonly string[] AnyTenant = ["common", "organizations", "consumers", "9188040d-6c67-4c5b-b112-36a304b66dad"];

    /// <summary>Whoever wants an account here gets one.</summary>
    private static readonly string[] OpenToAll =
        ["accounts.google.com", "appleid.apple.com", "gitlab.com", "login.live.com", "www.facebook.com", "www.linkedin.com"];

    private static readonly Role[] OfInstallation = [Role.Administrator, Role.Coordinator];

    /// <summary>Its address, below which its configuration is found; empty for no provider.</summary>
    public string Authority { get; init; } = "";

    public string ClientId { get; init; } = "";

    public string ClientSecret { get; init; } = "";

    /// <summary>As it stands on the button.</summary>
    public string Name { get; init; } = "OpenID Connect";

    /// <summary>What is asked for, with blanks between.</summary>
    public string Scopes { get; init; } = "openid profile email";

    /// <summary>The claim that an account is looked up by, the first time.</summary>
    public string AddressClaim { get; init; } = Email;

    /// <summary>Whether the addresses of this one issuer are all checked by the organisation that runs it, so that it need not say so of each.</summary>
    public bool AddressesAreChecked { get; init; }

    /// <summary>The claim that holds the groups somebody is in.</summary>
    public string GroupsClaim { get; init; } = "groups";

    /// <summary>Per role its groups, with semicolons between.</summary>
    public Dictionary<string, string> Roles { get; init; } = [];

    /// <summary>The mail domains whose people get an account when they first sign in, with semicolons between.</summary>
    public string NewAccounts { get; init; } = "";

    /// <summary>Whether there is a provider.</summary>
    public bool IsUsed => Authority.Length > 0;

    /// <summary>Where it is. A browser holds the way there, and back from signing out, against the policy of our pages.</summary>
    public string Origin => new Uri(Authority).GetLeftPart(UriPartial.Authority);

    internal IReadOnlyList<string> EachScope => Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Who is in one of these groups has the role, and who is in none has it not. Roles without groups are given by hand.</summary>
    internal IReadOnlyDictionary<Role, IReadOnlyList<string>> GroupsOfRoles =>
        Roles.ToDictionary(role => Enum.Parse<Role>(role.Key, ignoreCase: true), IReadOnlyList<string> (role) => Several(role.Value));

    /// <summary><see cref="NewAccounts"/> in the form in which addresses are kept.</summary>
    internal IReadOnlyList<string> NewAccountDomains => [.. EachNewAccount.Select(domain => DomainOf($"a@{domain}"))];

    private string[] EachNewAccount => Several(NewAccounts);

    /// <summary>The mail domain of an address, in the form in which addresses are kept.</summary>
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
                        + $"roles by group are {string.Join(" and ", OfInstallation)}, the others are given in a chain.");
                RuleForEach(oidc => oidc.EachNewAccount)
                    .Must(domain => domain[0] != '@' && EmailAddress.ProblemOf($"a@{domain}") is null)
                    .WithMessage((_, domain) => $"Setting Oidc__NewAccounts has \"{domain}\"; it must be mail domains with semicolons between, "
                        + "such as example.nl;city.example.");
            });
        }

        private static bool IsOpenToAll(string authority) => OpenToAll.Contains(new Uri(authority).Host.TrimEnd('.'), StringComparer.OrdinalIgnoreCase);

        private static bool IsSecure(string authority) =>
            Uri.TryCreate(authority, UriKind.Absolute, out var address) && (address.Scheme == "https" || (address.Scheme == "http" && address.IsLoopback));
    }
}
