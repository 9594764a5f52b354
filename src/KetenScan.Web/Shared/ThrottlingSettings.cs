using KetenScan.Web.Start;

namespace KetenScan.Web.Shared;

/// <summary>How often one network or person may ask.</summary>
public sealed record ThrottlingSettings
{
    internal const string Section = "Throttling";

    /// <summary>
    /// Per network or person and minute, where a secret is checked, at all servers together. A room of people who come in at the same
    /// moment from one address stays below the default. What is guessed at one account is limited by that account.
    /// </summary>
    public int DoorsPerMinute { get; init; } = 240;

    /// <summary>Files that one person may take away per minute, at one server: each is an entry in the audit log, which is kept.</summary>
    public int FilesPerMinute { get; init; } = 120;

    internal sealed class Rules : SettingsRules<ThrottlingSettings>
    {
        public Rules()
            : base(Section)
        {
            Setting(settings => settings.DoorsPerMinute, most => most > 0, "it must be a number from 1.");
            Setting(settings => settings.FilesPerMinute, most => most > 0, "it must be a number from 1.");
        }
    }
}
