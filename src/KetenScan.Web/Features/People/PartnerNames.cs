using KetenScan.Domain.Chains;
using Microsoft.Extensions.Localization;

namespace KetenScan.Web.Features.People;

/// <summary>Whether a name can be a partner's, beside those that there are.</summary>
internal static class PartnerNames
{
    /// <summary>Why it cannot, in words; nothing when it can.</summary>
    public static string? ProblemOf(this PeopleView view, string name, IStringLocalizer<PeopleTexts> texts, Guid? except = null)
    {
        if (name.Length == 0) return texts["OrganisationNeeded"];

        return view.Partners.FirstOrDefault(partner => partner.Id != except && Organisation.IsOne(partner.Name, name)) is { } taken ? texts["PartnerIsThere", taken.Name].Value : null;
    }

    /// <summary>A partner that may be meant by it.</summary>
    public static PartnerRow? NearOf(this PeopleView view, string name, Guid? except = null) =>
        view.Partners.FirstOrDefault(partner => partner.Id != except && !Organisation.IsOne(partner.Name, name) && Organisation.AreNear(partner.Name, name));
}
