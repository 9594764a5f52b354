namespace KetenScan.Domain.Actions;

/// <summary>A remark by somebody of the chain on an improvement action.</summary>
public sealed class ActionComment
{
    public const int LongestText = 1000;

    private ActionComment()
    {
    }

    internal ActionComment(Guid id, Guid actionId, Author who, string text, DateTimeOffset at)
    {
        Id = id;
        ActionId = actionId;
        Who = who.Name;
        AccountId = who.AccountId;
        Text = text;
        At = at;
    }

    public Guid Id { get; private set; }

    public Guid ActionId { get; private set; }

    public string Who { get; private set; } = "";

    /// <summary>The author's account; null when unknown.</summary>
    public Guid? AccountId { get; private set; }

    public string Text { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    internal void Forget() => (Who, AccountId) = (Forgotten.Nobody, null);
}
