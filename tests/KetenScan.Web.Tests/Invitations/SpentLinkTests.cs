using KetenScan.Data.Access;
using KetenScan.Data.Forgetting;
using KetenScan.Data.Mail;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Features.Invitations;
using KetenScan.Web.Features.Rounds;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests.Invitations;

/// <summary>A link that was handed over by somebody else opens a sheet once. The sheet's owner sees where it is open, and can end that.</summary>
public sealed class SpentLinkTests
{
    private const string Slug = InvitationTests.Slug;

    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_first_use_of_a_link_that_was_handed_out_spends_it(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        var token = (await InvitationTests.Tokens(installation, MailKind.Invitation))["Anna"];
        installation.Clock.Advance(TimeSpan.FromDays(1));
        var anna = await InvitationTests.Enter(installation, token);
        await installation.Answer(anna, (await installation.Assess.Find(anna, Slug, 1))!, "1.1", 4);

        var copy = (await installation.Invitations.Find(token, viewer: null))!;
        Assert.Equal((false, new DateOnly(2026, 9, 21)), (copy.Valid, copy.UsedOn));
        Assert.Null(await installation.Invitations.Open(copy));
        Assert.True((await installation.Invitations.Find(token, anna))!.IsOpenHere);
        var line = (await installation.Messages.Find(installation.Coordinator, Slug, 1))!.Messages.Single(line => line.Name == "Anna");
        Assert.Equal((MessageState.Used, installation.Clock.GetUtcNow(), false, true), (line.State, line.At, line.HasLink, line.CanHaveNewLink));
        Assert.Empty((await installation.Messages.HandOut(installation.Coordinator, Slug, 1, [line.Id]))!);
        Assert.Null(await installation.Messages.Read(installation.Coordinator, Slug, 1, line.Id));
        Assert.Equal(4, (await installation.Assess.Find(anna, Slug, 1))!.Answers["1.1"].Number);
        Assert.Null((await Stored(installation, line.Id)).ProtectedLink);

        // A used link does not stop other messages, and its row stays while the round is open.
        await installation.Sender().WriteFiles();
        await using var db = installation.Db();
        await db.RemoveDeadMessages();
        Assert.Equal(4, (await installation.Messages.Find(installation.Coordinator, Slug, 1))!.Messages.Count);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task When_many_use_a_link_at_once_only_one_gets_in(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        var link = (await installation.Invitations.Find((await InvitationTests.Tokens(installation, MailKind.Invitation))["Anna"], viewer: null))!;

        var devices = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => installation.Invitations.Open(link))));

        Assert.Single(devices, device => device is not null);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Reading_the_message_is_enough_to_make_its_link_work_once(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        var line = (await installation.Messages.Find(installation.Coordinator, Slug, 1))!.Messages.Single(line => line.Name == "Anna");

        var letter = (await installation.Messages.Read(installation.Coordinator, Slug, 1, line.Id))!;

        var link = (await installation.Invitations.Find(InvitationTests.TokenIn(letter.Text), viewer: null))!;
        Assert.NotNull(await installation.Invitations.Open(link));
        Assert.Null(await installation.Invitations.Open(link));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_link_that_only_its_owner_saw_works_on_each_device_and_the_owner_ends_the_others(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        var link = await ByMail(installation, "Anna");
        var (first, second, third) = (await Enter(installation, link), await Enter(installation, link), await Enter(installation, link));
        Assert.Equal(3, (await installation.Assess.Find(first, Slug, 1))!.Devices);
        var seen = (await installation.Devices.Find(first, Slug, 1))!;
        Assert.Equal(
            [(InvitationWay.ByMail, true), (InvitationWay.ByMail, false), (InvitationWay.ByMail, false)],
            seen.Devices.Select(device => (device.Way, device.IsThis)));
        Assert.False((await installation.Assess.Find(first, Slug, 1))!.IsPassedOn);

        Assert.True(await installation.Devices.End(first, Slug, 1, second.DeviceId));
        Assert.Null(await installation.Assess.Find(second, Slug, 1));
        Assert.NotNull(await installation.Assess.Find(third, Slug, 1));

        // Nobody can sign out a device of somebody else.
        var bob = await Enter(installation, await ByMail(installation, "Bob"));
        await installation.Devices.End(bob, Slug, 1, third.DeviceId);
        Assert.NotNull(await installation.Assess.Find(third, Slug, 1));
        Assert.Single((await installation.Devices.Find(bob, Slug, 1))!.Devices);

        await installation.Devices.End(first, Slug, 1, device: null);
        Assert.Null(await installation.Assess.Find(third, Slug, 1));
        Assert.NotNull(await installation.Assess.Find(first, Slug, 1));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_code_of_the_sheet_opens_it_on_another_device_once_and_for_ten_minutes(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        var anna = await Enter(installation, await ByMail(installation, "Anna"));
        var code = (await installation.Devices.Show(anna, Slug, 1))!;
        Assert.Null(await installation.Invitations.ByCode("bob@voorbeeld.nl", code.Digits));

        var link = (await installation.Invitations.ByCode(" ANNA@voorbeeld.nl", $"{code.Digits[..3]} {code.Digits[3..]}"))!;
        var phone = await Enter(installation, link);
        Assert.NotNull(await installation.Assess.Find(phone, Slug, 1));
        Assert.Null(await installation.Invitations.Open(link));
        Assert.Null(await installation.Invitations.ByCode("anna@voorbeeld.nl", code.Digits));
        Assert.False((await installation.Invitations.Find(InvitationTests.TokenIn(code.Link), viewer: null))!.Valid);
        Assert.Equal([InvitationWay.ByMail, InvitationWay.BySheet], (await installation.Devices.Find(anna, Slug, 1))!.Devices.Select(device => device.Way));

        var late = (await installation.Devices.Show(anna, Slug, 1))!;
        installation.Clock.Advance(Invitation.CodeLifetime);
        Assert.Null(await installation.Invitations.ByCode("anna@voorbeeld.nl", late.Digits));
        Assert.False((await installation.Invitations.Find(InvitationTests.TokenIn(late.Link), viewer: null))!.Valid);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Five_wrong_codes_end_a_code_and_a_newer_code_ends_the_one_before(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        var anna = await Enter(installation, await ByMail(installation, "Anna"));
        var guessed = (await installation.Devices.Show(anna, Slug, 1))!;
        for (var guess = 0; guess < Invitation.MostTries; guess++) Assert.Null(
            await installation.Invitations.ByCode("anna@voorbeeld.nl", guessed.Digits == "000000" ? "000001" : "000000"));
        Assert.Null(await installation.Invitations.ByCode("anna@voorbeeld.nl", guessed.Digits));

        var older = (await installation.Devices.Show(anna, Slug, 1))!;
        var newer = (await installation.Devices.Show(anna, Slug, 1))!;
        Assert.Null(await installation.Invitations.Find(InvitationTests.TokenIn(older.Link), viewer: null));
        Assert.NotNull(await installation.Invitations.ByCode("anna@voorbeeld.nl", newer.Digits));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_owner_sees_a_new_link_of_the_coordinator_and_who_came_in_by_it(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        var anna = await Enter(installation, await ByMail(installation, "Anna"));
        var line = (await installation.Messages.Find(installation.Coordinator, Slug, 1))!.Messages.Single(line => line.Name == "Anna");
        Assert.True(await installation.Messages.MakeNewLink(installation.Coordinator, Slug, 1, line.Id));
        Assert.True(await installation.Messages.MakeNewLink(installation.Coordinator, Slug, 1, line.Id));
        Assert.False(await installation.Messages.MakeNewLink(installation.Stranger, Slug, 1, line.Id));
        var made = (await InvitationTests.Tokens(installation, MailKind.NewLink))["Anna"];

        var waiting = Assert.Single((await installation.Devices.Find(anna, Slug, 1))!.Waiting);
        Assert.True((await installation.Assess.Find(anna, Slug, 1))!.IsPassedOn);
        Assert.True(await installation.Devices.Withdraw(anna, Slug, 1, waiting.Id));
        Assert.Null(await installation.Invitations.Find(made, viewer: null));
        Assert.False((await installation.Assess.Find(anna, Slug, 1))!.IsPassedOn);

        line = (await installation.Messages.Find(installation.Coordinator, Slug, 1))!.Messages.Single(line => line.Name == "Anna");
        await installation.Messages.MakeNewLink(installation.Coordinator, Slug, 1, line.Id);
        var other = await InvitationTests.Enter(installation, (await InvitationTests.Tokens(installation, MailKind.NewLink))["Anna"]);
        Assert.NotNull(await installation.Assess.Find(other, Slug, 1));
        Assert.True((await installation.Assess.Find(anna, Slug, 1))!.IsPassedOn);
        Assert.Contains((await installation.Devices.Find(anna, Slug, 1))!.Devices, device => device is { Way: InvitationWay.ByCoordinator, IsThis: false });
        await installation.Devices.End(anna, Slug, 1, device: null);
        Assert.Null(await installation.Assess.Find(other, Slug, 1));
        Assert.NotNull(await installation.Assess.Find(anna, Slug, 1));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_withdrawn_link_ends_the_devices_that_it_opened(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        var anna = await Enter(installation, await ByMail(installation, "Anna"));
        await using var db = installation.Db();
        var participant = await db.Participants.Where(own => own.Name == "Anna").Select(own => own.Id).SingleAsync();

        await db.Withdraw([participant], installation.Clock.GetUtcNow());

        Assert.Null(await installation.Assess.Find(anna, Slug, 1));
        Assert.Null(await installation.Devices.Find(anna, Slug, 1));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task With_a_mail_server_the_coordinator_gets_no_link_and_makes_none(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        var (_, messages) = installation.WithMail();
        var lines = (await messages.Find(installation.Coordinator, Slug, 1))!.Messages;

        Assert.Empty((await messages.HandOut(installation.Coordinator, Slug, 1, [.. lines.Select(line => line.Id)]))!);
        Assert.All(lines, line => Assert.Equal((false, false), (line.HasLink, line.CanHaveNewLink)));
        Assert.False(await messages.MakeNewLink(installation.Coordinator, Slug, 1, lines[0].Id));
        Assert.Null(await messages.Read(installation.Coordinator, Slug, 1, lines[0].Id));
    }

    private static async Task<OpenedLink> ByMail(TestInstallation installation, string name) =>
        (await installation.Invitations.Find(await InvitationTests.TokenByMail(installation, name), viewer: null))!;

    private static async Task<Viewer> Enter(TestInstallation installation, OpenedLink link)
    {
        var device = (await installation.Invitations.Open(link))!.Value;
        return new Viewer(device, link.Name, DeviceId: device);
    }

    private static async Task<Data.Mail.OutboxMessage> Stored(TestInstallation installation, Guid message)
    {
        await using var db = installation.Db();
        return await db.Outbox.SingleAsync(own => own.Id == message);
    }
}
