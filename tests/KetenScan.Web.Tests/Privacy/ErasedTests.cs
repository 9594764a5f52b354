using KetenScan.Data.Access;
using KetenScan.Data.Forgetting;
using KetenScan.Data.Mail;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Dossier;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Features.Actions;
using KetenScan.Web.Features.People;
using KetenScan.Web.Features.Privacy;
using KetenScan.Web.Tests.Invitations;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests.Privacy;

/// <summary>An erased person is gone from the whole database, and nobody else is.</summary>
public sealed class ErasedTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Somebody_erased_is_nowhere_in_the_database_except_where_the_list_says_so(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        var traced = await Traced.In(installation);
        await using var db = installation.Db();

        // First every table on the list has to contain them: otherwise the test could not see that they are erased.
        var before = await WholeDatabase.Find(db, traced.Marks);
        Assert.Empty(PersonalData.Tables.Where(table => table.Gone.Count > 0).Select(table => table.Entity.Name).Except(before.Select(own => own.Entity.Name)));

        Assert.Equal(Erasure.Done, await installation.Privacy.Erase(traced.Viewer));

        // The comment that was published with the scorecard stays; everything else was the person's own.
        Assert.Equal([(typeof(Data.Scorecards.StoredComment), "Text")], await WholeDatabase.Find(db, traced.Marks));
        Assert.Equal([true, false], await db.Rounds.Where(round => db.Chains.Any(chain => chain.Id == round.ChainId && chain.Slug == Traced.Slug))
            .OrderBy(round => round.Number).Select(round => round.Participants.Any(participant => participant.Name == "")).ToListAsync());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_is_found_after_erasing_is_what_the_list_says_stays(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        var traced = await Traced.In(installation);
        await installation.Dossiers.Save(
            installation.Coordinator,
            Traced.Slug,
            Guid.CreateVersion7(),
            0,
            new Publication { What = $"Portret van {Traced.Name}", Day = new DateOnly(2026, 3, 1) });
        await installation.Actions.Save(
            installation.Coordinator,
            Traced.Slug,
            new ActionForm { What = "Bel", Owner = Traced.Name, Due = new DateOnly(2026, 12, 1) });
        await installation.Audit.Write(traced.Viewer, Data.Audit.AuditEvent.SignedIn, about: Traced.Address);
        await using (var old = installation.Db())
        {
            // As stored before ids were kept.
            await old.Set<DossierChange>()
                .Where(change => change.AccountId == null)
                .ExecuteUpdateAsync(change => change.SetProperty(own => own.Who, Traced.Name));
            await old.Set<DossierChange>()
                .OrderBy(change => change.EntryId)
                .Take(1)
                .ExecuteUpdateAsync(change => change.SetProperty(own => own.AccountId, (Guid?)null).SetProperty(own => own.Who, Traced.Name));
        }

        await installation.Privacy.Erase(traced.Viewer);

        await using var db = installation.Db();
        var found = await WholeDatabase.Find(db, traced.Marks);
        var stays = PersonalData.Tables.SelectMany(table => table.Stays.Select(property => (table.Entity, property)));
        Assert.Empty(found.Except(stays));
        Assert.Superset(
            new HashSet<string> { "DossierEntry", "DossierChange", "ImprovementAction", "AuditEntry", "StoredComment" },
            found.Select(own => own.Entity.Name).ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Erased_at_the_coordinators_the_account_stays_and_nothing_of_the_chain(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        var traced = await Traced.In(installation);

        Assert.True(await installation.Privacy.EraseOnRequest(installation.Coordinator, Traced.Slug, traced.Person));

        await using var db = installation.Db();
        var found = (await WholeDatabase.Find(db, traced.Marks)).Select(own => own.Entity.Name).ToHashSet();
        Assert.Contains("Account", found);
        Assert.Empty(
            found.Intersect(
                [
                    "Person", "Participant", "Assessment", "Invitation", "DossierChange", "DossierEntry", "ImprovementAction", "ActionComment", "Grant",
                    "PinnedChain",
                ]));
        Assert.Equal(
            [MailKind.PasswordReset],
            await db.Outbox.Where(message => message.AccountId == traced.Viewer.AccountId).Select(message => message.Kind).ToListAsync());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_namesake_in_the_chain_and_who_shares_the_address_elsewhere_keep_everything(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        var traced = await Traced.In(installation);
        var coordinator = installation.Coordinator;
        var partner = (await installation.People.Find(coordinator, Traced.Slug))!.Partners[1].Id;
        await installation.People.Add(coordinator, Traced.Slug, [new NewPerson(Traced.Name, "naamgenoot@voorbeeld.nl", partner, Level.Strategic)]);
        var namesake = (await installation.People.Find(coordinator, Traced.Slug))!.People.Single(person => person.Email == "naamgenoot@voorbeeld.nl").Id;
        await using (var db = installation.Db())
        {
            (await db.People.SingleAsync(person => person.Id == namesake)).AccountId = installation.Stranger.AccountId;
            db.Add(
                new Grant(
                    installation.Stranger.AccountId,
                    Role.Member,
                    await db.Chains.Where(chain => chain.Slug == Traced.Slug).Select(chain => chain.Id).SingleAsync()));

            // A shared mailbox: somebody else in another chain, without an account.
            var other = await db.Chains
                .Include(chain => chain.Partners)
                .Include(chain => chain.People)
                .SingleAsync(chain => chain.Slug == TestInstallation.Slug);
            other.Add(other.Partners[0], "Iemand Anders", Traced.Address, Level.Operational, new DateOnly(2026, 9, 1));
            await db.SaveChangesAsync();
        }

        var same = new Viewer(installation.Stranger.AccountId, Traced.Name);
        await installation.OpenRounds.AskNewcomers(coordinator, Traced.Slug, 2);
        await installation.OpenRounds.AskNewcomers(coordinator, TestInstallation.Slug, 1);
        var action = new ActionForm { What = "Schrijf een brief", PersonId = namesake, Owner = Traced.Name, Due = new DateOnly(2026, 12, 1) };
        await installation.Actions.Save(coordinator, Traced.Slug, action);
        await installation.Actions.Say(same, Traced.Slug, action.Id, Guid.CreateVersion7(), "Ik ook");
        await installation.People.KeepDossier(coordinator, Traced.Slug, namesake, keeps: true);
        await installation.Dossiers.Save(same, Traced.Slug, Guid.CreateVersion7(), 0, new Publication { What = "Brief", Day = new DateOnly(2026, 4, 1) });
        var shared = await Waiting(installation, TestInstallation.Slug);
        Assert.Equal(1, shared);

        Assert.Equal(Erasure.Done, await installation.Privacy.Erase(traced.Viewer));

        Assert.Equal(shared, await Waiting(installation, TestInstallation.Slug));
        var actions = (await installation.Actions.Find(same, Traced.Slug))!.Actions;
        Assert.Equal(
            [("Schrijf een brief", Traced.Name, true), ("Deel een verhaal", "–", false)],
            actions.Select(line => (line.What, line.Owner, line.IsMine)).OrderByDescending(line => line.IsMine));
        Assert.Equal(["–", Traced.Name], actions.SelectMany(line => line.Comments).Select(comment => comment.Who).Order());
        Assert.Single((await installation.Dossiers.History(same, Traced.Slug))!, line => line.Who == Traced.Name);
        var held = await installation.Privacy.Of(same);
        Assert.Equal(("naamgenoot@voorbeeld.nl", 1, 1), (held.Chains.Single().Email, held.Sheets.Count, held.Work.Single().Changes));
        Assert.Equal(["Schrijf een brief", "Ik ook"], [.. held.Work[0].Actions, .. held.Work[0].Comments]);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_account_in_two_chains_can_be_forgotten_in_one_or_in_all(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        var traced = await Traced.In(installation);
        await using (var db = installation.Db())
        {
            var other = await db.Chains
                .Include(chain => chain.Partners)
                .Include(chain => chain.People)
                .SingleAsync(chain => chain.Slug == TestInstallation.Slug);
            other.Add(other.Partners[0], Traced.Name, Traced.Address, Level.Operational, new DateOnly(2026, 9, 1)).AccountId = traced.Viewer.AccountId;
            db.Add(new Grant(traced.Viewer.AccountId, Role.Member, other.Id));
            await db.SaveChangesAsync();
        }

        await installation.OpenRounds.AskNewcomers(installation.Coordinator, TestInstallation.Slug, 1);
        await installation.Privacy.EraseOnRequest(installation.Coordinator, Traced.Slug, traced.Person);
        var held = await installation.Privacy.Of(traced.Viewer);
        Assert.Equal(("Keten", "Keten"), (held.Chains.Single().Chain, held.Sheets.Single().Chain));
        Assert.Equal(["Member: Keten"], held.Account!.Roles);
        Assert.Equal(1, await Waiting(installation, TestInstallation.Slug));

        await installation.Privacy.Erase(traced.Viewer);
        Assert.Equal(0, await Waiting(installation, TestInstallation.Slug));
        await using var after = installation.Db();
        Assert.Empty((await WholeDatabase.Find(after, [Traced.Address, traced.Viewer.AccountId])).Select(own => own.Entity.Name).Except(["AuditEntry"]));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_account_that_is_in_no_chain_is_erased_with_its_messages(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        await using (var db = installation.Db())
        {
            installation.Outbox.Add(
                db,
                MailKind.PasswordReset,
                await db.Users.SingleAsync(user => user.Id == installation.Stranger.AccountId),
                "/account/password");
            installation.Outbox.Add(
                db,
                MailKind.PasswordReset,
                await db.Users.SingleAsync(user => user.Id == installation.Member.AccountId),
                "/account/password");
            await db.SaveChangesAsync();
        }

        Assert.Equal(Erasure.Done, await installation.Privacy.Erase(installation.Stranger));

        await using var after = installation.Db();
        Assert.Equal(["Joost"], await after.Outbox.Select(message => message.Name).ToListAsync());
        Assert.False(await after.Users.AnyAsync(user => user.Id == installation.Stranger.AccountId));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Erasing_is_done_whole_or_not_at_all(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        var traced = await Traced.In(installation);
        await using var db = installation.Db();
        var before = await WholeDatabase.Find(db, traced.Marks);

        // Makes the last step of erasing fail.
        await db.Database.ExecuteSqlRawAsync(engine == Engine.Sqlite
            ? "CREATE TRIGGER stop BEFORE DELETE ON \"AspNetUsers\" BEGIN SELECT RAISE(ABORT, 'stop'); END"
            : "CREATE FUNCTION stop() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'stop'; END $$ LANGUAGE plpgsql; CREATE TRIGGER stop BEFORE DELETE ON "
                + "\"AspNetUsers\" FOR EACH ROW EXECUTE FUNCTION stop()");
        await Assert.ThrowsAnyAsync<Exception>(() => installation.Privacy.Erase(traced.Viewer));

        Assert.Equal(before, await WholeDatabase.Find(db, traced.Marks));
        Assert.Empty(await installation.Erasures.Read());
    }

    private static async Task<int> Waiting(TestInstallation installation, string slug)
    {
        await using var db = installation.Db();
        return await db.Outbox.CountAsync(message => message.Address == Traced.Address
            && db.Rounds.Any(round => round.Id == message.RoundId && db.Chains.Any(chain => chain.Id == round.ChainId && chain.Slug == slug)));
    }
}
