namespace KetenScan.Data;

/// <summary>What is explained on a page until its reader does not want to see it any more.</summary>
public enum Hint
{
    /// <summary>To coordinators: what the tabs of a chain hold.</summary>
    Overview,

    /// <summary>How to read a scorecard.</summary>
    Scorecard,

    /// <summary>How to compare chains.</summary>
    Compare,
}

/// <summary>A hint that an account does not want to see any more, on any device.</summary>
public sealed class HiddenHint
{
    private HiddenHint()
    {
    }

    public HiddenHint(Guid accountId, Hint hint) => (AccountId, Hint) = (accountId, hint);

    public Guid AccountId { get; private set; }

    public Hint Hint { get; private set; }
}
