using KetenScan.Domain.Chains;
using Microsoft.Extensions.Localization;

namespace KetenScan.Web.Features.People;

/// <summary>Checks whether a partner can have a name, given the names that exist.</summary>
internal static class PartnerNames
{
    /// <summary>Why the name is not possible, as a text; null when it is.</summary>
    public static string? ProblemOf(this PeopleView view, string name, IStringLocalizer<PeopleTexts> texts, Guid? except = null)
    {
        if (name.Length == 0) return texts["OrganisationNeeded"];

        return view.Partners.FirstOrDefault(partner => partner.Id != except && Organisation.IsOne(partner.Name, name)) is { } taken
            ? texts["PartnerIsThere", taken.Name].Value
            : null;
    }

    /// <summary>An existing partner that may be meant by the name.</summary>
    public static PartnerRow? NearOf(this PeopleView view, string name, Guid? except = null) =>
        view.Partners.FirstOrDefault(partner => partner.Id != except && !Organisation.IsOne(partner.Name, name) && Organisation.AreNear(partner.Name, name));
}
