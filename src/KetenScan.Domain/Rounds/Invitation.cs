namespace KetenScan.Domain.Rounds;

public enum InvitationPurpose
{
    /// <summary>Opens one sheet while its round is open.</summary>
    Sheet,

    /// <summary>Opens one closed round's scorecard until the chain closes its next round.</summary>
    Scorecard,
}

/// <summary>Through whose hands a personal link comes to its person.</summary>
public enum InvitationWay
{
    /// <summary>Nobody but its person sees it; it works as often as it is opened.</summary>
    ByMail,

    /// <summary>The coordinator hands it out; its first use spends it.</summary>
    ByCoordinator,

    /// <summary>The sheet itself shows it, to go on on another device; it works once, and for ten minutes.</summary>
    BySheet,
}

/// <summary>A personal link (uitnodiging). Only the hash of its token is kept; whoever has the token is taken for the participant.</summary>
public sealed class Invitation
{
    /// <summary>How long the sheet's own link and its digits work.</summary>
    public static readonly TimeSpan CodeLifetime = TimeSpan.FromMinutes(10);

    /// <summary>After so many tries of its digits they open nothing any more.</summary>
    public const int MostTries = 5;

    private Invitation()
    {
    }

    /// <param name="participant">Whose link it is.</param>
    /// <param name="purpose">What it opens.</param>
    /// <param name="tokenHash">SHA-256 of the token.</param>
    /// <param name="now">The instant of making it.</param>
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

    /// <summary>When it was used first.</summary>
    public DateTimeOffset? UsedAt { get; private set; }

    /// <summary>From when on it opens nothing, if that was said.</summary>
    public DateTimeOffset? ExpiresAt { get; private set; }

    /// <summary>SHA-256 of the six digits that can be typed in place of the link; none without them.</summary>
    public byte[]? CodeHash { get; private set; }

    /// <summary>How often digits were typed.</summary>
    public int Tries { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Of a link that a sheet shows: the link by which that device, or the one before it, had come in; none where the owner came in with an account.</summary>
    public Guid? OriginId { get; private set; }

    /// <summary>A link by which the owner of a sheet goes on on another device.</summary>
    /// <param name="participant">Whose sheet it is.</param>
    /// <param name="tokenHash">SHA-256 of the token.</param>
    /// <param name="codeHash">Gives SHA-256 of its digits, for its id: digits alone are soon guessed.</param>
    /// <param name="shownOn">The device that shows it; none where the owner came in with an account.</param>
    /// <param name="now">The instant of making it.</param>
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
