namespace KetenScan.Domain.Rounds;

public enum InvitationPurpose
{
    /// <summary>Opens one sheet while its round is open.</summary>
    Sheet,

    /// <summary>Opens one closed round's scorecard until the chain closes its next round.</summary>
    Scorecard,
}

/// <summary>How a personal link reaches its person, and so who else may have seen it.</summary>
public enum InvitationWay
{
    /// <summary>Only its person sees it; it can be used any number of times.</summary>
    ByMail,

    /// <summary>The coordinator hands it out; it works once.</summary>
    ByCoordinator,

    /// <summary>Shown on the sheet, for continuing on another device; it works once, for ten minutes.</summary>
    BySheet,
}

/// <summary>A personal link (uitnodiging). Only the hash of its token is stored; whoever has the token counts as the participant.</summary>
public sealed class Invitation
{
    /// <summary>How long a link shown on the sheet, and its six digits, work.</summary>
    public static readonly TimeSpan CodeLifetime = TimeSpan.FromMinutes(10);

    /// <summary>After this many attempts the digits no longer work.</summary>
    public const int MostTries = 5;

    private Invitation()
    {
    }

    /// <param name="tokenHash">SHA-256 of the token.</param>
    public Invitation(Participant participant, InvitationPurpose purpose, byte[] tokenHash, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7();
        ParticipantId = participant.Id;
        RoundId = participant.RoundId;
        Purpose = purpose;
        TokenHash = tokenHash;
        CreatedAt = now;
    }

    public Guid Id { get; private set; }

    public Guid ParticipantId { get; private set; }

    public Guid RoundId { get; private set; }

    public InvitationPurpose Purpose { get; private set; }

    public byte[] TokenHash { get; private set; } = [];

    public DateTimeOffset CreatedAt { get; private set; }

    public InvitationWay Way { get; private set; }

    /// <summary>When it was first used.</summary>
    public DateTimeOffset? UsedAt { get; private set; }

    /// <summary>When it expires; null if it does not.</summary>
    public DateTimeOffset? ExpiresAt { get; private set; }

    /// <summary>SHA-256 of the six digits that can be typed instead of the link; null if it has none.</summary>
    public byte[]? CodeHash { get; private set; }

    /// <summary>How many times digits were tried.</summary>
    public int Tries { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>For a link shown on a sheet: the first link in this chain of devices; null when the owner signed in with an account.</summary>
    public Guid? OriginId { get; private set; }

    /// <summary>A link for the owner of a sheet to continue on another device.</summary>
    /// <param name="tokenHash">SHA-256 of the token.</param>
    /// <param name="codeHash">Returns SHA-256 of the digits for the link's id; a hash of the digits alone would be easy to guess.</param>
    /// <param name="shownOn">The device that shows the link; null when the owner signed in with an account.</param>
    public static Invitation ToAnotherDevice(Participant participant, byte[] tokenHash, Func<Guid, byte[]> codeHash, SheetDevice? shownOn, DateTimeOffset now)
    {
        var link = new Invitation(participant, InvitationPurpose.Sheet, tokenHash, now)
        {
            Way = InvitationWay.BySheet,
            ExpiresAt = now + CodeLifetime,
            OriginId = shownOn?.OriginId,
        };
        link.CodeHash = codeHash(link.Id);
        return link;
    }
}
