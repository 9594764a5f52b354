using FluentValidation;
using KetenScan.Web.Start;

namespace KetenScan.Web.Features.Backups;

/// <summary>The backup of every night, and the passphrase of backups.</summary>
public sealed record BackupSettings
{
    internal const string Section = "Backup";

    internal const int ShortestPassphrase = 12;

    private const int MostKept = 1000;

    /// <summary>The folder of the nightly backups of this installation; empty for none.</summary>
    public string Directory { get; init; } = "";

    /// <summary>When the nightly backup is made, in Amsterdam.</summary>
    public TimeOnly At { get; init; } = new(2, 30);

    /// <summary>How many nightly backups are kept.</summary>
    public int Keep { get; init; } = 14;

    /// <summary>With which backups are encrypted, and opened; null for not encrypted.</summary>
    public string? Passphrase { get; init; }

    internal bool IsNightly => Directory.Length > 0;

    internal sealed class Rules : SettingsRules<BackupSettings>
    {
        public Rules()
            : base(Section)
        {
            Setting(settings => settings.Directory, folder => !folder.Contains('\0'), "it must be the path of a folder.");
            Setting(settings => settings.At, _ => true, "it must be a time such as 02:30.");
            Setting(settings => settings.Keep, number => number is >= 1 and <= MostKept, "it must be a number from 1 to 1000.");

            // Not by Setting, which would show what was found.
            RuleFor(settings => settings.Passphrase).Must(secret => secret is null or { Length: >= ShortestPassphrase })
                .WithMessage($"Setting Backup__Passphrase is too short; it must have at least {ShortestPassphrase} characters.");
        }
    }
}
