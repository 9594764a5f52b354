using KetenScan.Web.Start;

namespace KetenScan.Web.Features.Privacy;

/// <summary>How long data is kept.</summary>
public sealed record RetentionSettings
{
    internal const string Section = "Retention";

    private const int Most = 1200;

    /// <summary>After this many months, a closed round no longer shows whose sheets they were; 0 for never.</summary>
    public int DetachAfterMonths { get; init; } = 24;

    /// <summary>A message is deleted this many days after it was sent; 0 for never.</summary>
    public int MailDays { get; init; } = 90;

    internal sealed class Rules : SettingsRules<RetentionSettings>
    {
        public Rules()
            : base(Section)
        {
            Setting(settings => settings.DetachAfterMonths, months => months is >= 0 and <= Most, "it must be a number of months, or 0 for never.");
            Setting(settings => settings.MailDays, days => days is >= 0 and <= Most, "it must be a number of days, or 0 for never.");
        }
    }
}
