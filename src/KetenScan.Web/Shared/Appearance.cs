namespace KetenScan.Web.Shared;

/// <summary>The colours of the page, as the reader or the reader's device chose them.</summary>
/// <param name="Dark">Light on dark instead of dark on light.</param>
/// <param name="HighContrast">Black and white with visible borders; all text has a contrast of 7:1 or more.</param>
public sealed record Appearance(bool Dark, bool HighContrast)
{
    /// <summary>What js/theme.js puts before a name that follows the device, until the reader chooses one.</summary>
    private const string ByDevice = "auto-";

    /// <summary>The name that leaves the choice to the device again.</summary>
    public const string Device = "device";

    public static IReadOnlyList<Appearance> All { get; } = [new(false, false), new(true, false), new(false, true), new(true, true)];

    /// <summary>As in the cookie, the address that chooses it, and the attribute <c>data-theme</c> of the page.</summary>
    public string Name => $"{(HighContrast ? "contrast-" : "")}{(Dark ? "dark" : "light")}";

    /// <summary>Whether the device chose it, and not the reader.</summary>
    public bool FollowsDevice { get; init; }

    /// <summary>The one in the cookie; light if it is missing or unknown.</summary>
    public static Appearance Of(string? cookie)
    {
        var follows = string.IsNullOrEmpty(cookie) || cookie == Device || cookie.StartsWith(ByDevice, StringComparison.Ordinal);
        var name = follows ? cookie?.Replace(ByDevice, "", StringComparison.Ordinal) : cookie;
        return (All.FirstOrDefault(appearance => appearance.Name == name) ?? All[0]) with { FollowsDevice = follows };
    }
}
