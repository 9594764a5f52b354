using KetenScan.Data.Access;
using KetenScan.Web.Features.Account;
using KetenScan.Web.Start;
using Microsoft.Extensions.Configuration;

namespace KetenScan.Web.Tests.Account;

public sealed class OidcSettingsTests
{
    private const string Tenant = "https://login.microsoftonline.com/9122040d-6c67-4c5b-b112-36a304b66dad/v2.0";

    [Theory]
    [InlineData("Authority", "http://login.example.nl", "it must be an https address")]
    [InlineData("Authority", "https://login.microsoftonline.com/common/v2.0", "where people of any organisation sign in; it must be the address of one tenant")]
    [InlineData("Authority", "https://login.microsoftonline.com/Organizations/v2.0", "where people of any organisation sign in")]
    [InlineData("Authority", "https://login.microsoftonline.us/consumers/v2.0", "where people of any organisation sign in")]
    [InlineData("Authority", "https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0", "where people of any organisation sign in")]
    [InlineData("Authority", "https://login.microsoftonline.com//common/v2.0", "where people of any organisation sign in")]
    [InlineData("Authority", "file:///x", "it must be an https address")]
    [InlineData("Authority", "", "Setting Oidc__Authority is empty; with Oidc__ClientId or Oidc__ClientSecret")]
    [InlineData("ClientId", "", "Setting Oidc__ClientId is empty")]
    [InlineData("ClientSecret", " ", "Setting Oidc__ClientSecret is empty")]
    [InlineData("AddressesAreChecked", "ja", "Setting Oidc__AddressesAreChecked is \"ja\"; allowed values are true and false.")]
    [InlineData("AddressClaim", "upn", "with Oidc__AddressClaim \"upn\", of which no provider says whether it was checked, it must be true")]
    [InlineData(
        "Roles:Member",
        "iedereen",
        "Setting Oidc__Roles__Member is \"iedereen\"; the roles that a group can give are Administrator and Coordinator; the others are given in a chain.")]
    [InlineData("Roles:3", "iedereen", "Setting Oidc__Roles__3 is \"iedereen\"")]
    [InlineData("NewAccounts", "example.nl;@example.nl", "Setting Oidc__NewAccounts has \"@example.nl\"; it must be mail domains")]
    [InlineData("NewAccounts", "*.example.nl", "Setting Oidc__NewAccounts has \"*.example.nl\"")]
    public void A_wrong_setting_is_named_with_what_is_allowed(string setting, string value, string expected) =>
        Assert.Contains(expected, Assert.Throws<CannotStart>(() => Read((setting, value))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("https://accounts.google.com")]
    [InlineData("https://accounts.google.com./")]
    public void Where_anybody_gets_an_account_addresses_are_not_taken_as_checked(string authority) =>
        Assert.Contains(
            "where anybody gets an account, it must be false",
            Assert.Throws<CannotStart>(() => Read(("Authority", authority), ("AddressesAreChecked", "true"))).Message,
            StringComparison.Ordinal);

    [Fact]
    public void All_is_read()
    {
        var read = Read(
            ("AddressClaim", "upn"), ("AddressesAreChecked", "true"), ("Scopes", "openid  groups"), ("GroupsClaim", "roles"), ("Roles:administrator", "a; b"), (
                "NewAccounts",
                "Example.NL; stad.example"));

        Assert.Equal(
            (Tenant, "https://login.microsoftonline.com", "OpenID Connect", "upn", true, "roles"),
            (read.Authority, read.Origin, read.Name, read.AddressClaim, read.AddressesAreChecked, read.GroupsClaim));
        Assert.Equal(["openid", "groups"], read.EachScope);
        Assert.Equal(["a", "b"], read.GroupsOfRoles[Role.Administrator]);
        Assert.Equal(["example.nl", "stad.example"], read.NewAccountDomains);
    }

    [Fact]
    public void Nothing_given_means_the_least()
    {
        Assert.False(new OidcSettings.Rules().Read(new ConfigurationBuilder().Build()).IsUsed);
        var read = Read();

        Assert.Equal(("email", false, "groups"), (read.AddressClaim, read.AddressesAreChecked, read.GroupsClaim));
        Assert.Equal(["openid", "profile", "email"], read.EachScope);
        Assert.Empty(read.Roles);
        Assert.Empty(read.NewAccountDomains);
    }

    private static OidcSettings Read(params (string Name, string Value)[] given)
    {
        var all = new Dictionary<string, string?> { ["Oidc:Authority"] = Tenant, ["Oidc:ClientId"] = "ketenscan", ["Oidc:ClientSecret"] = "geheim" };
        foreach (var (name, value) in given) all[$"Oidc:{name}"] = value;
        return new OidcSettings.Rules().Read(new ConfigurationBuilder().AddInMemoryCollection(all).Build().WithoutEmpty());
    }
}
