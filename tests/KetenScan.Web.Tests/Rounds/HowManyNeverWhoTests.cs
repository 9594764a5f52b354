using System.Text.Json;
using KetenScan.Data.Access;
using KetenScan.Data.Audit;
using KetenScan.Data.Mail;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;
using KetenScan.Web.Features.Admin;
using KetenScan.Web.Features.Api;
using KetenScan.Web.Features.Assess;
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
        await Plans(installation, mail).Remind(installation.Coordinator, Slug, 1);
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
        var (plans, messages) = installation.WithMail();
        await installation.SubmitAll(await Visitor(installation, "Anna"), Slug, 4);
        await plans.Remind(installation.Coordinator, Slug, 1);
        var form = (await plans.Correcting(installation.Coordinator, Slug, 1))!;
        form.ClosesOn = form.ClosesOn!.Value.AddDays(1);
        await plans.Correct(installation.Coordinator, Slug, 1, form);
        await installation.Invitations.AskAgain("bob@voorbeeld.nl");
        await Failed(installation);

        var view = (await messages.Find(installation.Coordinator, Slug, 1))!;

        var day = new DateOnly(2026, 9, 20);
        Assert.Equal([new MessageTally(MailKind.Reminder, day, Fails: true), new MessageTally(MailKind.RoundMoved, day, Fails: true)], view.Tallies);
        Assert.Equal(["Anna", "Bob", "Cor", "Dik"], view.Messages.Select(line => line.Name));
        Assert.All(view.Messages, line => Assert.Equal((MailKind.Invitation, MessageState.Fails), (line.Kind, line.State)));
        Assert.Equal(0, await plans.Remind(installation.Coordinator, Slug, 1));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Without_a_mail_server_everybody_is_reminded_and_every_line_looks_alike(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        await installation.SubmitAll(await Visitor(installation, "Anna"), Slug, 4);
        installation.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(4, await installation.Plans.Remind(installation.Coordinator, Slug, 1));

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

        var told = (await service.Find(installation.Coordinator, TestInstallation.Slug, null, null))!;
        var all = (await service.Find(installation.Administrator, TestInstallation.Slug, null, null))!;

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

    [Theory]
    [InlineData("2 3", 5, "together:5")]
    [InlineData("2 3 6", 5, "P3:6 together:5")]
    [InlineData("2 6 8", 5, "P3:8 together:8")] // two people alone would follow from the total
    [InlineData("5 6", 5, "P1:5 P2:6")]
    [InlineData("1 1 1", 5, "together:3")]
    [InlineData("1 1 4", 2, "P3:4 together:2")]
    [InlineData("1 3 4", 2, "P3:4 together:4")]
    [InlineData("0 2 3", 2, "P3:3 together:2")] // otherwise a separate P2 would reveal something about the people of P1
    public void A_partner_is_counted_apart_from_the_minimum_up_and_what_is_taken_together_is_never_smaller(string asked, int smallest, string shown)
    {
        var partners = asked
            .Split(' ')
            .Select((invited, place) => new PartnerProgress($"P{place + 1}", 1, int.Parse(invited, System.Globalization.CultureInfo.InvariantCulture), 1));

        var rows = PartnerProgress.Of(partners, smallest);

        Assert.Equal(shown, string.Join(' ', rows.Select(row => $"{row.Name ?? "together"}:{row.Invited}")));
        Assert.Equal(asked.Split(' ').Length, rows.Sum(row => row.Partners));
        Assert.Equal(asked.Split(' ').Length, rows.Sum(row => row.Submitted));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task In_a_protected_round_small_partners_are_taken_together(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        await using (var db = installation.Db())
        {
            var chain = new Chain("beschermd", "Beschermd", "dementie");
            var partners = ((string[])["Apotheek", "Buurtteam", "Thuiszorg B"])
                .Select(name => chain.Join(new Organisation(name), name[..4], new DateOnly(2024, 1, 1)))
                .ToList();
            var rules = RoundRules.Default with { Disclosure = new Disclosure(DisclosureMode.Protected, 4) };
            var round = chain.PlanRound("Najaar", (await db.Rounds.FirstAsync()).Questionnaire, rules, new DateOnly(2026, 10, 1));
            foreach (var (partner, people) in partners.Zip((int[])[1, 3, 4]))
            {
                for (var number = 0; number < people; number++) round.Invite(partner, "Ans", Level.Operational);
            }

            chain.OpenRound(round, installation.Clock.GetUtcNow());
            db.AddRange(chain, new Grant(installation.Coordinator.AccountId, Role.Coordinator, chain.Id));
            await db.SaveChangesAsync();
        }

        var rows = (await installation.Rounds.Find(installation.Coordinator, "beschermd", 1))!.Partners!;

        Assert.Equal([new PartnerProgress("Thuiszorg B", 1, 4, 0), new PartnerProgress(null, 2, 4, 0)], rows);
    }

    private static PlanService Plans(TestInstallation installation, bool mail) => mail ? installation.WithMail().Plans : installation.Plans;

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
        return string.Join(
            "\n\n",
            (await Others(installation, mail)).Select(own => $"{own.Key}: {own.Value}").Prepend(Written(round)).Prepend(Written(LowResponse.Of(round))));
    }

    /// <summary>Everything that the pages and the API show a coordinator of a chain, except the round's own counts.</summary>
    private static async Task<Dictionary<string, string>> Others(TestInstallation installation, bool mail)
    {
        var viewer = installation.Coordinator;
        var messages = mail ? installation.WithMail().Messages : installation.Messages;
        var api = new ApiService(installation.Databases);
        return new Dictionary<string, string>
        {
            ["home"] = Written((await installation.Home.Load(viewer)).Chains),
            ["chain"] = Written(await installation.Chains.Find(viewer, Slug)),
            ["settings"] = Written(await installation.Chains.Settings(viewer, Slug)),
            ["people"] = Written((await installation.People.Find(viewer, Slug))!.People),
            ["partners"] = Written((await installation.People.Find(viewer, Slug))!.Partners),
            ["plan"] = Written(await installation.Plans.Find(viewer, Slug, null) is { } plan ? plan.View.Asked : null),
            ["correcting"] = Written(await installation.Plans.Correcting(viewer, Slug, 1)),
            ["messages"] = Written(await messages.Find(viewer, Slug, 1)),
            ["audit"] = Written(
                (await new AuditService(installation.Databases).Find(viewer, Slug, null, null))!.Lines.Select(
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
