using System.Text.Json;
using System.Text.RegularExpressions;
using KetenScan.Data.Access;
using KetenScan.Data.Mail;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Features.Assess;
using KetenScan.Web.Features.People;
using KetenScan.Web.Features.Rounds;
using KetenScan.Web.Tests.Imports;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests.Invitations;

public sealed partial class InvitationTests
{
    internal const string Slug = "wijkketen";

    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Opening_a_round_makes_one_link_per_person_that_opens_that_sheet_and_nothing_else(Engine engine)
    {
        await using var installation = await Opened(engine);

        var tokens = await Tokens(installation, MailKind.Invitation);
        Assert.Equal(4, tokens.Count);
        Assert.Equal(4, tokens.Values.Distinct().Count());
        var anna = await Enter(installation, tokens["Anna"]);
        var sheet = (await installation.Assess.Find(anna, Slug, 1))!;
        Assert.False(sheet.SeesChain);
        await installation.Answer(anna, sheet, "1.1", 4);
        Assert.Equal(4, (await installation.Assess.Find(anna, Slug, 1))!.Answers["1.1"].Number);
        var bob = await Enter(installation, tokens["Bob"]);
        Assert.NotEqual(sheet.Id, (await installation.Assess.Find(bob, Slug, 1))!.Id);

        Assert.Null(await installation.RoundLists.Find(anna, Slug));
        Assert.Null(await installation.Rounds.Find(anna, Slug, 1));
        Assert.Null(await installation.Actions.Find(anna, Slug));
        Assert.Null(await installation.Faces.Find(anna, Slug));
        Assert.Null(await installation.Assess.Find(anna, TestInstallation.Slug, 1));
        await using var db = installation.Db();
        Assert.DoesNotContain(
            await db.Outbox.Select(message => message.ProtectedLink).ToListAsync(),
            stored => tokens.Values.Any(token => stored?.Contains(token, StringComparison.Ordinal) == true));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Invitation_sheet_and_privacy_page_tell_the_same_and_follow_who_is_asked(Engine engine)
    {
        await using var installation = await Opened(engine);
        var token = await TokenByMail(installation, "Anna");
        var anna = await Enter(installation, token);

        var before = await Told();
        Assert.Equal((2, 4), (before.OfPartner, before.InAll));
        var partner = (await installation.People.Find(installation.Coordinator, Slug))!.Partners.Single(partner => partner.Name == "Gemeente");
        await installation.People.Add(installation.Coordinator, Slug, [new NewPerson("Eva", "eva@voorbeeld.nl", partner.Id, Level.Operational)]);
        await installation.OpenRounds.AskNewcomers(installation.Coordinator, Slug, 1);

        var after = await Told();
        Assert.Equal((3, 5), (after.OfPartner, after.InAll));

        async Task<Promise> Told()
        {
            var link = (await installation.Invitations.Find(token, viewer: null))!;
            var sheet = (await installation.Assess.Find(anna, Slug, 1))!;
            var open = Assert.Single(await installation.Assess.Promises(anna));
            Assert.Equivalent(sheet.Promise, link.Promise, strict: true);

            // The sheet is passed to the circuit, from the server's first response until the page is interactive.
            Assert.Equivalent(
                sheet,
                JsonSerializer.Deserialize<SheetView>(JsonSerializer.Serialize(sheet, JsonSerializerOptions.Web), JsonSerializerOptions.Web),
                strict: true);
            Assert.Equivalent(sheet.Promise, open.Promise, strict: true);
            Assert.Equal((sheet.Partner, sheet.Partner), (link.Partner, open.Partner));
            return sheet.Promise;
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_link_dies_with_its_round_and_the_next_opens_the_scorecard_only(Engine engine)
    {
        await using var installation = await Opened(engine);
        var tokens = await Tokens(installation, MailKind.Invitation);
        var anna = await Enter(installation, tokens["Anna"]);
        await installation.SubmitAll(anna, Slug, 4);

        await installation.Rounds.Close(installation.Coordinator, Slug, 1);

        Assert.Null(await installation.Assess.Find(anna, Slug, 1));
        Assert.False((await installation.Invitations.Find(tokens["Anna"], viewer: null))!.Valid);
        var later = await Tokens(installation, MailKind.RoundClosed);
        Assert.Equal(4, later.Count);
        var reader = await Enter(installation, later["Bob"]);
        Assert.NotNull(await installation.Scorecards.Find(reader, Slug, 1));
        Assert.Equal(RoundState.Closed, (await installation.Rounds.Find(reader, Slug, 1))!.State);
        Assert.Null(await installation.RoundLists.Find(reader, Slug));
        Assert.Null(await installation.Scorecards.Find(anna, Slug, 1));

        // Until the chain closes its next round.
        var number = (await installation.Plans.Save(installation.Coordinator, Slug, null, Form()))!.Value;
        await installation.Plans.Open(installation.Coordinator, Slug, number);
        installation.Clock.Advance(TimeSpan.FromDays(1));
        await installation.Rounds.Close(installation.Coordinator, Slug, number);
        Assert.Null(await installation.Scorecards.Find(reader, Slug, 1));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_link_to_a_scorecard_ends_when_a_round_of_the_same_day_is_imported(Engine engine)
    {
        await using var installation = await Opened(engine);
        installation.Clock.Advance(TimeSpan.FromHours(6));
        await installation.Rounds.Close(installation.Coordinator, Slug, 1);
        var reader = await Enter(installation, (await Tokens(installation, MailKind.RoundClosed))["Bob"]);
        Assert.NotNull(await installation.Scorecards.Find(reader, Slug, 1));

        await ImportServiceTests.Import(installation, new DateOnly(2026, 9, 20), Slug);

        Assert.Null(await installation.Scorecards.Find(reader, Slug, 1));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_link_of_somebody_who_leaves_the_chain_opens_nothing(Engine engine)
    {
        await using var installation = await Opened(engine);
        var tokens = await Tokens(installation, MailKind.Invitation);
        var anna = await Enter(installation, tokens["Anna"]);
        var person = (await installation.People.Find(installation.Coordinator, Slug))!.People.Single(person => person.Name == "Anna");

        await installation.People.Remove(installation.Coordinator, Slug, person.Id);

        Assert.Null(await installation.Invitations.Find(tokens["Anna"], viewer: null));
        Assert.Null(await installation.Assess.Find(anna, Slug, 1));
        Assert.DoesNotContain("Anna", (await Tokens(installation, MailKind.Invitation)).Keys);
        Assert.NotNull(await installation.Assess.Find(await Enter(installation, tokens["Bob"]), Slug, 1));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_lost_link_is_sent_again_only_to_people_who_are_asked(Engine engine)
    {
        await using var installation = await Opened(engine);
        installation.Clock.Advance(TimeSpan.FromHours(1));

        await installation.Invitations.AskAgain(" ANNA@voorbeeld.nl ");
        await installation.Invitations.AskAgain("anna@voorbeeld.nl");
        await installation.Invitations.AskAgain("vreemd@voorbeeld.nl");

        var token = Assert.Single(await Tokens(installation, MailKind.NewLink));
        Assert.NotNull(await installation.Assess.Find(await Enter(installation, token.Value), Slug, 1));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_round_that_repeats_leaves_the_draft_of_the_next_when_it_closes(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        await installation.Chains.Start(installation.Coordinator, Guid.CreateVersion7(), "Wijkketen", "wijk");
        foreach (var name in (string[])["Gemeente", "Thuiszorg"]) await installation.People.AddPartner(
            installation.Coordinator,
            Slug,
            name,
            new DateOnly(2026, 1, 1));
        var partners = (await installation.People.Find(installation.Coordinator, Slug))!.Partners;
        await installation.People.Add(
            installation.Coordinator,
            Slug,
            [
                new NewPerson("Anna", "anna@voorbeeld.nl", partners[0].Id, Level.Strategic),
                new NewPerson("Bob", "bob@voorbeeld.nl", partners[1].Id, Level.Strategic),
            ]);
        var form = Form();
        form.RepeatMonths = 6;
        await installation.Plans.Save(installation.Coordinator, Slug, null, form);
        await installation.Plans.Open(installation.Coordinator, Slug, 1);

        await installation.Rounds.Close(installation.Coordinator, Slug, 1);

        var (view, draft) = (await installation.Plans.Find(installation.Coordinator, Slug, 2))!.Value;
        Assert.Equal(
            (2, "2027-04", new DateOnly(2027, 4, 20), "Doe mee!", (int?)6),
            (view.Number, draft.Name, draft.ClosesOn!.Value, draft.Message, draft.RepeatMonths));
        Assert.Null(await installation.Plans.Find(installation.Member, Slug, 2));
    }

    /// <summary>Adds an open round of two partners and four people, each with an invitation.</summary>
    internal static async Task<TestInstallation> Opened(Engine engine)
    {
        var installation = await TestInstallation.Create(engine);
        await installation.Chains.Start(installation.Coordinator, Guid.CreateVersion7(), "Wijkketen", "wijk");
        foreach (var name in (string[])["Gemeente", "Thuiszorg"]) await installation.People.AddPartner(
            installation.Coordinator,
            Slug,
            name,
            new DateOnly(2026, 1, 1));
        var partners = (await installation.People.Find(installation.Coordinator, Slug))!.Partners;
        await installation.People.Add(installation.Coordinator, Slug, [.. ((string[])["Anna", "Bob", "Cor", "Dik"]).Select((name, place) =>
            new NewPerson(name, $"{name}@voorbeeld.nl", partners[place % 2].Id, (Level)(place / 2)))]);
        var number = await installation.Plans.Save(installation.Coordinator, Slug, null, Form());
        await installation.Plans.Open(installation.Coordinator, Slug, number!.Value);
        return installation;
    }

    private static RoundForm Form() =>
        new() { Name = "Najaar", ClosesOn = new DateOnly(2026, 10, 20), Questionnaire = "keten-8/1", Message = "Doe mee!" };

    /// <summary>The tokens of unsent messages, by the person's name.</summary>
    internal static async Task<Dictionary<string, string>> Tokens(TestInstallation installation, MailKind kind)
    {
        var lines = (await installation.Messages.Find(installation.Coordinator, Slug, 1))!.Messages.Where(message => message.Kind == kind).ToList();
        var links = (await installation.Messages.HandOut(installation.Coordinator, Slug, 1, [.. lines.Select(line => line.Id)]))!;
        return lines.ToDictionary(line => line.Name, line => Link().Match(links[line.Id]).Groups[1].Value);
    }

    /// <summary>The viewer that a link signs in.</summary>
    internal static async Task<Viewer> Enter(TestInstallation installation, string token)
    {
        var link = (await installation.Invitations.Find(token, viewer: null))!;
        Assert.True(link.Valid);
        if (link.Purpose == InvitationPurpose.Scorecard) return new Viewer(link.Id, link.Name, link.Id);

        var device = (await installation.Invitations.Open(link))!.Value;
        return new Viewer(device, link.Name, DeviceId: device);
    }

    /// <summary>The token of a person's invitation as the mail server would send it.</summary>
    internal static async Task<string> TokenByMail(TestInstallation installation, string name)
    {
        await using var db = installation.Db();
        var message = await db.Outbox.SingleAsync(message => message.Name == name && message.Kind == MailKind.Invitation);
        return TokenIn(installation.Settings.PublicUrl + installation.Outbox.LinkOf(message));
    }

    internal static string TokenIn(string text) => Link().Match(text).Groups[1].Value;

    [GeneratedRegex(@"https://ketenscan\.example\.nl/i/(\S{43})")]
    private static partial Regex Link();
}
