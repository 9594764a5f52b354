using KetenScan.Domain.Rounds;

namespace KetenScan.Domain.Tests.Rounds;

/// <summary>Personal links from one device to the next.</summary>
public sealed class InvitationTests
{
    private readonly Participant participant = Given.OpenRound().Round.Participants[1];

    [Fact]
    public void A_link_shown_on_a_sheet_opens_that_sheet_for_ten_minutes_by_itself_or_by_its_digits()
    {
        var link = Invitation.ToAnotherDevice(participant, [1, 2], id => [.. id.ToByteArray(), 7], shownOn: null, Given.Morning);

        Assert.Equal((participant.Id, participant.RoundId, InvitationPurpose.Sheet), (link.ParticipantId, link.RoundId, link.Purpose));
        Assert.Equal((InvitationWay.BySheet, Given.Morning), (link.Way, link.CreatedAt));
        Assert.Equal(Given.Morning.AddMinutes(10), link.ExpiresAt);
        Assert.Equal([1, 2], link.TokenHash);
        Assert.Equal([.. link.Id.ToByteArray(), 7], link.CodeHash!); // digits are hashed with the id of the link
        Assert.Equal((0, null, null), (link.Tries, link.UsedAt, link.OriginId));
    }

    [Fact]
    public void A_mailed_link_has_no_digits_and_no_end()
    {
        var link = new Invitation(participant, InvitationPurpose.Sheet, [1], Given.Morning);

        Assert.Equal((InvitationWay.ByMail, null, null), (link.Way, link.ExpiresAt, link.CodeHash));
    }

    [Fact]
    public void Every_device_leads_back_to_the_first_link()
    {
        var first = new Invitation(participant, InvitationPurpose.Sheet, [1], Given.Morning);
        var phone = new SheetDevice(first, Given.Morning.AddHours(1));
        Assert.Equal((first.Id, first.Id, InvitationWay.ByMail), (phone.InvitationId, phone.OriginId, phone.Way));
        Assert.Equal((participant.Id, Given.Morning.AddHours(1), null), (phone.ParticipantId, phone.OpenedAt, phone.EndedAt));

        var second = Invitation.ToAnotherDevice(participant, [2], _ => [], phone, Given.Morning);
        var tablet = new SheetDevice(second, Given.Morning);
        Assert.Equal((second.Id, first.Id, InvitationWay.BySheet), (tablet.InvitationId, tablet.OriginId, tablet.Way));

        var third = Invitation.ToAnotherDevice(participant, [3], _ => [], tablet, Given.Morning);
        Assert.Equal(first.Id, new SheetDevice(third, Given.Morning).OriginId);
        Assert.NotEqual(phone.Id, tablet.Id);
    }
}
