using System.Globalization;
using KetenScan.Data;
using KetenScan.Domain;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Rounds;
using KetenScan.Reports.Files;
using KetenScan.Web.Shared;

namespace KetenScan.Load.Servers;

/// <summary>A person who is asked in the open round, with a personal link.</summary>
/// <param name="Token">The secret part of the link.</param>
/// <param name="Sheet">The id of the person's sheet.</param>
internal sealed record Seat(string Token, Guid Sheet)
{
    private const int Partners = 8;

    /// <summary>Adds one chain with an open round to a migrated database.</summary>
    /// <param name="people">How many are asked.</param>
    public static async Task<IReadOnlyList<Seat>> AddTo(KetenScanDb db, int people, CancellationToken cancel)
    {
        var (now, today) = (DateTimeOffset.UtcNow, Amsterdam.Day(DateTimeOffset.UtcNow));
        var chain = new Chain("belasting", "Keten onder belasting", "dementie");
        var partners = Enumerable.Range(1, Math.Max(2, Math.Min(Partners, people)))
            .Select(number => chain.Join(new Organisation($"Partner {number}"), $"partner-{number}", today.AddYears(-1)))
            .ToList();
        var round = chain.PlanRound("Najaar", QuestionnaireJson.Read(QuestionnaireJson.BuiltIn).Version, RoundRules.Default, today.AddMonths(1));
        for (var number = 0; number < Math.Max(2, people); number++)
        {
            var partner = partners[number % partners.Count];
            var name = $"Persoon {(number + 1).ToString(CultureInfo.InvariantCulture)}";
            var level = number % 3 == 0 ? Level.Strategic : Level.Operational;
            round.Invite(chain.Add(partner, name, $"persoon.{number + 1}@partner.example", level, today), partner);
        }

        chain.OpenRound(round, now);
        db.Chains.Add(chain);
        var seats = new List<Seat>();
        foreach (var participant in round.Participants.Take(people))
        {
            var token = SecretToken.New();
            db.Invitations.Add(new Invitation(participant, InvitationPurpose.Sheet, SecretToken.HashOf(token), now));
            seats.Add(new Seat(token, participant.Sheet.Id));
        }

        await db.SaveChangesAsync(cancel);
        return seats;
    }
}
