using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Domain;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Shared;
using KetenScan.Web.Start;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Invitations;

/// <param name="Way">By what kind of link the sheet was opened there.</param>
/// <param name="ByCoordinator">The link, or the first of those that led to it, came by the coordinator, and not to the viewer's device.</param>
/// <param name="IsThis">It is the viewer's.</param>
/// <param name="IsOpen">Whether the sheet is open there now.</param>
/// <param name="EndedOn">The day on which the owner ended it, or said to have seen that it works no more.</param>
public sealed record DeviceRow(Guid Id, DateOnly OpenedOn, InvitationWay Way, bool ByCoordinator, bool IsThis, bool IsOpen, DateOnly? EndedOn);

/// <summary>A link that the coordinator has seen and nobody used yet.</summary>
public sealed record WaitingLink(Guid Id, DateOnly MadeOn);

/// <param name="Devices">All on which it was ever opened by a personal link, in that order.</param>
/// <param name="AddressChangedOn">The day on which the coordinator changed the address to which the links go, if that was done in this round.</param>
/// <param name="Account">The address of the account that opens the sheet as well, if one does.</param>
public sealed record DevicesView(
    string Slug, string Chain, int Round, IReadOnlyList<DeviceRow> Devices, IReadOnlyList<WaitingLink> Waiting, DateOnly? AddressChangedOn, string? Account);

/// <summary>How the owner of a sheet goes on on another device.</summary>
/// <param name="Address">Where the digits are typed.</param>
public sealed record ShownCode(string Link, string Digits, string Address, DateTimeOffset Until);

/// <summary>On which devices a sheet is open by a personal link, for its owner.</summary>
public sealed class DeviceService(IDbContextFactory<KetenScanDb> databases, ServerSettings settings, TimeProvider clock)
{
    /// <summary>Nothing when the viewer has no sheet in an open round of that number.</summary>
    public async Task<DevicesView?> Find(Viewer viewer, string slug, int number, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await OwnerOf(db, viewer, slug, number, cancel) is not { } owner) return null;

        var chain = await db.Chains.Where(chain => chain.Slug == slug).Select(chain => chain.Name).SingleAsync(cancel);
        var devices = await db.SheetDevices
            .Where(device => device.ParticipantId == owner.Id)
            .OrderBy(device => device.OpenedAt)
            .Select(device => new
            {
                device.Id,
                device.OpenedAt,
                device.Way,
                device.EndedAt,
                IsOpen = db.OpenDevices().Any(open => open.Id == device.Id),
                ByCoordinator = db.DevicesOfOthers(viewer).Any(other => other.Id == device.Id),
            })
            .ToListAsync(cancel);
        var account = await db.Users.Where(user => user.Id == owner.AccountId).Select(user => user.Email).SingleOrDefaultAsync(cancel);
        var waiting = await Waiting(db, owner).OrderBy(link => link.CreatedAt).Select(link => new { link.Id, link.CreatedAt }).ToListAsync(cancel);
        return new DevicesView(
            slug,
            chain,
            number,
            [
                .. devices.Select(own => new DeviceRow(
                    own.Id, Amsterdam.Day(own.OpenedAt), own.Way, own.ByCoordinator, own.Id == viewer.DeviceId, own.IsOpen, own.EndedAt is { } ended ? Amsterdam.Day(ended) : null)),
            ],
            [.. waiting.Select(own => new WaitingLink(own.Id, Amsterdam.Day(own.CreatedAt)))],
            owner.AddressChangedOn,
            account);
    }

    /// <summary>Makes a link with digits for another device; one that was shown before works no more.</summary>
    public async Task<ShownCode?> Show(Viewer viewer, string slug, int number, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await OwnerOf(db, viewer, slug, number, cancel) is not { } owner) return null;

        var (token, digits, now) = (SecretToken.New(), SheetCode.New(), clock.GetUtcNow());
        var shown = await db.ValidInvitations().Where(link => link.ParticipantId == owner.Id && link.Way == InvitationWay.BySheet).Select(link => link.Id).ToListAsync(cancel);
        await db.WithdrawLinks(shown, now, cancel);
        var device = await db.SheetDevices.AsNoTracking().SingleOrDefaultAsync(own => own.Id == viewer.DeviceId, cancel);
        db.Invitations.Add(Invitation.ToAnotherDevice(owner, SecretToken.HashOf(token), link => SheetCode.HashOf(link, digits), device, now));
        await db.SaveChangesAsync(cancel);
        return new ShownCode($"{settings.PublicUrl}/i/{token}", digits, settings.PublicUrl + InvitationEndpoints.Code, now + Invitation.CodeLifetime);
    }

    /// <summary>Signs another device out; one that is gone already is done.</summary>
    /// <param name="viewer">The owner of the sheet.</param>
    /// <param name="slug">The chain.</param>
    /// <param name="number">The round.</param>
    /// <param name="device">Which; without it all but the viewer's.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>False when the viewer has no sheet there.</returns>
    public async Task<bool> End(Viewer viewer, string slug, int number, Guid? device, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await OwnerOf(db, viewer, slug, number, cancel) is not { } owner) return false;

        var (now, mine) = (clock.GetUtcNow(), viewer.DeviceId);
        await db.SheetDevices
            .Where(open => open.ParticipantId == owner.Id && open.EndedAt == null && open.Id != mine && (device == null || open.Id == device))
            .ExecuteUpdateAsync(open => open.SetProperty(one => one.EndedAt, (DateTimeOffset?)now), cancel);

        // What could let it in again goes too: every link to the sheet, also the one by which the devices that stay came, as it was
        // forwarded in one mail. These go on by a link that nobody has. One that waits at the coordinator's stays until it is withdrawn itself.
        var links = db.ValidInvitations().Where(link => link.ParticipantId == owner.Id && link.Purpose == InvitationPurpose.Sheet && (device == null || link.Way != InvitationWay.ByCoordinator));
        var known = await links.Select(link => link.Id).ToListAsync(cancel);
        var own = new Invitation(owner, InvitationPurpose.Sheet, SecretToken.HashOf(SecretToken.New()), now);
        db.Invitations.Add(own);
        await db.SaveChangesAsync(cancel);
        var open = await db.OpenDevices().Where(stays => stays.ParticipantId == owner.Id).Select(stays => stays.Id).ToListAsync(cancel);
        await db.SheetDevices.Where(stays => open.Contains(stays.Id)).ExecuteUpdateAsync(stays => stays.SetProperty(one => one.InvitationId, own.Id), cancel);
        await db.WithdrawLinks(known, now, cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    /// <summary>Withdraws a link that the coordinator has seen and nobody used.</summary>
    public async Task<bool> Withdraw(Viewer viewer, string slug, int number, Guid link, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await OwnerOf(db, viewer, slug, number, cancel) is not { } owner) return false;

        await db.WithdrawLinks(await Waiting(db, owner).Where(own => own.Id == link).Select(own => own.Id).ToListAsync(cancel), clock.GetUtcNow(), cancel);
        return true;
    }

    /// <summary>The links to a sheet that the coordinator has seen and nobody used.</summary>
    private static IQueryable<Invitation> Waiting(KetenScanDb db, Participant owner) =>
        db.ValidInvitations().Where(link => link.ParticipantId == owner.Id && link.Way == InvitationWay.ByCoordinator);

    private static Task<Participant?> OwnerOf(KetenScanDb db, Viewer viewer, string slug, int number, CancellationToken cancel) => (
        from sheet in db.SheetsOf(viewer)
        join participant in db.Participants on sheet.ParticipantId equals participant.Id
        join round in db.Rounds on participant.RoundId equals round.Id
        where round.Number == number && round.State == RoundState.Open && db.Chains.Any(chain => chain.Id == round.ChainId && chain.Slug == slug)
        select participant).AsNoTracking().SingleOrDefaultAsync(cancel);
}
