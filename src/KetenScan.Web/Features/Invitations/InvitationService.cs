using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Mail;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Features.Mail;
using KetenScan.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Invitations;

/// <summary>What a personal link opens.</summary>
/// <param name="Valid">Whether it still opens anything.</param>
public sealed record OpenedLink(Guid Id, InvitationPurpose Purpose, bool Valid, string Name, string Chain, string Slug, int Round, string RoundName, DateOnly ClosesOn, RoundState State);

public sealed class InvitationService(IDbContextFactory<KetenScanDb> databases, Outbox outbox, TimeProvider clock)
{
    /// <summary>Looks a link up; nothing for a token that was never given out or was withdrawn.</summary>
    public async Task<OpenedLink?> Find(string token, CancellationToken cancel = default)
    {
        var hash = SecretToken.HashOf(token);
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await (
            from invitation in db.Invitations
            where invitation.TokenHash == hash && invitation.WithdrawnAt == null
            join participant in db.Participants on invitation.ParticipantId equals participant.Id
            join round in db.Rounds on invitation.RoundId equals round.Id
            join chain in db.Chains on round.ChainId equals chain.Id
            select new OpenedLink(
                invitation.Id,
                invitation.Purpose,
                db.ValidInvitations().Any(valid => valid.Id == invitation.Id),
                participant.Name,
                chain.Name,
                chain.Slug,
                round.Number,
                round.Name,
                round.ClosesOn,
                round.State)).SingleOrDefaultAsync(cancel);
    }

    /// <summary>Sends a new link for every open round that this address is asked in, at most one an hour; says nothing of whether there was any.</summary>
    public async Task AskAgain(string email, CancellationToken cancel = default)
    {
        var address = Person.Written(email);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var asked = await (
            from person in db.People
            where person.Email == address
            join participant in db.Participants on person.Id equals participant.PersonId
            join round in db.Rounds on participant.RoundId equals round.Id
            where round.State == RoundState.Open
            select participant).ToListAsync(cancel);
        foreach (var participant in asked)
        {
            var once = $"{MailKind.NewLink}:{participant.Id:N}:{clock.GetUtcNow():yyyyMMddHH}";
            if (!await db.Outbox.AnyAsync(message => message.Once == once, cancel)) outbox.Add(db, MailKind.NewLink, once, participant, address);
        }

        await db.SaveChangesAsync(cancel);
    }
}
