using Microsoft.AspNetCore.Http.HttpResults;

namespace KetenScan.Web.Shared;

/// <summary>Addresses to which somebody is sent on.</summary>
internal static class LocalAddress
{
    /// <summary>Whether an address leads to this site, as a redirect and a browser read it.</summary>
    public static bool Is([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] string? url) => RedirectHttpResult.IsLocalUrl(url) && url[0] == '/';

    /// <summary>Where one wanted to be, if that is an address of ours; or else the start.</summary>
    public static string OrStart(string? url) => Is(url) ? url : "/";
}
