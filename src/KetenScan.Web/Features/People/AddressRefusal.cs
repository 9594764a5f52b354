using System.Globalization;
using KetenScan.Domain.Chains;
using Microsoft.Extensions.Localization;

namespace KetenScan.Web.Features.People;

/// <summary>What is wrong with a mail address, as a text.</summary>
internal static class AddressRefusal
{
    /// <summary>Names the character that is not allowed, even when it is invisible.</summary>
    public static string Of(AddressProblem problem, string? written, IStringLocalizer<PeopleTexts> texts) => problem.Fault == AddressFault.Character
        ? texts["AddressCharacter", written ?? "", problem.Character == " " ? texts["Blank"].Value : $"“{problem.Character}”", Code(problem.Character)]
        : texts[$"Address{problem.Fault}", written ?? ""];

    private static string Code(string character) => string.Create(CultureInfo.InvariantCulture, $"U+{char.ConvertToUtf32(character, 0):X4}");
}
