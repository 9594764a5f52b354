using KetenScan.Reports.Files;
using KetenScan.Web.Features.Admin;

namespace KetenScan.Web.Tests.Admin;

/// <summary>Two administrators edit one draft.</summary>
public sealed class DraftMergeTests
{
    private readonly DraftQuestionnaire common = Draft();
    private readonly DraftQuestionnaire mine = Draft();
    private readonly DraftQuestionnaire theirs = Draft();

    [Fact]
    public void What_only_one_of_two_changed_is_kept_of_both()
    {
        mine.Sections[0].Statements[0]["nl"] = "Van mij";
        theirs.Sections[0].Statements[1]["nl"] = "Van haar";
        theirs.Sections[0].Statements[0]["en"] = "Hers";
        theirs.Sections[2].Add();

        Assert.Empty(mine.Merge(common, theirs));

        Assert.Equal(
            ("Van mij", "Hers", "Van haar"),
            (mine.Sections[0].Statements[0]["nl"], mine.Sections[0].Statements[0]["en"], mine.Sections[0].Statements[1]["nl"]));
        Assert.Equal(theirs.Sections[2].Statements.Count, mine.Sections[2].Statements.Count);
    }

    [Fact]
    public void Both_versions_of_what_both_changed_are_shown_until_the_user_chooses()
    {
        mine.Sections[0].Statements[0]["nl"] = "Van mij";
        theirs.Sections[0].Statements[0]["nl"] = "Van haar";
        mine.Sections[1].Add();
        theirs.Sections[1].Statements.RemoveAt(0);

        var differences = mine.Merge(common, theirs);

        Assert.Equal([("1.1", "nl", "Van mij", "Van haar")], differences.Take(1).Select(one => (one.Code!, one.Language!, one.Mine, one.Theirs)));
        Assert.Equal("Van mij", mine.Sections[0].Statements[0]["nl"]);
        Assert.Null(differences[1].Code);

        foreach (var one in differences) one.TakeTheirs();
        Assert.Equal(theirs.Json(), mine.Json());
    }

    [Fact]
    public void The_same_change_by_both_is_no_conflict()
    {
        mine.Sections[0].Statements[0]["nl"] = theirs.Sections[0].Statements[0]["nl"] = "Van beiden";

        Assert.Empty(mine.Merge(common, theirs));
    }

    private static DraftQuestionnaire Draft() => DraftQuestionnaire.Of(QuestionnaireJson.BuiltIn);
}
