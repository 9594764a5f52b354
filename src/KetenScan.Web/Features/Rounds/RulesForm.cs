using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;

namespace KetenScan.Web.Features.Rounds;

/// <summary>The coordinator's choices of how a round is scored and shown.</summary>
public class RulesForm
{
    public Weighting Weighting { get; set; }

    public DisclosureMode Disclosure { get; set; }

    public int MinimumGroup { get; set; } = Domain.Scoring.Disclosure.DefaultMinimumGroup;

    public CommentRule Comments { get; set; } = CommentRule.WithoutPartner;

    /// <summary>In a protected round comments are hidden unless chosen otherwise: wording can reveal the author.</summary>
    public void Choose(DisclosureMode disclosure)
    {
        // A browser that lost its connection sends a choice again: then the rule for comments was chosen since.
        if (disclosure == Disclosure) return;

        Disclosure = disclosure;

        // The field is only there for a round with groups: a number that is refused could not be mended any more.
        if (disclosure != DisclosureMode.Protected && MinimumGroup < Domain.Scoring.Disclosure.SmallestMinimumGroup)
            MinimumGroup = Domain.Scoring.Disclosure.DefaultMinimumGroup;
        Comments = disclosure == DisclosureMode.Protected ? CommentRule.NotShown : CommentRule.WithoutPartner;
    }

    public RoundRules Rules => new() { Weighting = Weighting, Disclosure = new Disclosure(Disclosure, MinimumGroup), Comments = Comments };

    protected void Take(RoundRules rules) =>
        (Weighting, Disclosure, MinimumGroup, Comments) = (rules.Weighting, rules.Disclosure.Mode, rules.Disclosure.MinimumGroup, rules.Comments);
}
