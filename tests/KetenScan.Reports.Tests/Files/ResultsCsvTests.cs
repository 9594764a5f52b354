using System.Globalization;
using KetenScan.Reports.Files;

namespace KetenScan.Reports.Tests.Files;

public sealed class ResultsCsvTests
{
    [Fact]
    public void There_is_a_row_for_the_chain_and_for_each_partner_per_principle()
    {
        var lines = Written("Partner");

        Assert.Equal(1 + 8 * (1 + 6), lines.Length);
        Assert.Equal("principle,name,partner,partnerName,score,band,respondents,withheld", lines[0]);
        Assert.StartsWith("1,Gedeelde ambitie,,Dementieketen De Meren,", lines[1], StringComparison.Ordinal);
        Assert.Matches(@"^1,Gedeelde ambitie,p01,Partner p01,\d\.\d+,(strength|watch|concern),6,false$", lines[2]);
    }

    [Fact]
    public void A_name_that_a_spreadsheet_would_run_is_made_harmless() =>
        Assert.Contains(",\"'=HYPERLINK p01\",", Written("=HYPERLINK")[2], StringComparison.Ordinal);

    private static string[] Written(string partnerName)
    {
        var text = ResultsCsv.Text(Sample.Report(partnerName: partnerName).Scorecard, Sample.Questionnaire, CultureInfo.GetCultureInfo("nl-NL"));
        return text.TrimEnd().Split("\r\n");
    }
}
