using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Mail;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Features.Mail;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Rounds;

/// <summary>Who is asked in a round, when it opens and later.</summary>
internal static class Asking
{
    /// <summary>The chain with all that deciding whom to ask needs; null when the viewer does not run it.</summary>
    public static Task<Chain?> ChainToAsk(this KetenScanDb db, Viewer viewer, string slug, CancellationToken cancel) => db.ChainsRunBy(viewer)
        .Include(chain => chain.Partners)
        .Include(chain => chain.People)
        .Include(chain => chain.Rounds)
        .AsSplitQuery()
        .SingleOrDefaultAsync(chain => chain.Slug == slug, cancel);

    /// <summary>The people of the partners that take part in the chain on this day.</summary>
    public static List<Person> PeopleToAsk(this Chain chain, DateOnly today) =>
        [.. chain.People.Where(person => chain.Partners.Single(partner => partner.Id == person.PartnerId).IsActiveOn(today))];

    /// <summary>Adds the participants and their invitations; the caller saves.</summary>
    public static void Ask(this Outbox outbox, KetenScanDb db, Chain chain, Round round, List<Person> people)
    {
        foreach (var person in people)
        {
            var participant = round.Invite(person, chain.Partners.Single(partner => partner.Id == person.PartnerId));
            db.Add(participant);
            outbox.Add(db, MailKind.Invitation, $"{MailKind.Invitation}:{participant.Id:N}", participant, person.Email);
        }
    }
}
