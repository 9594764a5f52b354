using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Domain.Rounds;

namespace KetenScan.Web.Tests.Access;

internal static class Devices
{
    /// <summary>Opens the sheet of a link on a device, as the link's page does.</summary>
    public static async Task<Viewer> OnDevice(this KetenScanDb db, Invitation link, string name)
    {
        var device = new SheetDevice(link, db.Now);
        db.Add(device);
        await db.SaveChangesAsync();
        return new Viewer(device.Id, name, DeviceId: device.Id);
    }
}
