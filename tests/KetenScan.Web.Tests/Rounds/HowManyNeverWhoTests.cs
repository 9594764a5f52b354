using System.Globalization;
using System.Text.Json;
using KetenScan.Data.Access;
using KetenScan.Data.Audit;
using KetenScan.Data.Mail;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;
using KetenScan.Web.Features.Admin;
using KetenScan.Web.Features.Api;
using KetenScan.Web.Features.Rounds;
using KetenScan.Web.Tests.Access;
using KetenScan.Web.Tests.Invitations;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests.Rounds;

/// <summary>Everything that a coordinator can see is the same before and after one person hands in, except counts that change once a day.</summary>
public sealed class HowManyNeverWhoTests
{
    private const string Slug = "wijkketen";

    public static TheoryData<Engine, bool> EnginesWithAndWithoutMail
    {
        get
        {
            var all = new TheoryData<Engine, bool>();
            foreach (var engine in Enum.GetValues<Engine>()) all.Add(engine, true);
            foreach (var engine in Enum.GetValues<Engine>()) all.Add(engine, false);
            return all;
        }
    }

    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(EnginesWithAndWithoutMail))]
    public async Task Nothing_that_a_coordinator_can_reach_changes_when_somebody_opens_a_link_answers_hands_in_or_takes_back(Engine engine, bool mail)
    {
        await using var installation = await InvitationTests.Opened(engine);
        var anna = await Visitor(installation, "Anna");
        installation.Clock.Advance(TimeSpan.FromDays(1));
        await OpenRounds(installation, mail).Remind(installation.Coordinator, Slug, 1);
        installation.Clock.Advance(TimeSpan.FromHours(1));
        var before = await Everything(installation, mail);

        await installation.Audit.Write(anna.Name, AuditEvent.LinkUsed, Slug, "1 Sheet");
        Assert.Equal(before, await Everything(installation, mail));
        await installation.Answer(anna, (await installation.Assess.Find(anna, Slug, 1))!, "1.1", 4);
        Assert.Equal(before, await Everything(installation, mail));
        await installation.SubmitAll(anna, Slug, 4);
        Assert.Equal(before, await Everything(installation, mail));
        await installation.Assess.Change(anna, (await installation.Assess.Find(anna, Slug, 1))!, (own, _, now) => own.Reopen(now));
        Assert.Equal(before, await Everything(installation, mail));
        await installation.SubmitAll(anna, Slug, 3);
        Assert.Equal(before, await Everything(installation, mail));
    }

    [Theory]
    [MemberData(nameof(EnginesWithAndWithoutMail))]
    public async Task The_next_day_the_count_is_one_more_and_nothing_else_has_changed(Engine engine, bool mail)
    {
        await using var installation = await InvitationTests.Opened(engine);
        installation.Clock.Advance(TimeSpan.FromDays(1));
        var before = (await installation.Rounds.Find(installation.Coordinator, Slug, 1))!;
        var others = await Others(installation, mail);

        await installation.SubmitAll(await Visitor(installation, "Anna"), Slug, 4);
        installation.Clock.Advance(TimeSpan.FromDays(1));

        var after = (await installation.Rounds.Find(installation.Coordinator, Slug, 1))!;
        Assert.Equal((0, 1), (before.Submitted, after.Submitted));
        Assert.Equal(new DateOnly(2026, 9, 22), after.CountedOn);
        Assert.Equal([("Gemeente", 1), ("Thuiszorg", 0)], after.Partners!.Select(partner => (partner.Name!, partner.Submitted)));

        // Whether the chain can still be deleted is such a count too.
        Assert.Equal(others.Where(own => own.Key != "settings"), (await Others(installation, mail)).Where(own => own.Key != "settings"));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_went_to_some_only_is_told_without_names_and_does_not_count_who_hands_in_meanwhile(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        var (openRounds, messages) = installation.WithMail();
        await installation.SubmitAll(await Visitor(installation, "Anna"), Slug, 4);
        await openRounds.Remind(installation.Coordinator, Slug, 1);
        var form = (await openRounds.Correcting(installation.Coordinator, Slug, 1))!;
        form.ClosesOn = form.ClosesOn!.Value.AddDays(1);
        await openRounds.Correct(installation.Coordinator, Slug, 1, form);
        await installation.Invitations.AskAgain("bob@voorbeeld.nl");
        await Failed(installation);

        var view = (await messages.Find(installation.Coordinator, Slug, 1))!;

        var day = new DateOnly(2026, 9, 20);
        Assert.Equal([new MessageTally(MailKind.Reminder, day, Fails: true), new MessageTally(MailKind.RoundMoved, day, Fails: true)], view.Tallies);
        Assert.Equal(["Anna", "Bob", "Cor", "Dik"], view.Messages.Select(line => line.Name));
        Assert.All(view.Messages, line => Assert.Equal((MailKind.Invitation, MessageState.Fails), (line.Kind, line.State)));
        Assert.Equal(0, await openRounds.Remind(installation.Coordinator, Slug, 1));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Without_a_mail_server_everybody_is_reminded_and_every_line_looks_alike(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        await installation.SubmitAll(await Visitor(installation, "Anna"), Slug, 4);
        installation.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(4, await installation.OpenRounds.Remind(installation.Coordinator, Slug, 1));

        var view = (await installation.Messages.Find(installation.Coordinator, Slug, 1))!;
        Assert.Equal(["Anna", "Cor", "Bob", "Dik"], view.Messages.Select(line => line.Name));
        Assert.Single(view.Messages.Select(line => (line.Kind, line.State, line.At, line.Problem, line.HasLink)).Distinct());
        Assert.Empty(view.Tallies);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_audit_log_of_a_chain_tells_its_coordinator_no_address_and_no_act_of_a_member_and_the_administrator_all(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var service = new AuditService(installation.Databases);
        foreach (var what in Enum.GetValues<AuditEvent>()) await installation.Audit.Write(installation.Member, what, TestInstallation.Slug);
        foreach (var what in Enum.GetValues<AuditEvent>()) await installation.Audit.Write(installation.Coordinator, what, TestInstallation.Slug);
        await using (var db = installation.Db()) await db.AuditLog.ExecuteUpdateAsync(entry => entry.SetProperty(own => own.From, "192.0.2.1"));

        var told = (await service.Find(installation.Coordinator, TestInstallation.Slug, new AuditFilter(), pageSize: 200))!;
        var all = (await service.Find(installation.Administrator, TestInstallation.Slug, new AuditFilter(), pageSize: 200))!;

        Assert.False(told.SeesFrom);
        Assert.All(told.Lines, line => Assert.Null(line.From));
        Assert.DoesNotContain(told.Lines, line => line.What == AuditEvent.LinkUsed);
        Assert.All(
            told.Lines.Where(line => line.Who.StartsWith("Joost", StringComparison.Ordinal)),
            line => Assert.Contains(line.What, AuditService.OfRunning));
        Assert.Contains(told.Lines, line => line.What == AuditEvent.ScorecardDownloaded);
        Assert.True(all.SeesFrom);
        Assert.Equal(2 * Enum.GetValues<AuditEvent>().Length, all.Lines.Count);
        Assert.All(all.Lines, line => Assert.Equal("192.0.2.1", line.From));
    }

    private static OpenRoundService OpenRounds(TestInstallation installation, bool mail) => mail ? installation.WithMail().OpenRounds : installation.OpenRounds;

    private static async Task<Viewer> Visitor(TestInstallation installation, string name)
    {
        await using var db = installation.Db();
        var invitation = await (
            from own in db.Invitations
            join participant in db.Participants on own.ParticipantId equals participant.Id
            where participant.Name == name
            select own).FirstAsync();
        return await db.OnDevice(invitation, name);
    }

    private static async Task Failed(TestInstallation installation)
    {
        await using var db = installation.Db();
        foreach (var message in await db.Outbox.ToListAsync()) message.Failed("mailbox full", installation.Clock.GetUtcNow());
        await db.SaveChangesAsync();
    }

    private static async Task<string> Everything(TestInstallation installation, bool mail)
    {
        var round = (await installation.Rounds.Find(installation.Coordinator, Slug, 1))!;
        var overview = await installation.Overviews.Find(installation.Coordinator, Slug, CultureInfo.InvariantCulture);
        var home = await installation.Home.Load(installation.Coordinator);
        return string.Join(
            "\n\n",
            (await Others(installation, mail))
                .Select(own => $"{own.Key}: {own.Value}")
                .Concat([Written(round), Written(LowResponse.Of(round)), Written(overview), Written(home)]));
    }

    /// <summary>Everything that the pages and the API show a coordinator of a chain, except the round's own counts.</summary>
    private static async Task<Dictionary<string, string>> Others(TestInstallation installation, bool mail)
    {
        var viewer = installation.Coordinator;
        var home = await installation.Home.Load(viewer);
        var messages = mail ? installation.WithMail().Messages : installation.Messages;
        var api = new ApiService(installation.Databases);
        return new Dictionary<string, string>
        {
            ["home"] = Written(home with { Today = default, Waiting = home.Waiting with { Rounds = new([], 0) } }),
            ["chain"] = Written(await installation.RoundLists.Find(viewer, Slug)),
            ["settings"] = Written(await installation.Chains.Settings(viewer, Slug)),
            ["people"] = Written((await installation.People.Find(viewer, Slug))!.People),
            ["partners"] = Written((await installation.People.Find(viewer, Slug))!.Partners),
            ["plan"] = Written(await installation.Plans.Find(viewer, Slug, null) is { } plan ? plan.View.Asked : null),
            ["correcting"] = Written(await installation.OpenRounds.Correcting(viewer, Slug, 1)),
            ["messages"] = Written(await messages.Find(viewer, Slug, 1)),
            ["audit"] = Written(
                (await new AuditService(installation.Databases).Find(viewer, Slug, new AuditFilter()))!.Lines.Select(
                    line => (line.What, line.At, line.Who, line.About).ToString())),
            ["actions"] = Written((await installation.Actions.Find(viewer, Slug))!.Actions),
            ["dossier"] = Written((await installation.Dossiers.Find(viewer, Slug))?.Partners),
            ["scorecards"] = Written(await installation.Scorecards.Find(viewer, Slug, 1)),
            ["own sheets"] = Written((await installation.Assess.Promises(viewer)).Count),
            ["api chains"] = Written(await api.Chains(viewer, null, 100, CancellationToken.None)),
            ["api rounds"] = Written(await api.Rounds(viewer, Slug, 0, 100, CancellationToken.None)),
        };
    }

    private static string Written<T>(T value) => JsonSerializer.Serialize(value, JsonSerializerOptions.Web);
}
