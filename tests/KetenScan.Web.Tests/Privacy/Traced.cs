using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Mail;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Dossier;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Features.Actions;
using KetenScan.Web.Features.People;
using KetenScan.Web.Features.Rounds;
using KetenScan.Web.Tests.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests.Privacy;

/// <summary>
/// A person who is everywhere: in a closed and an open round, the dossier and the actions, with an account that has everything an account can have.
/// </summary>
internal sealed class Traced
{
    public const string Slug = "wijkketen";
    public const string Name = "Zoekmij Jansen";
    public const string Address = "zoekmij@voorbeeld.nl";

    private Traced(Viewer viewer, Guid person, IReadOnlyList<object> marks) => (Viewer, Person, Marks) = (viewer, person, marks);

    public Viewer Viewer { get; }

    public Guid Person { get; }

    /// <summary>Every text and id that identifies the person.</summary>
    public IReadOnlyList<object> Marks { get; }

    public static async Task<Traced> In(TestInstallation installation)
    {
        var coordinator = installation.Coordinator;
        var partner = (await installation.People.Find(coordinator, Slug))!.Partners[0].Id;
        await installation.People.Add(coordinator, Slug, [new NewPerson(Name, Address, partner, Level.Strategic)]);
        var (viewer, person) = await WithAccount(installation);
        await installation.OpenRounds.AskNewcomers(coordinator, Slug, 1);
        await Answer(installation, viewer, 1);
        await installation.Rounds.Close(coordinator, Slug, 1);
        var second = await installation.Plans.Save(
            coordinator,
            Slug,
            null,
            new RoundForm { Name = "Voorjaar", ClosesOn = new DateOnly(2026, 12, 20), Questionnaire = "keten-8/1" });
        await installation.Plans.Open(coordinator, Slug, second!.Value);
        await Answer(installation, viewer, second.Value);
        await Work(installation, viewer, person, partner);

        await using var db = installation.Db();
        var places = await db.Participants
            .Where(participant => participant.AccountId == viewer.AccountId)
            .Select(participant => new { participant.Id, Sheet = participant.Sheet.Id })
            .ToListAsync();
        Assert.Equal(2, places.Count);
        await db.OnDevice(await db.Invitations.FirstAsync(link => link.ParticipantId == places[1].Id), Name);
        var open = await db.Participants.Include(own => own.Sheet).ThenInclude(sheet => sheet.Comments).SingleAsync(own => own.Id == places[1].Id);
        db.SpareSheets.Add(new SpareSheet(open, open.Sheet, new DateOnly(2026, 9, 20)));
        await db.SaveChangesAsync();
        return new Traced(viewer, person, [Name, Address, viewer.AccountId, person, .. places.SelectMany(place => (object[])[place.Id, place.Sheet])]);
    }

    private static async Task<(Viewer Viewer, Guid Person)> WithAccount(TestInstallation installation)
    {
        await using var db = installation.Db();
        var person = await db.People.SingleAsync(person => person.Email == Address);
        var account = new Data.Access.Account(Address, Name)
        {
            NormalizedEmail = Address.ToUpperInvariant(),
            NormalizedUserName = Address.ToUpperInvariant(),
            PhoneNumber = Name,
        };
        db.Add(account);
        person.AccountId = account.Id;
        db.AddRange(
            new Grant(account.Id, Role.Member, person.ChainId),
            new CalendarLink(account.Id, [1, 2, 3]),
            new PinnedChain(account.Id, person.ChainId),
            new HiddenHint(account.Id, Hint.Overview),
            new SavedView(account.Id, Name, $"q={Name}", [Slug], isShared: true),
            new AccessToken(account.Id, Name, TokenScopes.Chains, [4, 5, 6], installation.Clock.GetUtcNow(), installation.Clock.GetUtcNow().AddDays(9)),
            new IdentityUserClaim<Guid> { UserId = account.Id, ClaimType = Name, ClaimValue = Name },
            new IdentityUserLogin<Guid> { UserId = account.Id, LoginProvider = "oidc", ProviderKey = Address, ProviderDisplayName = Name },
            new IdentityUserToken<Guid> { UserId = account.Id, LoginProvider = "eigen", Name = "sleutel", Value = Address },
            new IdentityUserPasskey<Guid>
            {
                UserId = account.Id,
                CredentialId = [7, 8, 9],
                Data = new IdentityPasskeyData { Name = Name, PublicKey = [1], AttestationObject = [1], ClientDataJson = [1] },
            },
            new PrivacyLink(Address, [10, 11, 12], installation.Clock.GetUtcNow()));
        await db.SaveChangesAsync();
        await db.CountRequest($"{account.Id}");
        return (new Viewer(account.Id, Name), person.Id);
    }

    private static async Task Answer(TestInstallation installation, Viewer viewer, int number)
    {
        var sheet = (await installation.Assess.Find(viewer, Slug, number))!;
        await installation.Assess.Change(viewer, sheet, (own, questionnaire, now) =>
        {
            foreach (var statement in questionnaire.Statements) own.Answer(questionnaire, statement.Code, new(4), now);
            own.Remark(Principle.Face, $"Dit schreef {Name}", now);
            own.Submit(now);
        });
    }

    private static async Task Work(TestInstallation installation, Viewer viewer, Guid person, Guid partner)
    {
        var coordinator = installation.Coordinator;
        var ambition = Guid.CreateVersion7();
        await installation.Dossiers.Save(coordinator, Slug, ambition, 0, new Ambition { Words = "Samen", From = new DateOnly(2026, 2, 1) });
        Assert.True(await installation.Dossiers.Endorse(viewer, Slug, ambition, partner));
        await installation.People.KeepDossier(coordinator, Slug, person, keeps: true);
        Assert.True(
            await installation.Dossiers.Save(viewer, Slug, Guid.CreateVersion7(), 0, new Publication { What = "Krant", Day = new DateOnly(2026, 3, 1) }));
        var action = new ActionForm { What = "Deel een verhaal", PersonId = person, Owner = Name, Due = new DateOnly(2026, 9, 22) };
        Assert.True(await installation.Actions.Save(coordinator, Slug, action));
        Assert.True(await installation.Actions.Say(viewer, Slug, action.Id, Guid.CreateVersion7(), "Bijna klaar"));
        await installation.Reminders.Send();
        await using var db = installation.Db();
        installation.Outbox.Add(db, MailKind.PasswordReset, await db.Users.SingleAsync(user => user.Id == viewer.AccountId), "/account/password");
        await db.SaveChangesAsync();
    }
}
