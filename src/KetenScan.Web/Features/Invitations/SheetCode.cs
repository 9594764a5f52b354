using System.Globalization;
using System.Security.Cryptography;
using KetenScan.Web.Shared;

namespace KetenScan.Web.Features.Invitations;

/// <summary>The six digits with which the owner of a sheet continues on another device.</summary>
internal static class SheetCode
{
    public static string New() => RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);

    /// <summary>The stored hash. It includes the link's id, so that a precomputed table is useless.</summary>
    public static byte[] HashOf(Guid link, string digits) => SecretToken.HashOf($"{link:N}:{digits}");
}
