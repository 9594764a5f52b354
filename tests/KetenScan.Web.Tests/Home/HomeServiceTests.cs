using System.Text.Json;
using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Mail;
using KetenScan.Domain.Questionnaires;
using KetenScan.Web.Features.Home;
using KetenScan.Web.Features.Rounds;
using KetenScan.Web.Tests.Access;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests.Home;

/// <summary>Everybody sees at home what waits for them, by what they do, and nothing of others.</summary>
public sealed class HomeServiceTests
{
    private const string Slug = TestInstallation.Slug;

    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    /// <summary>A page is handed to the browser in one message of at most a megabyte.</summary>
    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Lists_carry_the_overall_score_of_the_latest_round_and_nothing_of_its_principles(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        await installation.Rounds.Close(installation.Coordinator, Slug, 1);

        var mine = Assert.Single((await installation.Home.Load(installation.Coordinator)).List.Chains);
        var listed = Assert.Single((await installation.RoundLists.Find(installation.Coordinator, Slug))!.Rounds);

        Assert.Equal((1, 1), (mine.Latest!.Round, listed.Figures!.Number));
        Assert.Equal((listed.Figures.Overall, listed.Figures.OverallLow), (mine.Latest.Overall, mine.Latest.Low));
        Assert.Equal(listed.Figures.ClosedOn, mine.Latest.ClosedOn);
        Assert.InRange(JsonSerializer.SerializeToUtf8Bytes(mine).Length, 1, 400);
        Assert.Empty(listed.Figures.Principles);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_coordinator_sees_the_response_of_open_rounds_as_of_this_morning_and_nobody_else_does(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        await installation.SubmitAll(4);
        Assert.Equal((2, 0), await Response(installation, installation.Coordinator));

        installation.Clock.Advance(TimeSpan.FromDays(1));
        var page = (await installation.Rounds.Find(installation.Coordinator, Slug, 1))!;
        Assert.Equal((page.Invited, page.Submitted), await Response(installation, installation.Coordinator));
        Assert.True(page.Submitted > 0);

        await Grant(installation, installation.Stranger, Role.Consultant);
        foreach (var viewer in (Viewer[])[installation.Member, installation.Stranger, installation.Administrator])
            Assert.Equal(0, (await installation.Home.Load(viewer)).Waiting.Rounds.All);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_coordinator_sees_the_rounds_that_were_planned_until_they_open(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        await installation.Rounds.Close(installation.Coordinator, Slug, 1);
        var form = new RoundForm { Name = "Voorjaar", ClosesOn = new DateOnly(2026, 12, 1), Questionnaire = "keten-8/1" };
        await installation.Plans.Save(installation.Coordinator, Slug, null, form);

        Assert.Equal(
            new DraftRound("Keten", Slug, 2, "Voorjaar"), Assert.Single((await installation.Home.Load(installation.Coordinator)).Waiting.Drafts.First));
        Assert.Empty((await installation.Home.Load(installation.Member)).Waiting.Drafts.First);
        await installation.Plans.Discard(installation.Coordinator, Slug, 2);
        Assert.Empty((await installation.Home.Load(installation.Coordinator)).Waiting.Drafts.First);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_member_sees_how_far_the_own_sheet_is_and_whether_it_was_handed_in(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var sheet = (await installation.Assess.Find(installation.Member, Slug, 1))!;
        await installation.Answer(installation.Member, sheet, "1.1", 4);

        var waiting = Assert.Single((await installation.Home.Load(installation.Member)).Waiting.Sheets);
        Assert.Equal((1, 40, false), (waiting.Answered, waiting.Statements, waiting.Submitted));
        await installation.SubmitAll(4);
        Assert.True(Assert.Single((await installation.Home.Load(installation.Member)).Waiting.Sheets).Submitted);
        Assert.Empty((await installation.Home.Load(installation.Coordinator)).Waiting.Sheets);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_consultant_sees_rounds_that_closed_in_the_last_six_weeks_and_who_runs_the_chain_does_not(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        await Grant(installation, installation.Stranger, Role.Consultant);
        await Grant(installation, installation.Coordinator, Role.Consultant);
        Assert.Empty((await installation.Home.Load(installation.Stranger)).Waiting.Changed.First);
        await installation.Rounds.Close(installation.Coordinator, Slug, 1);

        var changed = Assert.Single((await installation.Home.Load(installation.Stranger)).Waiting.Changed.First);
        Assert.Equal((Slug, 1, new DateOnly(2026, 9, 20)), (changed.Slug, changed.Score.Round, changed.Score.ClosedOn));
        Assert.Empty((await installation.Home.Load(installation.Coordinator)).Waiting.Changed.First);
        Assert.Empty((await installation.Home.Load(installation.Member)).Waiting.Changed.First);

        installation.Clock.Advance(TimeSpan.FromDays(42));
        Assert.Single((await installation.Home.Load(installation.Stranger)).Waiting.Changed.First);
        installation.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Empty((await installation.Home.Load(installation.Stranger)).Waiting.Changed.First);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_administrator_sees_drafts_accounts_and_chains_without_coordinator(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        Assert.True(await Administration(installation) is { IsEmpty: true });
        Assert.Null((await installation.Home.Load(installation.Coordinator)).Waiting.Administration);

        var copy = (await installation.Admin.Copy(installation.Administrator, "keten-8", 1))!;
        await using (var db = installation.Db())
        {
            db.Add(new Data.Access.Account("nieuw@voorbeeld.nl", "Nieuw"));
            await db.SaveChangesAsync();
            await db.Users
                .Where(user => user.Id == installation.Coordinator.AccountId)
                .ExecuteUpdateAsync(user => user.SetProperty(own => own.LockoutEnd, Data.Access.Account.ForGood));
        }

        var found = await Administration(installation);
        Assert.Equal([copy], found.Drafts);
        Assert.Equal((1, 1, 1), (found.Invited, found.Locked, found.Unled));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_administrator_is_told_that_mail_fails_or_is_not_sent_and_never_how_many_messages(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        await using var db = installation.Db();
        var message = new OutboxMessage(MailKind.Invitation, "een", null, "Ans", "ans@voorbeeld.nl", "link", installation.Clock.GetUtcNow());
        db.Add(message);
        await db.SaveChangesAsync();

        Assert.Equal(MailTrouble.None, await Mail(withServer: true));
        installation.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal((MailTrouble.Waits, MailTrouble.None), (await Mail(withServer: true), await Mail(withServer: false)));

        message.Failed("mailbox full", installation.Clock.GetUtcNow());
        await db.SaveChangesAsync();
        Assert.Equal(MailTrouble.Fails, await Mail(withServer: true));

        // Its coordinator sees it, and can correct the address.
        message.GiveUp("no such mailbox", installation.Clock.GetUtcNow());
        await db.SaveChangesAsync();
        Assert.Equal(MailTrouble.None, await Mail(withServer: true));

        async Task<MailTrouble> Mail(bool withServer) =>
            (await db.AdministrationOf(installation.Administrator, withServer ? TestInstallation.MailServer : new(), default))!.Mail;
    }

    private static async Task<Administration> Administration(TestInstallation installation) =>
        (await installation.Home.Load(installation.Administrator)).Waiting.Administration!;

    private static async Task<(int Invited, int Submitted)> Response(TestInstallation installation, Viewer viewer)
    {
        var rounds = (await installation.Home.Load(viewer)).Waiting.Rounds;
        Assert.Equal(1, rounds.All);
        return (Assert.Single(rounds.First).Invited, rounds.First[0].Submitted);
    }

    private static async Task Grant(TestInstallation installation, Viewer viewer, Role role)
    {
        await using var db = installation.Db();
        db.Add(new Grant(viewer.AccountId, role, await db.Chains.Select(chain => (Guid?)chain.Id).SingleAsync()));
        await db.SaveChangesAsync();
    }
}
