using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Domain;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Shared;
using KetenScan.Web.Start;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Invitations;

/// <param name="Way">The kind of link that opened the sheet there.</param>
/// <param name="ByCoordinator">Whether the link, or the first one that led to it, came from the coordinator, and it is not the viewer's device.</param>
/// <param name="IsThis">Whether it is the viewer's own device.</param>
/// <param name="IsOpen">Whether the sheet is open there now.</param>
/// <param name="EndedOn">The day on which the owner ended it, or confirmed having seen that it no longer works.</param>
public sealed record DeviceRow(Guid Id, DateOnly OpenedOn, InvitationWay Way, bool ByCoordinator, bool IsThis, bool IsOpen, DateOnly? EndedOn);

/// <summary>A link that the coordinator has seen and nobody has used yet.</summary>
public sealed record WaitingLink(Guid Id, DateOnly MadeOn);

/// <param name="Devices">All devices that ever opened it by a personal link, in that order.</param>
/// <param name="AddressChangedOn">The day in this round on which the coordinator changed the address that the links are sent to, if that happened.</param>
/// <param name="Account">The mail address of the account that can also open the sheet, if any.</param>
public sealed record DevicesView(
    string Slug, string Chain, int Round, IReadOnlyList<DeviceRow> Devices, IReadOnlyList<WaitingLink> Waiting, DateOnly? AddressChangedOn, string? Account);

/// <summary>A code with which the owner of a sheet continues on another device.</summary>
/// <param name="Address">The page where the digits are typed.</param>
public sealed record ShownCode(string Link, string Digits, string Address, DateTimeOffset Until);

/// <summary>Shows the owner of a sheet on which devices it is open by a personal link.</summary>
public sealed class DeviceService(IDbContextFactory<KetenScanDb> databases, ServerSettings settings, TimeProvider clock)
{
    /// <summary>Null when the viewer has no sheet in an open round with that number.</summary>
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
                    own.Id, Amsterdam.Day(own.OpenedAt), own.Way, own.ByCoordinator, own.Id == viewer.DeviceId, own.IsOpen, own.EndedAt is { } ended
                        ? Amsterdam.Day(ended)
                        : null)),
            ],
            [.. waiting.Select(own => new WaitingLink(own.Id, Amsterdam.Day(own.CreatedAt)))],
            owner.AddressChangedOn,
            account);
    }

    /// <summary>Creates a link with digits for another device, and ends an earlier one.</summary>
    public async Task<ShownCode?> Show(Viewer viewer, string slug, int number, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await OwnerOf(db, viewer, slug, number, cancel) is not { } owner) return null;

        var (token, digits, now) = (SecretToken.New(), SheetCode.New(), clock.GetUtcNow());
        var shown = await db.ValidInvitations()
            .Where(link => link.ParticipantId == owner.Id && link.Way == InvitationWay.BySheet)
            .Select(link => link.Id)
            .ToListAsync(cancel);
        await db.WithdrawLinks(shown, now, cancel);
        var device = await db.SheetDevices.AsNoTracking().SingleOrDefaultAsync(own => own.Id == viewer.DeviceId, cancel);
        db.Invitations.Add(Invitation.ToAnotherDevice(owner, SecretToken.HashOf(token), link => SheetCode.HashOf(link, digits), device, now));
        await db.SaveChangesAsync(cancel);
        return new ShownCode($"{settings.PublicUrl}/i/{token}", digits, settings.PublicUrl + InvitationEndpoints.Code, now + Invitation.CodeLifetime);
    }

    /// <summary>Signs out another device. Does nothing when it is signed out already.</summary>
    /// <param name="viewer">The owner of the sheet.</param>
    /// <param name="device">The device; null for all but the viewer's.</param>
    /// <returns>False when the viewer has no sheet in that round.</returns>
    public async Task<bool> End(Viewer viewer, string slug, int number, Guid? device, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await OwnerOf(db, viewer, slug, number, cancel) is not { } owner) return false;

        var (now, mine) = (clock.GetUtcNow(), viewer.DeviceId);
        await db.SheetDevices
            .Where(open => open.ParticipantId == owner.Id && open.EndedAt == null && open.Id != mine && (device == null || open.Id == device))
            .ExecuteUpdateAsync(open => open.SetProperty(one => one.EndedAt, (DateTimeOffset?)now), cancel);

        // Whatever could sign it in again ends too: every link to the sheet, also the one that the remaining devices used, because it was in the same
        // forwarded mail. Those devices continue with a link that nobody has. A link that the coordinator has seen stays until it is withdrawn itself.
        var links = db
            .ValidInvitations()
            .Where(link => link.ParticipantId == owner.Id
                && link.Purpose == InvitationPurpose.Sheet
                && (device == null || link.Way != InvitationWay.ByCoordinator));
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

    /// <summary>Withdraws a link that the coordinator has seen and nobody has used.</summary>
    public async Task<bool> Withdraw(Viewer viewer, string slug, int number, Guid link, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await OwnerOf(db, viewer, slug, number, cancel) is not { } owner) return false;

        await db.WithdrawLinks(await Waiting(db, owner).Where(own => own.Id == link).Select(own => own.Id).ToListAsync(cancel), clock.GetUtcNow(), cancel);
        return true;
    }

    /// <summary>The links to a sheet that the coordinator has seen and nobody has used.</summary>
    private static IQueryable<Invitation> Waiting(KetenScanDb db, Participant owner) =>
        db.ValidInvitations().Where(link => link.ParticipantId == owner.Id && link.Way == InvitationWay.ByCoordinator);

    private static Task<Participant?> OwnerOf(KetenScanDb db, Viewer viewer, string slug, int number, CancellationToken cancel) => (
        from sheet in db.SheetsOf(viewer)
        join participant in db.Participants on sheet.ParticipantId equals participant.Id
        join round in db.Rounds on participant.RoundId equals round.Id
        where round.Number == number && round.State == RoundState.Open && db.Chains.Any(chain => chain.Id == round.ChainId && chain.Slug == slug)
        select participant).AsNoTracking().SingleOrDefaultAsync(cancel);
}
