using System.Globalization;
using System.Security.Cryptography;
using KetenScan.Web.Shared;

namespace KetenScan.Web.Features.Invitations;

/// <summary>The six digits by which the owner of a sheet goes on on another device.</summary>
internal static class SheetCode
{
    public static string New() => RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);

    /// <summary>What is kept of them: with the link's id, so that no list made beforehand gives them back.</summary>
    public static byte[] HashOf(Guid link, string digits) => SecretToken.HashOf($"{link:N}:{digits}");
}
