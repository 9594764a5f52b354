using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace KetenScan.Web.Shared;

/// <summary>The secret part of a link. Whoever has it gets access.</summary>
internal static class SecretToken
{
    /// <summary>256 random bits.</summary>
    private const int Length = 32;

    public static string New() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(Length));

    /// <summary>The stored hash.</summary>
    public static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
