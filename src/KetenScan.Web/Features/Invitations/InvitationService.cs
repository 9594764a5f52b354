using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Mail;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Features.Assess;
using KetenScan.Web.Features.Mail;
using KetenScan.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Invitations;

/// <summary>What a personal link opens.</summary>
/// <param name="Valid">Whether it still opens anything.</param>
/// <param name="Partner">For which the person answers.</param>
/// <param name="Promise">What the person is told of who sees what, before a sheet; null of another link.</param>
public sealed record OpenedLink(
    Guid Id, InvitationPurpose Purpose, bool Valid, string Name, string Chain, string Slug, int Round, string RoundName, DateOnly ClosesOn, RoundState State, string Partner, Promise? Promise);

public sealed class InvitationService(IDbContextFactory<KetenScanDb> databases, Outbox outbox, TimeProvider clock)
{
    /// <summary>Looks a link up; nothing for a token that was never given out or was withdrawn, or whose person left the chain.</summary>
    public async Task<OpenedLink?> Find(string token, CancellationToken cancel = default)
    {
        var hash = SecretToken.HashOf(token);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var found = await (
            from invitation in db.InvitationsBy(hash)
            join participant in db.Participants on invitation.ParticipantId equals participant.Id
            join round in db.Rounds on invitation.RoundId equals round.Id
            join chain in db.Chains on round.ChainId equals chain.Id
            join partner in db.Partners on participant.PartnerId equals partner.Id
            select new
            {
                invitation.Id,
                invitation.Purpose,
                Valid = db.ValidInvitations().Any(valid => valid.Id == invitation.Id),
                participant.Name,
                Chain = chain.Name,
                chain.Slug,
                Round = round,
                Partner = partner.Organisation.Name,
                participant.PartnerId,
                participant.Level,
            }).AsNoTracking().SingleOrDefaultAsync(cancel);
        if (found is null) return null;

        var promise = found is { Valid: true, Purpose: InvitationPurpose.Sheet } ? await db.PromiseIn(found.Round, found.PartnerId, found.Level, cancel) : null;
        return new OpenedLink(
            found.Id,
            found.Purpose,
            found.Valid,
            found.Name,
            found.Chain,
            found.Slug,
            found.Round.Number,
            found.Round.Name,
            found.Round.ClosesOn,
            found.Round.State,
            found.Partner,
            promise);
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
