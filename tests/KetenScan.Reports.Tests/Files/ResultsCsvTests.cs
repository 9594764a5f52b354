using System.Globalization;
using System.Text.RegularExpressions;
using KetenScan.Reports.Files;

namespace KetenScan.Reports.Tests.Files;

public sealed class ResultsCsvTests
{
    [Fact]
    public void There_is_a_row_for_the_chain_and_for_each_partner_per_principle()
    {
        var lines = Written("Partner");

        Assert.Equal(1 + 8 * (1 + 6), lines.Length);
        Assert.Equal(
            "principle,name,partner,partnerName,score,band,respondents,withheld,bandSure,low,high,conservative,halfPointLower,silentPartners,favourable,"
            + "agreement,rwgJ,withinPartners,adM,alpha,icc1,strategic,operational,gap,gapLow,gapHigh,gapSure,change,changeLow,changeHigh,moved,"
            + "rankHighest,rankLowest,"
            + "overall,overallLow,overallHigh,overallConservative",
            lines[0]);
        Assert.All(lines, line => Assert.Equal(37, Regex.Replace(line, "\"[^\"]*\"", "").Split(',').Length));
        Assert.StartsWith("1,Gedeelde ambitie,,Dementieketen De Meren,", lines[1], StringComparison.Ordinal);
        Assert.Matches(@"^1,Gedeelde ambitie,p01,Partner p01,\d\.\d+,(strength|watch|concern),6,false,{29}$", lines[2]);
    }

    [Fact]
    public void A_name_that_a_spreadsheet_would_run_is_made_harmless() =>
        Assert.Contains(",\"'=HYPERLINK p01\",", Written("=HYPERLINK")[2], StringComparison.Ordinal);

    [Fact]
    public void The_chains_row_has_the_intervals_and_what_may_be_said_of_them()
    {
        var principle = Sample.Report().Scorecard.Principles[0];
        string[] Cells(string name, string line) =>
        [
            .. Written("Partner")[0].Split(',').Zip(line.Split(',')).Where(cell => cell.First == name).Select(cell => cell.Second),
        ];
        var row = Written("Partner")[1];

        Assert.Equal([principle.Confidence95!.Low.Value.ToString("R", CultureInfo.InvariantCulture)], Cells("low", row));
        Assert.Equal([principle.Change!.Confidence95!.High.ToString("R", CultureInfo.InvariantCulture)], Cells("changeHigh", row));
        Assert.Equal([principle.Change.Moved == true ? "true" : "false"], Cells("moved", row));
        Assert.Equal([$"{principle.Rank!.Lowest}"], Cells("rankLowest", row));
    }

    [Fact]
    public void Each_of_the_chains_rows_has_the_whole_with_its_interval_behind_the_other_columns()
    {
        var overall = Sample.Report().Scorecard.Overall;
        var whole = string.Create(
            CultureInfo.InvariantCulture,
            $",{overall.Score!.Value.Value:R},{overall.Confidence95!.Low.Value:R},{overall.Confidence95.High.Value:R},false");

        Assert.Equal(8, Written("Partner").Count(line => line.EndsWith(whole, StringComparison.Ordinal)));
    }

    private static string[] Written(string partnerName)
    {
        var text = ResultsCsv.Text(Sample.Report(partnerName: partnerName).Scorecard, Sample.Questionnaire, CultureInfo.GetCultureInfo("nl-NL"));
        return text.TrimEnd().Split("\r\n");
    }
}
