using KetenScan.Data.Access;
using KetenScan.Data.Forgetting;
using KetenScan.Data.Mail;
using KetenScan.Domain;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Features.People;
using KetenScan.Web.Features.Privacy;
using KetenScan.Web.Tests.Invitations;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests.People;

/// <summary>An address or account that the coordinator handed over cannot read earlier answers; erasing it erases them all the same.</summary>
public sealed class HandedOverTests
{
    private const string Slug = "wijkketen";
    private const string Address = "anna@voorbeeld.nl";

    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_account_that_was_handed_out_reads_no_round_that_had_closed(Engine engine)
    {
        await using var installation = await Closed(engine);
        await using var db = installation.Db();
        var person = await db.People.SingleAsync(person => person.Name == "Anna");
        person.AccountId = installation.Stranger.AccountId;
        await db.SaveChangesAsync();
        Assert.Single((await installation.Privacy.Of(installation.Stranger)).Sheets);

        person.HandOver(installation.Clock.GetUtcNow());
        await db.SaveChangesAsync();

        Assert.Empty((await installation.Privacy.Of(installation.Stranger)).Sheets);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_name_or_level_that_was_changed_hides_nothing_and_an_address_does(Engine engine)
    {
        await using var installation = await Closed(engine);
        var anna = await Row(installation, "Anna");
        await installation.Correcting.Correct(
            installation.Coordinator,
            Slug,
            anna.Id,
            CorrectionTests.Corrected(anna) with { Name = "Anna de Wit", Level = Level.Operational });
        Assert.Single((await installation.Privacy.Of(await installation.ByPrivacyLink(Address))).Sheets);

        anna = await Row(installation, "Anna de Wit");
        await installation.Correcting.Correct(installation.Coordinator, Slug, anna.Id, CorrectionTests.Corrected(anna) with { Email = "eigen@demo.example" });

        var taken = await installation.ByPrivacyLink("eigen@demo.example");
        Assert.Empty((await installation.Privacy.Of(taken)).Sheets);

        // Erasing by that link erases all of it: nothing of the closed round stays linked to the person.
        Assert.Equal(Erasure.Done, await installation.Privacy.Erase(taken));
        await using var db = installation.Db();
        Assert.Empty(await db.Participants.Where(own => own.Name.StartsWith("Anna")).ToListAsync());
        Assert.Empty(await db.Participants.Where(own => own.Name == "").SelectMany(own => own.Sheet.Answers).ToListAsync());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Corrected_and_taken_out_opens_nothing_also_when_old_messages_are_gone(Engine engine)
    {
        await using var installation = await Closed(engine);
        var anna = await Row(installation, "Anna");
        await installation.Correcting.Correct(installation.Coordinator, Slug, anna.Id, CorrectionTests.Corrected(anna) with { Email = "eigen@demo.example" });
        await using (var db = installation.Db()) await db.Outbox.Where(message => message.Address == Address).ExecuteDeleteAsync();

        await installation.People.Remove(installation.Coordinator, Slug, anna.Id);

        Assert.Empty((await installation.Privacy.Of(await installation.ByPrivacyLink("eigen@demo.example"))).Sheets);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Whoever_lost_an_address_is_told_by_mail_also_by_a_merge_and_without_an_open_round(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        var merging = installation.MergingWithMail();
        await merging.People(installation.Coordinator, Slug, new MergedPeople(
            await Row(installation, "Bob"), await Row(installation, "Anna"), NameOfGone: false, EmailOfGone: false, SheetOfGone: false));
        Assert.Equal([Address], await Told(installation));

        await installation.Rounds.Close(installation.Coordinator, Slug, 1);
        var cor = await Row(installation, "Cor");
        await installation
            .CorrectingWithMail()
            .Correct(installation.Coordinator, Slug, cor.Id, CorrectionTests.Corrected(cor) with { Email = "eigen@demo.example" });

        Assert.Equal([Address, "cor@voorbeeld.nl"], await Told(installation));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Ending_a_device_ends_the_link_by_which_it_came_and_the_own_device_goes_on(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        var token = await InvitationTests.TokenByMail(installation, "Anna");
        var (anna, forwarded) = (await InvitationTests.Enter(installation, token), await InvitationTests.Enter(installation, token));

        await installation.Devices.End(anna, Slug, 1, forwarded.DeviceId);

        Assert.NotEqual(true, (await installation.Invitations.Find(token, viewer: null))?.Valid);
        Assert.Null(await installation.Assess.Find(forwarded, Slug, 1));
        Assert.NotNull(await installation.Assess.Find(anna, Slug, 1));
        Assert.True((await installation.Devices.Find(anna, Slug, 1))!.Devices.Single(device => device.IsThis).IsOpen);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Somebody_erased_in_the_meantime_is_not_put_back_by_any_server(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        await installation.SubmitAll(await installation.ByLink("Anna"), Slug, 4);
        var anna = await Row(installation, "Anna");
        var removed = (await installation.People.Remove(installation.Coordinator, Slug, anna.Id))!;
        Assert.Equal(Erasure.Done, await installation.Privacy.Erase(await installation.ByPrivacyLink(Address)));

        Assert.Equal(Rule.UndoIsOver, (await Assert.ThrowsAsync<RuleBroken>(() => installation.People.Restore(installation.Coordinator, Slug, removed))).Rule);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Merging_two_people_of_different_partners_changes_no_count_that_day(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        foreach (var name in (string[])["Bob", "Dik"]) await installation.SubmitAll(await installation.ByLink(name), Slug, 4);
        installation.Clock.Advance(TimeSpan.FromDays(1));
        var before = (await installation.Rounds.Find(installation.Coordinator, Slug, 1))!;
        Assert.Equal(2, before.Submitted);

        await installation.Merging.People(installation.Coordinator, Slug, new MergedPeople(
            await Row(installation, "Anna"), await Row(installation, "Bob"), NameOfGone: false, EmailOfGone: false, SheetOfGone: false));

        var after = (await installation.Rounds.Find(installation.Coordinator, Slug, 1))!;
        Assert.Equal((3, 2), (after.Invited, after.Submitted));
    }

    [Fact]
    public async Task Rounds_that_were_held_elsewhere_are_left_as_they_are_at_night()
    {
        await using var installation = await InvitationTests.Opened(Engine.Sqlite);
        await using var db = installation.Db();
        await installation.Rounds.Close(installation.Coordinator, Slug, 1);
        var round = await db.Rounds.SingleAsync(round => round.Number == 1 && db.Chains.Any(chain => chain.Id == round.ChainId && chain.Slug == Slug));
        db.RoundImports.Add(new Data.RoundImport(round.Id, round.ChainId, new string('0', 64), installation.Clock.GetUtcNow()));
        await db.SaveChangesAsync();
        await db.Participants.Where(own => own.RoundId == round.Id).ExecuteUpdateAsync(own => own.SetProperty(one => one.PersonId, (Guid?)null));
        var ids = await db.Participants.Where(own => own.RoundId == round.Id).Select(own => own.Id).Order().ToListAsync();

        await db.DetachTakenOut([]);

        Assert.Equal(ids, await db.Participants.Where(own => own.RoundId == round.Id).Select(own => own.Id).Order().ToListAsync());
    }

    private static async Task<TestInstallation> Closed(Engine engine)
    {
        var installation = await InvitationTests.Opened(engine);
        await installation.SubmitAll(await installation.ByLink("Anna"), Slug, 4);
        await installation.Rounds.Close(installation.Coordinator, Slug, 1);
        installation.Clock.Advance(TimeSpan.FromMinutes(1));
        return installation;
    }

    private static async Task<IEnumerable<string>> Told(TestInstallation installation)
    {
        await using var db = installation.Db();
        return await db.Outbox
            .Where(message => message.Kind == MailKind.AddressChanged)
            .OrderBy(message => message.Address)
            .Select(message => message.Address)
            .ToListAsync();
    }

    private static async Task<PersonRow> Row(TestInstallation installation, string name) =>
        (await installation.People.Find(installation.Coordinator, Slug))!.People.Single(person => person.Name == name);
}
