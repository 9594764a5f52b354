using KetenScan.Web.Start;

namespace KetenScan.Web.Features.Account;

/// <summary>Settings of sign-in and sessions.</summary>
public sealed record SessionSettings
{
    internal const string Section = "Sessions";

    /// <summary>How often an open page checks that its session is still valid.</summary>
    public TimeSpan AskEvery { get; init; } = TimeSpan.FromMinutes(1);

    internal sealed class Rules : SettingsRules<SessionSettings>
    {
        public Rules()
            : base(Section) =>
            Setting(settings => settings.AskEvery, time => time > TimeSpan.Zero && time < TimeSpan.FromHours(1),
                "it must be a time below an hour, such as 00:01:00.");
    }
}
