using KetenScan.Web.Start;

namespace KetenScan.Web.Shared;

/// <summary>Rate limits per network or person.</summary>
public sealed record ThrottlingSettings
{
    internal const string Section = "Throttling";

    /// <summary>
    /// Requests that check a secret, per network or person per minute, at all servers together. High enough for a group of people who sign in
    /// at the same moment behind one address. Guessing at one account is limited per account.
    /// </summary>
    public int SensitivePerMinute { get; init; } = 240;

    /// <summary>Downloads per person per minute, at one server. Each is an entry in the audit log, which is kept.</summary>
    public int FilesPerMinute { get; init; } = 120;

    internal sealed class Rules : SettingsRules<ThrottlingSettings>
    {
        public Rules()
            : base(Section)
        {
            Setting(settings => settings.SensitivePerMinute, most => most > 0, "it must be a number from 1.");
            Setting(settings => settings.FilesPerMinute, most => most > 0, "it must be a number from 1.");
        }
    }
}
