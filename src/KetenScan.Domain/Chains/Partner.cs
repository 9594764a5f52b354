using System.Linq.Expressions;

namespace KetenScan.Domain.Chains;

/// <summary>An organisation's part in one chain, from the day it joined to the day it left, if it did.</summary>
public sealed class Partner
{
    public const int LongestKey = 80;

    private Partner()
    {
    }

    internal Partner(Guid chainId, string key, Organisation organisation, DateOnly joined)
    {
        Id = Guid.CreateVersion7();
        ChainId = chainId;
        Key = key;
        OrganisationId = organisation.Id;
        Organisation = organisation;
        Joined = joined;
    }

    public Guid Id { get; private set; }

    public Guid ChainId { get; private set; }

    public Guid OrganisationId { get; private set; }

    public Organisation Organisation { get; private set; } = null!;

    /// <summary>Short name in files and URLs; unique in the chain.</summary>
    public string Key { get; private set; } = "";

    public DateOnly Joined { get; private set; }

    public DateOnly? Left { get; private set; }

    /// <summary>The partner that it merged into, if any: change is measured against their combined score.</summary>
    public Guid? SucceededById { get; private set; }

    public string Name => Organisation.Name;

    /// <summary>Whether the partner takes part on a day; the day it leaves still counts.</summary>
    public bool IsActiveOn(DateOnly date) => Joined <= date && (Left is null || date <= Left);

    /// <summary><see cref="IsActiveOn"/> for queries.</summary>
    public static Expression<Func<Partner, bool>> ActiveOn(DateOnly date) =>
        partner => partner.Joined <= date && (partner.Left == null || date <= partner.Left);

    /// <exception cref="RuleBroken">The date lies before the day of joining.</exception>
    public void Leave(DateOnly on)
    {
        if (on < Joined) throw new RuleBroken(Rule.PartnerLeavesAfterJoining);

        Left = on;
    }

    /// <summary>Undoes <see cref="Leave"/> or a merger, as if it had never been recorded.</summary>
    public void Stay() => (Left, SucceededById) = (null, null);

    /// <summary>Uses another organisation's name from now on, in this chain only.</summary>
    public void Rename(Organisation organisation)
    {
        OrganisationId = organisation.Id;
        Organisation = organisation;
    }

    /// <summary>Merges into another partner of the chain; the day before is its last, unless it left earlier.</summary>
    /// <exception cref="RuleBroken">The day is not after the day of joining, or the successor belongs to another chain or merged into this one.</exception>
    public void BecomePartOf(Partner successor, DateOnly on)
    {
        if (successor.ChainId != ChainId) throw new RuleBroken(Rule.PartnerIsNotInTheChain);
        if (successor == this || successor.SucceededById == Id) throw new RuleBroken(Rule.PartnerBecomesAnother);
        if (on <= Joined) throw new RuleBroken(Rule.PartnerLeavesAfterJoining);

        if (Left is null || Left >= on) Left = on.AddDays(-1);
        SucceededById = successor.Id;
    }
}
