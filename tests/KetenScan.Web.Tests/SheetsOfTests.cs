using KetenScan.Data.Access;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Features.Assess;
using KetenScan.Web.Start;

namespace KetenScan.Web.Tests;

/// <summary>Reads and fills sheets of a <see cref="TestInstallation"/>.</summary>
internal static class SheetsOfTests
{
    /// <summary>The member's sheet as it is stored now.</summary>
    public static async Task<SheetView> Sheet(this TestInstallation installation) =>
        (await installation.Assess.Find(installation.Member, TestInstallation.Slug, 1))!;

    public static async Task Answer(this TestInstallation installation, string code, int? value, SheetView? sheet = null)
    {
        var view = sheet ?? await installation.Sheet();
        await installation.Assess.Change(installation.Member, view, (own, questionnaire, now) => own.Answer(questionnaire, code, new(value), now));
    }

    public static Task Answer(this TestInstallation installation, Viewer viewer, SheetView sheet, string code, int? value) =>
        installation.Assess.Change(viewer, sheet, (own, questionnaire, now) => own.Answer(questionnaire, code, new(value), now));

    public static Task SubmitAll(this TestInstallation installation, int value) => installation.SubmitAll(installation.Member, TestInstallation.Slug, value);

    public static async Task SubmitAll(this TestInstallation installation, Viewer viewer, string slug, int value)
    {
        var view = (await installation.Assess.Find(viewer, slug, 1))!;
        await installation.Assess.Change(viewer, view, (own, questionnaire, now) =>
        {
            foreach (var statement in questionnaire.Statements) own.Answer(questionnaire, statement.Code, new(value), now);
            own.Submit(now);
        });
    }
}
