using System.Globalization;
using Bunit;
using KetenScan.Domain.Scoring;
using KetenScan.Reports.Comparing;
using KetenScan.Web.Shared;

namespace KetenScan.Web.Tests.Shared;

/// <summary>An overall score on the home page and the chain's page.</summary>
public sealed class OverallTextTests : BunitContext
{
    public OverallTextTests() => CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("nl-NL");

    [Theory]
    [InlineData(4.2, 4.0, 4.4, false, "4,2 kracht (4,0 tot 4,4)")]
    [InlineData(3.4, 3.1, 3.7, true, "3,4 aandacht (3,1 tot 3,7+)")]
    [InlineData(4.0, 3.8, 4.2, false, "4,0 (3,8 tot 4,2)")]
    [InlineData(4.0, 3.8, 4.2, true, "4,0 (3,8 tot 4,2+)")]
    [InlineData(2.9, null, null, null, "2,9")] // as in scoring version 1
    public void A_band_is_named_only_where_it_is_certain_and_the_interval_always(double score, double? low, double? high, bool? conservative, string expected)
    {
        var shown = Render<OverallText>(
            parameters => parameters.Add(own => own.Score, new Score(score)).Add(own => own.Interval, ConfidenceInterval.Of(low, high, conservative)));

        Assert.Equal(
            expected,
            string.Join(' ', string.Concat(shown.Nodes.Select(node => node.TextContent)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
    }
}
