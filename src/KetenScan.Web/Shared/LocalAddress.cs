using Microsoft.AspNetCore.Http.HttpResults;

namespace KetenScan.Web.Shared;

/// <summary>Addresses to which somebody is sent on.</summary>
internal static class LocalAddress
{
    /// <summary>Whether an address leads to this site, as a redirect and a browser read it.</summary>
    public static bool Is([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] string? url) => RedirectHttpResult.IsLocalUrl(url) && url[0] == '/';

    /// <summary>The home page, under whatever path the application stands.</summary>
    public const string Start = "~/";

    /// <summary>Where one wanted to be, if that is an address of ours; or else the start.</summary>
    public static string OrStart(string? url) => Is(url) ? url : Start;

    /// <summary>Sends on to where one wanted to be, as the browser wrote it: with the path that the application stands under.</summary>
    public static IResult GoBack(string? url) => Results.LocalRedirect(OrStart(url));

    /// <summary>Sends on to a page.</summary>
    /// <param name="address">As its route is written, such as /account/login; the path that the application stands under is put in front.</param>
    public static IResult Go(string address) => Results.LocalRedirect($"~{address}");

    /// <summary>A page as a link on another page names it: counted from the base address, which has the path in it.</summary>
    /// <param name="address">As its route is written.</param>
    public static string Link(string address) => address.TrimStart('/');
}
