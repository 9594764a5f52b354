using System.Globalization;
using KetenScan.Domain.Dossier;
using KetenScan.Domain.Questionnaires;
using KetenScan.Reports.Pdf;
using KetenScan.Reports.Words;

namespace KetenScan.Reports.Tests.Pdf;

public sealed class ChainPlanPdfTests
{
    [Theory]
    [InlineData("nl-NL")]
    [InlineData("en-GB")]
    public void All_that_is_on_record_is_on_the_paper(string name)
    {
        var culture = CultureInfo.GetCultureInfo(name);
        var plan = SampleDossier.Plan(culture);
        var text = Words(ChainPlanPdf.Render(plan, culture));

        foreach (var principle in Enum.GetValues<Principle>())
            Assert.Contains($"{(int)principle} {plan.Principles[principle]}", text, StringComparison.Ordinal);
        foreach (var words in (string[])["Thuis in De Meren", "Otter Olle", "Theehuis De Oever", "thuisindemeren.nl", "zo lang mogelijk", "Startconferentie",
            "Wachttijd tot de casemanager", "Anneke Bakker", "Ketenplan", "Mevrouw De Wit bleef thuis", "Eén keer vragen is genoeg.", "Nieuwsbrief Thuis"])
            Assert.Contains(words, text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_chain_with_nothing_on_record_gets_a_plan_that_says_so()
    {
        var dutch = CultureInfo.GetCultureInfo("nl-NL");
        var empty = SampleDossier.Plan(dutch) with
        {
            Facts = [],
            Checks = Evidence.Of(SampleDossier.Dossier with { Facts = [] }, SampleDossier.Today),
            Balances = [],
            Actions = [],
            Words = null,
            Face = null,
        };

        var text = Words(ChainPlanPdf.Render(empty, dutch));

        Assert.Equal(7, text.Split(new PlanTexts(dutch)["Nothing"]).Length - 1);
    }

    [Fact]
    public void The_same_plan_gives_the_same_bytes()
    {
        var dutch = CultureInfo.GetCultureInfo("nl-NL");

        Assert.Equal(ChainPlanPdf.Render(SampleDossier.Plan(dutch), dutch), ChainPlanPdf.Render(SampleDossier.Plan(dutch), dutch));
    }

    private static string Words(byte[] pdf) => ExternalTool.On(pdf, "pdftotext", "-raw").Output.Replace('\n', ' ');
}
