namespace KetenScan.Domain.Rounds;

public enum InvitationPurpose
{
    /// <summary>Opens one sheet while its round is open.</summary>
    Sheet,

    /// <summary>Opens one closed round's scorecard until the chain closes its next round.</summary>
    Scorecard,
}

/// <summary>A personal link (uitnodiging). Only the hash of its token is kept; whoever has the token is taken for the participant.</summary>
public sealed class Invitation
{
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

    public DateTimeOffset? WithdrawnAt { get; private set; }
}
