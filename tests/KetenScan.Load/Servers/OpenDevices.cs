using KetenScan.Data;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Load.Servers;

/// <summary>Which device opened which sheet: what the program knows from a person's cookie.</summary>
internal static class OpenDevices
{
    /// <returns>A device by the id of its sheet.</returns>
    public static async Task<IReadOnlyDictionary<Guid, Guid>> Read(KetenScanDb db, CancellationToken cancel)
    {
        var open = await (
            from device in db.SheetDevices
            join sheet in db.Assessments on device.ParticipantId equals sheet.ParticipantId
            select new { Sheet = sheet.Id, Device = device.Id }).ToListAsync(cancel);
        return open.ToDictionary(one => one.Sheet, one => one.Device);
    }
}
