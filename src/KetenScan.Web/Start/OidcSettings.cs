using FluentValidation;
using KetenScan.Data.Access;
using KetenScan.Domain.Chains;

namespace KetenScan.Web.Start;

/// <summary>An OpenID Connect provider: Entra ID, Keycloak and the like.</summary>
/// <param name="Authority">Its address, below which its configuration is found.</param>
/// <param name="Name">As it stands on the button.</param>
public sealed record OidcSettings(string Authority, string ClientId, string ClientSecret, string Name)
{
    /// <summary>The claim that holds somebody's mail address.</summary>
    public const string Email = "email";

    /// <summary>At Microsoft these stand in the place of a tenant, and let in people of any.</summary>
    private static readonly string[] AnyTenant = ["common", "organizations", "consumers", "9188040d-6c67-4c5b-b112-36a304b66dad"];

    /// <summary>Whoever wants an account here gets one.</summary>
    private static readonly string[] OpenToAll = ["accounts.google.com", "appleid.apple.com", "gitlab.com", "login.live.com", "www.facebook.com", "www.linkedin.com"];

    private static readonly Role[] OfInstallation = [Role.Administrator, Role.Coordinator];

    /// <summary>What is asked for.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>The claim that an account is looked up by, the first time.</summary>
    public required string AddressClaim { get; init; }

    /// <summary>Whether the addresses of this one issuer are all checked by the organisation that runs it, so that it need not say so of each.</summary>
    public required bool AddressesAreChecked { get; init; }

    /// <summary>The claim that holds the groups somebody is in.</summary>
    public required string GroupsClaim { get; init; }

    /// <summary>Who is in one of these groups has the role, and who is in none has it not. Roles without groups are given by hand.</summary>
    public required IReadOnlyDictionary<Role, IReadOnlyList<string>> Roles { get; init; }

    /// <summary>The mail domains whose people get an account when they first sign in.</summary>
    public required IReadOnlyList<string> NewAccounts { get; init; }

    /// <summary>Where it is. A browser holds the way there, and back from signing out, against the policy of our pages.</summary>
    public string Origin => new Uri(Authority).GetLeftPart(UriPartial.Authority);

    /// <exception cref="CannotStart">A setting is wrong.</exception>
    internal static OidcSettings? From(IConfiguration configuration)
    {
        string? Given(string name) => string.IsNullOrWhiteSpace(configuration[$"Oidc:{name}"]) ? null : configuration[$"Oidc:{name}"];
        var roles = configuration.GetSection("Oidc:Roles").GetChildren().Where(role => !string.IsNullOrWhiteSpace(role.Value)).ToDictionary(role => role.Key, role => role.Value!, StringComparer.OrdinalIgnoreCase);
        var found = new Found(Given("Authority"), Given("ClientId"), Given("ClientSecret"), Given("AddressClaim") ?? Email, Given("AddressesAreChecked") ?? "false", roles, Several(Given("NewAccounts") ?? ""));
        if (found.Authority is null)
            return found.ClientId is null && found.ClientSecret is null ? null : throw new CannotStart("Setting Oidc__Authority is empty; with Oidc__ClientId or Oidc__ClientSecret it must be the https address of the provider.");

        var problem = new Check().Validate(found).Errors.FirstOrDefault();
        if (problem is not null) throw new CannotStart(problem.ErrorMessage);

        return new OidcSettings(found.Authority, found.ClientId!, found.ClientSecret!, Given("Name") ?? "OpenID Connect")
        {
            Scopes = (Given("Scopes") ?? "openid profile email").Split(' ', StringSplitOptions.RemoveEmptyEntries),
            AddressClaim = found.AddressClaim,
            AddressesAreChecked = bool.Parse(found.AddressesAreChecked),
            GroupsClaim = Given("GroupsClaim") ?? "groups",
            Roles = roles.ToDictionary(role => Enum.Parse<Role>(role.Key, ignoreCase: true), IReadOnlyList<string> (role) => Several(role.Value)),
            NewAccounts = [.. found.NewAccounts.Select(domain => DomainOf($"a@{domain}"))],
        };
    }

    /// <summary>The mail domain of an address, in the form in which addresses are kept.</summary>
    internal static string DomainOf(string address)
    {
        var written = EmailAddress.Written(address);
        return written[(written.LastIndexOf('@') + 1)..];
    }

    private static string[] Several(string written) => written.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private sealed record Found(
        string? Authority, string? ClientId, string? ClientSecret, string AddressClaim, string AddressesAreChecked, IReadOnlyDictionary<string, string> Roles, string[] NewAccounts);

    private sealed class Check : AbstractValidator<Found>
    {
        public Check()
        {
            RuleFor(found => found.Authority)
                .Cascade(CascadeMode.Stop)
                .Must(authority => Uri.TryCreate(authority, UriKind.Absolute, out var address) && (address.Scheme == "https" || (address.Scheme == "http" && address.IsLoopback)))
                .WithMessage(found => $"Setting Oidc__Authority is \"{found.Authority}\"; it must be an https address, such as https://login.example.nl/realms/city.")
                .Must(authority => !new Uri(authority!).AbsolutePath.Split('/').Intersect(AnyTenant, StringComparer.OrdinalIgnoreCase).Any())
                .WithMessage(found => $"Setting Oidc__Authority is \"{found.Authority}\", where people of any organisation sign in; it must be the address of one tenant, such as https://login.microsoftonline.com/TENANT-ID/v2.0.");
            RuleFor(found => found.ClientId).NotEmpty().WithMessage("Setting Oidc__ClientId is empty; with Oidc__Authority it must be the id that the provider gave.");
            RuleFor(found => found.ClientSecret).NotEmpty().WithMessage("Setting Oidc__ClientSecret is empty; with Oidc__Authority it must be the secret that the provider gave.");
            RuleFor(found => found.AddressesAreChecked)
                .Cascade(CascadeMode.Stop)
                .Must(checks => bool.TryParse(checks, out _))
                .WithMessage(found => $"Setting Oidc__AddressesAreChecked is \"{found.AddressesAreChecked}\"; allowed are true and false.")
                .Must((found, checks) => !bool.Parse(checks) || !OpenToAll.Contains(new Uri(found.Authority!).Host.TrimEnd('.'), StringComparer.OrdinalIgnoreCase))
                .WithMessage(found => $"Setting Oidc__AddressesAreChecked is \"true\"; with Oidc__Authority \"{found.Authority}\", where anybody gets an account, it must be false.")
                .Must((found, checks) => bool.Parse(checks) || found.AddressClaim == Email)
                .WithMessage(found => $"Setting Oidc__AddressesAreChecked is \"{found.AddressesAreChecked}\"; with Oidc__AddressClaim \"{found.AddressClaim}\", of which no provider says whether it was checked, it must be true.");
            RuleForEach(found => found.Roles)
                .Must(role => OfInstallation.Any(own => string.Equals($"{own}", role.Key, StringComparison.OrdinalIgnoreCase)))
                .WithMessage((_, role) => $"Setting Oidc__Roles__{role.Key} is \"{role.Value}\"; roles by group are {string.Join(" and ", OfInstallation)}, the others are given in a chain.");
            RuleForEach(found => found.NewAccounts)
                .Must(domain => domain[0] != '@' && EmailAddress.ProblemOf($"a@{domain}") is null)
                .WithMessage((_, domain) => $"Setting Oidc__NewAccounts has \"{domain}\"; it must be mail domains with semicolons between, such as example.nl;city.example.");
        }
    }
}
