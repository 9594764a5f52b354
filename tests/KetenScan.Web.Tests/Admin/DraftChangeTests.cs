using System.Globalization;
using KetenScan.Reports.Files;
using KetenScan.Web.Features.Admin;
using KetenScan.Web.Tests.Shared;

namespace KetenScan.Web.Tests.Admin;

/// <summary>What a draft changes against the version that it comes from, and what it still lacks.</summary>
public sealed class DraftChangeTests
{
    private readonly DraftQuestionnaire origin = DraftQuestionnaire.Of(QuestionnaireJson.BuiltIn);
    private readonly DraftQuestionnaire draft = DraftQuestionnaire.Of(QuestionnaireJson.BuiltIn);
    private readonly DraftWords words;

    public DraftChangeTests()
    {
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("nl-NL");
        words = new DraftWords(Texts.Of<AdminTexts>());
    }

    private DraftSection Third => draft.Sections[2];

    [Fact]
    public void A_copy_changes_nothing()
    {
        Assert.False(DraftChange.Of(draft, origin)!.Any);
        Assert.Equal("niets gewijzigd", words.Of(Change()));
        Assert.Equal("0 stellingen gewijzigd", words.Total(Change()));
    }

    [Fact]
    public void Statements_are_changed_new_or_removed()
    {
        Third.Statements[0]["en"] = "Other";
        Third.Statements.RemoveAt(3);
        Third.Add(origin.Sections[2])["nl"] = "Nieuw";

        Assert.Equal("gewijzigd: 3.1 · nieuw: 3.6 · vervallen: 3.4", words.Of(Change()));
        Assert.Equal("1 stelling gewijzigd, 1 nieuw, 1 vervallen", words.Total(DraftChange.Of(draft, origin)!));
        Assert.False(DraftChange.Of(draft.Sections[1], origin.Sections[1]).Any);
    }

    [Fact]
    public void Another_order_is_a_change_and_a_gap_is_not()
    {
        Third.Statements.RemoveAt(1);
        Assert.False(Change().IsReordered);

        Third.Statements.Reverse();
        Assert.Equal("vervallen: 3.2 · andere volgorde", words.Of(Change()));
    }

    [Fact]
    public void Spaces_around_a_text_are_no_change()
    {
        Third.Statements[0]["nl"] += " ";

        Assert.False(Change().Any);
    }

    [Fact]
    public void A_new_statement_does_not_take_the_number_of_one_that_was_removed()
    {
        Third.Statements.RemoveAt(1);

        Assert.Equal("3.6", Third.Add(origin.Sections[2]).Code);
        Assert.Equal("3.2", Third.Add().Code);
    }

    [Fact]
    public void Each_missing_text_is_named_with_its_language()
    {
        Third.Statements[0]["en"] = " ";
        Third.Add()["nl"] = "Nieuw";
        Third.Add()["en"] = "New";

        Assert.Equal(["Engels ontbreekt bij 3.1, 3.6", "Nederlands ontbreekt bij 3.7"], words.Missing(Third));
    }

    [Fact]
    public void A_version_without_an_earlier_one_has_nothing_to_compare() => Assert.Null(DraftChange.Of(draft, origin: null));

    private DraftChange Change() => DraftChange.Of(Third, origin.Sections[2]);
}
