namespace KetenScan.Domain.Rounds;

/// <summary>A browser on which a sheet was opened by a personal link.</summary>
public sealed class SheetDevice
{
    private SheetDevice()
    {
    }

    public SheetDevice(Invitation link, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7();
        InvitationId = link.Id;
        ParticipantId = link.ParticipantId;
        OriginId = link.OriginId ?? link.Id;
        Way = link.Way;
        OpenedAt = now;
    }

    public Guid Id { get; private set; }

    /// <summary>The link that opened it; when that is withdrawn, so is the device.</summary>
    public Guid InvitationId { get; private set; }

    /// <summary>The link that opened it, or that opened the device which showed that link, and so on to the first: what came in by one link stays known as such.</summary>
    public Guid OriginId { get; private set; }

    /// <summary>Whose sheet it is.</summary>
    public Guid ParticipantId { get; private set; }

    /// <summary>Through whose hands the link had come by then.</summary>
    public InvitationWay Way { get; private set; }

    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>When the owner of the sheet ended it.</summary>
    public DateTimeOffset? EndedAt { get; private set; }
}
