using System.Globalization;
using KetenScan.Domain.Chains;
using Microsoft.Extensions.Localization;

namespace KetenScan.Web.Features.People;

/// <summary>What is wrong with a mail address, in words.</summary>
internal static class AddressRefusal
{
    /// <summary>Names the character that cannot stand there, also one that is hard to see.</summary>
    public static string Of(AddressProblem problem, string? written, IStringLocalizer<PeopleTexts> texts) => problem.Fault == AddressFault.Character
        ? texts["AddressCharacter", written ?? "", problem.Character == " " ? texts["Blank"].Value : $"“{problem.Character}”", Code(problem.Character)]
        : texts[$"Address{problem.Fault}", written ?? ""];

    private static string Code(string character) => string.Create(CultureInfo.InvariantCulture, $"U+{char.ConvertToUtf32(character, 0):X4}");
}
