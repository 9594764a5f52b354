using System.Text.RegularExpressions;
using KetenScan.Domain.Scoring;
using KetenScan.Reports.Words;

namespace KetenScan.Reports.Tests.Pdf;

public sealed partial class PaperWordsTests
{
    /// <summary>Names of values in the code that are Dutch words too.</summary>
    private static readonly string[] DutchToo = ["Governance", "Open", "Partner", "Partners"];

    /// <summary>A value that is printed as it is called in the code ("Small", "Strength") is not Dutch.</summary>
    [Theory]
    [InlineData("usual")]
    [InlineData("evidence")]
    [InlineData("own face and actions")]
    [InlineData("conversation guide")]
    [InlineData("portfolio")]
    [InlineData("chain plan")]
    public void A_Dutch_paper_has_no_names_of_the_code(string card)
    {
        var enums = typeof(Band).Assembly.GetTypes().Concat(typeof(Texts).Assembly.GetTypes()).Where(type => type.IsEnum);
        var names = enums.SelectMany(Enum.GetNames).Except(DutchToo);

        var text = ExternalTool.On(AccessibilityTests.Render("nl-NL", card), "pdftotext", "-raw").Output;

        Assert.Empty(Word().Matches(text).Select(match => match.Value).Intersect(names));
    }

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Word();
}
