using KetenScan.Web.Start;

namespace KetenScan.Web.Features.Account;

/// <summary>Signing in, and staying signed in.</summary>
public sealed record SessionSettings
{
    internal const string Section = "Sessions";

    /// <summary>How often an open page asks whether its sign-in still holds.</summary>
    public TimeSpan AskEvery { get; init; } = TimeSpan.FromMinutes(1);

    internal sealed class Rules : SettingsRules<SessionSettings>
    {
        public Rules()
            : base(Section) =>
            Setting(settings => settings.AskEvery, time => time > TimeSpan.Zero && time < TimeSpan.FromHours(1),
                "it must be a time below an hour, such as 00:01:00.");
    }
}
