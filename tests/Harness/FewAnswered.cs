using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;
using KetenScan.Reports.Files;
using KetenScan.Web.Features.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KetenScan.Tests.Harness;

/// <summary>A chain of four partners with three people each. Few people or none answered its closed rounds.</summary>
internal static class FewAnswered
{
    public const string Slug = "weinig";

    /// <summary>One principle has a score.</summary>
    public const int PartlyScored = 1;

    public const int Nobody = 2;

    /// <summary>One sheet, two statements answered.</summary>
    public const int OneOfTwelve = 3;

    /// <summary>Protected, two sheets, every statement answered.</summary>
    public const int FewPeople = 4;

    /// <summary>Protected, six sheets, nine statements answered on each; with a comment.</summary>
    public const int FewPerPrinciple = 5;

    /// <summary>One sheet.</summary>
    public const int StillOpen = 6;

    /// <summary>Protected, in a second chain: seven of twelve sheets, some of each partner.</summary>
    public const string Enough = "genoeg";

    /// <param name="app">An application with the demo. Its coordinator runs the chains; its consultant and strategic member may read the first.</param>
    public static async Task AddTo(RunningKetenScan app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await using var db = await scope.ServiceProvider.GetRequiredService<IDbContextFactory<KetenScanDb>>().CreateDbContextAsync();
        var questionnaire = QuestionnaireJson.Read(QuestionnaireJson.BuiltIn);
        var now = DateTimeOffset.UtcNow;
        var chain = Begin(db, Slug, "Keten met weinig antwoorden");
        await Close(db, chain, questionnaire, Disclosure.Named, sheets: 1, answers: 17, now.AddDays(-60));
        await Close(db, chain, questionnaire, Disclosure.Named, sheets: 0, answers: 0, now.AddDays(-50));
        await Close(db, chain, questionnaire, Disclosure.Named, sheets: 1, answers: 2, now.AddDays(-40));
        await Close(db, chain, questionnaire, new Disclosure(DisclosureMode.Protected), sheets: 2, answers: 40, now.AddDays(-30));
        await Close(db, chain, questionnaire, new Disclosure(DisclosureMode.Protected), sheets: 6, answers: 9, now.AddDays(-20));
        Open(chain, questionnaire, new Disclosure(DisclosureMode.Protected), sheets: 1, answers: 40, now);

        var enough = Begin(db, Enough, "Keten met genoeg antwoorden");
        Open(enough, questionnaire, new Disclosure(DisclosureMode.Protected), sheets: 7, answers: 40, now);

        var accounts = await db.Users.ToDictionaryAsync(account => account.Email!, account => account.Id);
        db.AddRange(
            new Grant(accounts["coordinator@demo.example"], Role.Coordinator, chain.Id),
            new Grant(accounts["coordinator@demo.example"], Role.Coordinator, enough.Id),
            new Grant(accounts["consultant@demo.example"], Role.Consultant, chain.Id),
            new Grant(accounts["strategisch@demo.example"], Role.Member, chain.Id));
        await db.SaveChangesAsync();
    }

    private static Chain Begin(KetenScanDb db, string slug, string name)
    {
        var chain = new Chain(slug, name, "dementie");
        foreach (var partner in (string[])["Gemeente", "Huisartsen", "Thuiszorg", "Welzijn"])
            chain.Join(new Organisation($"{partner} {slug}"), partner.ToLowerInvariant(), new DateOnly(2024, 1, 1));
        db.Add(chain);
        return chain;
    }

    private static async Task Close(KetenScanDb db, Chain chain, Questionnaire questionnaire, Disclosure disclosure, int sheets, int answers, DateTimeOffset at)
    {
        var round = Open(chain, questionnaire, disclosure, sheets, answers, at.AddDays(-5));
        await RoundService.CloseAndStore(db, chain, round, questionnaire, dossier: null, at, CancellationToken.None);
        await db.SaveChangesAsync();
    }

    private static Round Open(Chain chain, Questionnaire questionnaire, Disclosure disclosure, int sheets, int answers, DateTimeOffset at)
    {
        var rules = RoundRules.Default with { Disclosure = disclosure };
        var round = chain.PlanRound("Najaar", questionnaire.Version, rules, DateOnly.FromDateTime(at.UtcDateTime.AddDays(14)));
        for (var number = 0; number < 12; number++) round.Invite(chain.Partners[number % 4], $"Mens {number + 1}", (Level)(number / 4 % 2));
        chain.OpenRound(round, at);
        foreach (var participant in round.Participants.Take(sheets)) FillIn(participant.Sheet, questionnaire, answers, at.AddHours(1));
        return round;
    }

    private static void FillIn(Assessment sheet, Questionnaire questionnaire, int answers, DateTimeOffset at)
    {
        // The first statement of each principle first, to spread the answers as thinly as possible.
        for (var number = 0; number < answers; number++) sheet.Answer(
            questionnaire,
            questionnaire.Sections[number % 8].Statements[number / 8].Code,
            new(4),
            at);
        sheet.Remark(Principle.Governance, "Alleen mijn woorden.", at);
        sheet.Prioritise(questionnaire, [Principle.Governance], at);
        sheet.Submit(at.AddDays(-2));
    }
}
