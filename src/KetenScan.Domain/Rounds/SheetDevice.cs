namespace KetenScan.Domain.Rounds;

/// <summary>A browser in which a personal link opened a sheet.</summary>
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

    /// <summary>The link that opened it; withdrawing the link also withdraws the device.</summary>
    public Guid InvitationId { get; private set; }

    /// <summary>The first link in the chain of devices that led here, so that all devices that came from one link can be found.</summary>
    public Guid OriginId { get; private set; }

    /// <summary>Whose sheet it is.</summary>
    public Guid ParticipantId { get; private set; }

    /// <summary>How the link had reached its person by then.</summary>
    public InvitationWay Way { get; private set; }

    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>When the owner of the sheet ended it.</summary>
    public DateTimeOffset? EndedAt { get; private set; }
}
