using KetenScan.Data.Access;

namespace KetenScan.Web.Tests.Account;

/// <summary>The claims of one person, in the forms in which providers send them.</summary>
internal static class ProviderForms
{
    public const string Address = "m.devries@stad-noord.nl";
    public const string EntraGroup = "3f2b8c1e-5a77-4a0e-9d54-0c7d1e7f4a11";
    private const string ZitadelRoles = "urn:zitadel:iam:org:project:roles";

    private static readonly long Now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();

    /// <summary>Sets a person's claims in the form of a provider, and returns the settings that operations.md documents for it.</summary>
    public static string[] ComesAs(this TestProvider provider, string kind, bool isInGroup)
    {
        (provider.InToken, provider.AtUserInfo, provider.HasSignOut) = ([], [], kind != "Authelia");
        switch (kind)
        {
            case "Entra ID":
                provider.InToken = new()
                {
                    ["sub"] = "AAAAAAAAAAAAAAAAAAAAAIkzqFVrSaSaFHy782bbtaQ",
                    ["oid"] = "00000000-0000-0000-66f3-3332eca7ea81",
                    ["tid"] = "9122040d-6c67-4c5b-b112-36a304b66dad",
                    ["name"] = "Marijke de Vries",
                    ["preferred_username"] = "M.deVries@stad-noord.nl",
                    ["ver"] = "2.0",
                    ["rh"] = "0.AX",
                    ["uti"] = "x",
                };
                if (isInGroup) provider.InToken["groups"] = (string[])["0b1c9a52-ffff-4a0e-9d54-0c7d1e7f4a11", EntraGroup];
                provider.AtUserInfo = new()
                {
                    ["sub"] = provider.InToken["sub"],
                    ["name"] = "Marijke de Vries",
                    ["picture"] = "https://graph.microsoft.com/v1.0/me/photo/$value",
                };
                return ["AddressClaim=preferred_username", "AddressesAreChecked=true", $"Roles:Coordinator={EntraGroup}"];
            case "Keycloak":
                provider.InToken = new()
                {
                    ["sub"] = "f:7d0a:marijke",
                    ["typ"] = "ID",
                    ["azp"] = "ketenscan",
                    ["sid"] = "x",
                    ["acr"] = "1",
                    ["auth_time"] = Now,
                    ["email"] = Address,
                    ["email_verified"] = true,
                    ["name"] = "Marijke de Vries",
                    ["preferred_username"] = "marijke",
                    ["given_name"] = "Marijke",
                    ["family_name"] = "de Vries",
                    ["groups"] = isInGroup ? (string[])["/iedereen", "/ketenscan/start"] : ["/iedereen"],
                };
                provider.AtUserInfo = provider.InToken
                    .Where(claim => claim.Key is "sub" or "email" or "email_verified" or "name" or "preferred_username" or "groups")
                    .ToDictionary();
                return ["Roles:Coordinator=/ketenscan/start"];
            case "Authelia":
                provider.InToken = new()
                {
                    ["sub"] = "1c1f0b8e-8c1e-4b53-9c58-3ae5b2a0f7d1",
                    ["amr"] = (string[])["pwd", "otp", "mfa"],
                    ["auth_time"] = Now,
                    ["azp"] = "ketenscan",
                    ["client_id"] = "ketenscan",
                };
                provider.AtUserInfo = new()
                {
                    ["sub"] = provider.InToken["sub"],
                    ["email"] = Address,
                    ["email_verified"] = true,
                    ["name"] = "Marijke de Vries",
                    ["preferred_username"] = "marijke",
                    ["updated_at"] = Now,
                    ["groups"] = isInGroup ? (string[])["iedereen", "ketenscan"] : ["iedereen"],
                };
                return ["Scopes=openid profile email groups", "Roles:Coordinator=beheer;ketenscan"];
            case "Zitadel":
                provider.InToken = new()
                {
                    ["sub"] = "163840776835432705",
                    ["aud"] = (string[])["ketenscan", "163840776801878273"],
                    ["azp"] = "ketenscan",
                    ["auth_time"] = Now,
                    ["amr"] = (string[])["pwd"],
                    ["sid"] = "V2_1",
                };
                provider.AtUserInfo = new()
                {
                    ["sub"] = provider.InToken["sub"],
                    ["email"] = Address,
                    ["email_verified"] = true,
                    ["name"] = "Marijke de Vries",
                    ["locale"] = "nl",
                    ["updated_at"] = Now,
                };
                var organisation = new Dictionary<string, string> { ["163840776768323841"] = "stad-noord.example" };
                if (isInGroup) provider.AtUserInfo[ZitadelRoles] = new Dictionary<string, object> { ["start"] = organisation };
                return [$"Scopes=openid profile email {ZitadelRoles}", $"GroupsClaim={ZitadelRoles}", "Roles:Coordinator=start"];
            default:
                throw new ArgumentOutOfRangeException(nameof(kind));
        }
    }
}
