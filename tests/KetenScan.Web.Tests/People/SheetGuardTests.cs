using KetenScan.Data.Access;
using KetenScan.Data.Mail;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Features.People;
using KetenScan.Web.Tests.Access;
using KetenScan.Web.Tests.Invitations;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests.People;

/// <summary>A coordinator who changes people cannot take over anybody's sheet unnoticed.</summary>
public sealed class SheetGuardTests
{
    private const string Slug = "wijkketen";
    private const string Own = "marieke@demo.example";

    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_address_that_was_changed_and_changed_back_is_told_on_the_sheet_until_the_round_closes(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        await installation.Answer(await installation.ByLink("Anna"), (await installation.Assess.Find(await installation.ByLink("Anna"), Slug, 1))!, "1.1", 4);
        Assert.Null((await installation.Assess.Find(await installation.ByLink("Anna"), Slug, 1))!.AddressChangedOn);

        await Correct(installation, "Anna", Own);
        var taken = await installation.ByLink("Anna");
        Assert.NotNull(await installation.Assess.Find(taken, Slug, 1));
        await Correct(installation, "Anna", "anna@voorbeeld.nl");

        Assert.Null(await installation.Assess.Find(taken, Slug, 1));
        var anna = await installation.ByLink("Anna");
        installation.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(new DateOnly(2026, 9, 20), (await installation.Assess.Find(anna, Slug, 1))!.AddressChangedOn);
        var devices = (await installation.Devices.Find(anna, Slug, 1))!;
        Assert.Equal(new DateOnly(2026, 9, 20), devices.AddressChangedOn);
        Assert.False(devices.Devices.Single(device => device.Id == taken.DeviceId).IsOpen);

        // The owner confirms having seen it; it stays in the list.
        await installation.Devices.End(anna, Slug, 1, taken.DeviceId);
        Assert.Equal(
            new DateOnly(2026, 9, 23),
            (await installation.Devices.Find(anna, Slug, 1))!.Devices.Single(device => device.Id == taken.DeviceId).EndedOn);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_old_address_is_told_by_mail_that_the_links_go_to_another(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        var anna = await Row(installation, "Anna");

        await installation.CorrectingWithMail().Correct(installation.Coordinator, Slug, anna.Id, CorrectionTests.Corrected(anna) with { Email = Own });

        await using var db = installation.Db();
        var told = Assert.Single(await db.Outbox.Where(message => message.Kind == MailKind.AddressChanged).ToListAsync());
        Assert.Equal(("anna@voorbeeld.nl", anna.Id, (Guid?)null), (told.Address, told.PersonId!.Value, told.InvitationId));
        Assert.All(
            (await installation.Messages.Find(installation.Coordinator, Slug, 1))!.Messages,
            line => Assert.NotEqual(MailKind.AddressChanged, line.Kind));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_account_goes_with_its_address_and_opens_nothing_of_an_entry_that_has_another(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        var anna = await Row(installation, "Anna");
        await Correct(installation, "Anna", Own);
        await using (var db = installation.Db())
        {
            (await db.People.SingleAsync(person => person.Id == anna.Id)).AccountId = installation.Stranger.AccountId;
            (await db.Users.SingleAsync(account => account.Id == installation.Stranger.AccountId)).NormalizedEmail = Own.ToUpperInvariant();
            db.Grants.Add(
                new Grant(
                    installation.Stranger.AccountId,
                    Role.Member,
                    await db.Chains.Where(chain => chain.Slug == Slug).Select(chain => chain.Id).SingleAsync()));
            await db.SaveChangesAsync();
        }

        // Changing the name keeps the account, which moves along with the sheet.
        anna = await Row(installation, "Anna");
        await installation.Correcting.Correct(installation.Coordinator, Slug, anna.Id, CorrectionTests.Corrected(anna) with { Name = "Anna de Wit" });
        Assert.NotNull(await installation.Assess.Find(installation.Stranger, Slug, 1));
        Assert.True((await installation.Assess.Find(await installation.ByLink("Anna de Wit"), Slug, 1))!.OpensByAccount);

        await Correct(installation, "Anna de Wit", "anna@voorbeeld.nl");

        Assert.Null(await installation.Assess.Find(installation.Stranger, Slug, 1));
        Assert.Null(await installation.RoundLists.Find(installation.Stranger, Slug));
        Assert.False((await Row(installation, "Anna de Wit")).HasAccount);
        Assert.False((await installation.Assess.Find(await installation.ByLink("Anna de Wit"), Slug, 1))!.OpensByAccount);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Merging_brings_no_account_of_another_address_to_a_sheet(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        await using (var db = installation.Db())
        {
            (await db.People.SingleAsync(person => person.Name == "Bob")).AccountId = installation.Stranger.AccountId;
            await db.SaveChangesAsync();
        }

        await installation.Merging.People(installation.Coordinator, Slug, await Both(installation));

        Assert.False((await Row(installation, "Anna")).HasAccount);
        Assert.Null(await installation.Assess.Find(installation.Stranger, Slug, 1));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_device_that_came_by_a_code_of_a_device_of_the_coordinator_is_known_as_such(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        var anna = await InvitationTests.Enter(installation, (await InvitationTests.Tokens(installation, MailKind.Invitation))["Anna"]);
        var own = await ByCode(installation, anna);

        // Without mail the owner's own first link came from the coordinator too, so the owner's devices cause no warning.
        Assert.False((await installation.Assess.Find(anna, Slug, 1))!.IsPassedOn);
        Assert.False((await installation.Assess.Find(own, Slug, 1))!.IsPassedOn);

        var line = (await installation.Messages.Find(installation.Coordinator, Slug, 1))!.Messages.Single(line => line.Name == "Anna");
        await installation.Messages.MakeNewLink(installation.Coordinator, Slug, 1, line.Id);
        var first = await InvitationTests.Enter(installation, (await InvitationTests.Tokens(installation, MailKind.NewLink))["Anna"]);
        var second = await ByCode(installation, first);
        await installation.Devices.End(second, Slug, 1, first.DeviceId);

        Assert.True((await installation.Assess.Find(anna, Slug, 1))!.IsPassedOn);
        Assert.True((await installation.Assess.Find(own, Slug, 1))!.IsPassedOn);
        var devices = (await installation.Devices.Find(anna, Slug, 1))!.Devices;
        Assert.Equal([second.DeviceId!.Value], devices.Where(device => device is { ByCoordinator: true }).Select(device => device.Id));
        await installation.Devices.End(anna, Slug, 1, second.DeviceId);
        Assert.False((await installation.Assess.Find(anna, Slug, 1))!.IsPassedOn);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_link_by_mail_opened_again_in_the_same_browser_is_no_other_device(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        var token = await InvitationTests.TokenByMail(installation, "Anna");
        var anna = await InvitationTests.Enter(installation, token);
        var link = (await installation.Invitations.Find(token, anna))!;

        Assert.Equal(anna.DeviceId, await installation.Invitations.Open(link, anna));

        Assert.Single((await installation.Devices.Find(anna, Slug, 1))!.Devices);
        await using var db = installation.Db();
        var bob = await db.OnDevice(
            await db.Invitations.FirstAsync(own => db.Participants.Any(participant => participant.Id == own.ParticipantId && participant.Name == "Bob")),
            "Bob");
        Assert.NotEqual(bob.DeviceId, await installation.Invitations.Open(link, bob));
    }

    private static async Task Correct(TestInstallation installation, string name, string email)
    {
        var row = await Row(installation, name);
        Assert.True(await installation.Correcting.Correct(installation.Coordinator, Slug, row.Id, CorrectionTests.Corrected(row) with { Email = email }));
    }

    private static async Task<PersonRow> Row(TestInstallation installation, string name) =>
        (await installation.People.Find(installation.Coordinator, Slug))!.People.Single(person => person.Name == name);

    private static async Task<MergedPeople> Both(TestInstallation installation) => new(
        await Row(installation, "Anna"), await Row(installation, "Bob"), NameOfGone: false, EmailOfGone: false, SheetOfGone: false);

    private static async Task<Viewer> ByCode(TestInstallation installation, Viewer shownTo)
    {
        var shown = (await installation.Devices.Show(shownTo, Slug, 1))!;
        return await InvitationTests.Enter(installation, shown.Link[(shown.Link.LastIndexOf('/') + 1)..]);
    }
}
