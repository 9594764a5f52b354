using KetenScan.Data.Access;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Tests.Access;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests;

internal sealed partial class TestInstallation
{
    /// <summary>Makes the member a person of the chain, in the steering group for the first partner.</summary>
    public async Task<Person> SeatMember()
    {
        await using var db = database.CreateDbContext();
        var chain = await db.Chains.Include(chain => chain.Partners).Include(chain => chain.People).SingleAsync(chain => chain.Slug == Slug);
        var person = chain.Add(
            chain.Partners.Single(partner => partner.Key == "gemeente"),
            Member.Name,
            "joost@demo.example",
            Level.Strategic,
            new DateOnly(2026, 9, 1));
        person.AccountId = Member.AccountId;
        await db.SaveChangesAsync();
        return person;
    }

    /// <summary>The viewer by the latest personal link to a sheet that the person received.</summary>
    public async Task<Viewer> ByLink(string name)
    {
        await using var db = database.CreateDbContext();
        var link = await (
            from invitation in db.Invitations
            join participant in db.Participants on invitation.ParticipantId equals participant.Id
            where participant.Name == name && invitation.Purpose == InvitationPurpose.Sheet
            orderby invitation.CreatedAt descending, invitation.Id descending
            select invitation).FirstAsync();
        return await db.OnDevice(link, name);
    }

    /// <summary>The viewer by a privacy link that was mailed to an address.</summary>
    public async Task<Viewer> ByPrivacyLink(string email)
    {
        await using var db = database.CreateDbContext();
        var link = new PrivacyLink(email, Guid.NewGuid().ToByteArray(), Clock.GetUtcNow());
        db.PrivacyLinks.Add(link);
        await db.SaveChangesAsync();
        await db.PrivacyLinks.Where(own => own.Id == link.Id).ExecuteUpdateAsync(own => own.SetProperty(one => one.UsedAt, Clock.GetUtcNow()));
        return new Viewer(link.Id, "", PrivacyLinkId: link.Id);
    }
}
