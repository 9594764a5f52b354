using KetenScan.Domain.Chains;
using KetenScan.Domain.Dossier;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Scoring;

namespace KetenScan.Domain.Rounds;

/// <summary>What leaves a closed round: the input of its scoring, and its comments. Only submitted sheets count.</summary>
internal static class RoundResults
{
    public static ScoringInput InputOf(Round round, Chain chain, Questionnaire questionnaire, ChainDossier? dossier, Scorecard? previous)
    {
        var closedOn = Amsterdam.Day(round.ClosedAt!.Value);
        return new ScoringInput
        {
            Questionnaire = questionnaire,
            Weighting = round.Rules.Weighting,
            Disclosure = round.Rules.Disclosure,
            Partners = [.. Invited(round, chain)],
            Sheets =
            [
                .. Submitted(round).Select(participant => participant.Sheet.ForScoring(questionnaire, KeyOf(chain, participant), participant.Level)),
            ],
            Chain = new ScoredChain(chain.Slug, chain.Name),
            Round = new ScoredRound(round.Number, round.Name, Amsterdam.Day(round.OpenedAt!.Value), closedOn),
            Evidence = dossier is null ? null : Evidence.Of(dossier, closedOn),
            Previous = previous,
        };
    }

    public static IReadOnlyList<PublishedComment> CommentsOf(Round round, Chain chain, Scorecard scorecard)
    {
        if (round.Rules.Comments == CommentRule.NotShown) return [];

        return
        [
            .. Submitted(round)
                .SelectMany(participant => participant.Sheet.Comments.Where(
                    comment => scorecard.ShowsComments(comment.Principle)).Select(comment => new PublishedComment(
                    comment.Principle,
                    round.Rules.Comments == CommentRule.WithPartner ? KeyOf(chain, participant) : null,
                    comment.Text)))
                .OrderBy(comment => comment.Principle)
                .ThenBy(comment => comment.PartnerKey, StringComparer.Ordinal)
                .ThenBy(comment => comment.Text, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<Participant> Submitted(Round round) => round.Participants.Where(participant => participant.Sheet.SubmittedAt is not null);

    private static IEnumerable<InvitedPartner> Invited(Round round, Chain chain) =>
        from partner in chain.Partners
        let invited = round.Participants.Count(participant => participant.PartnerId == partner.Id)
        where invited > 0
        orderby partner.Key
        select new InvitedPartner(partner.Key, partner.Name, invited, round.Pools(partner.Id)) { Before = Before(round, chain, partner) };

    /// <summary>The keys of the partners that merged into this one and are no longer asked themselves.</summary>
    private static List<string> Before(Round round, Chain chain, Partner partner) =>
    [
        .. chain.BecameOne(partner)
            .Where(merged => round.Participants.All(participant => participant.PartnerId != merged.Id))
            .Select(merged => merged.Key)
            .Order(StringComparer.Ordinal),
    ];

    private static string KeyOf(Chain chain, Participant participant) =>
        chain.Partners.Single(partner => partner.Id == participant.PartnerId).Key;
}
