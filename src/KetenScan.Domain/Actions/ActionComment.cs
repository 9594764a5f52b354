using KetenScan.Domain.Dossier;

namespace KetenScan.Domain.Actions;

/// <summary>What somebody of the chain says about an improvement action.</summary>
public sealed class ActionComment
{
    public const int LongestText = 1000;

    private ActionComment()
    {
    }

    internal ActionComment(Guid id, Guid actionId, string who, string text, DateTimeOffset at)
    {
        Id = id;
        ActionId = actionId;
        Who = who;
        Text = text;
        At = at;
    }

    public Guid Id { get; private set; }

    public Guid ActionId { get; private set; }

    public string Who { get; private set; } = "";

    public string Text { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    internal void Forget() => Who = DossierEntry.Nobody;
}
