using System.Text.RegularExpressions;

namespace KetenScan.Domain.Chains;

/// <summary>What a chain is known by, to its own people and to whom it serves: the facts of principle 8.</summary>
public sealed partial class ChainFace
{
    public const int LongestLine = 200;
    public const int LongestChannels = 500;

    private ChainFace()
    {
    }

    public ChainFace(Guid chainId) => ChainId = chainId;

    public Guid ChainId { get; private set; }

    /// <summary>As <c>#rrggbb</c> in lower case; decoration only, so that it needs no contrast with anything.</summary>
    public string? Colour { get; private set; }

    /// <summary>What people call the chain, beside its formal name.</summary>
    public string? Name { get; private set; }

    public string? Slogan { get; private set; }

    public string? Mascot { get; private set; }

    /// <summary>Where the chain meets.</summary>
    public string? MeetingPlace { get; private set; }

    /// <summary>Its own means of communication: a site, a newsletter, a group.</summary>
    public string? Channels { get; private set; }

    /// <summary>An opaque PNG of eight bits per channel, or none.</summary>
    public byte[]? Logo { get; private set; }

    /// <summary>Grows with every change, so that two people changing it at once find out.</summary>
    public int Version { get; private set; }

    /// <exception cref="RuleBroken">The colour is not written as <c>#rrggbb</c>.</exception>
    public void Describe(string? colour, string? name, string? slogan, string? mascot, string? meetingPlace, string? channels)
    {
        var written = Filled(colour)?.ToLowerInvariant();
        if (written is not null && !Hexadecimal().IsMatch(written)) throw new RuleBroken(Rule.ColourIsHexadecimal);

        Colour = written;
        Name = Filled(name);
        Slogan = Filled(slogan);
        Mascot = Filled(mascot);
        MeetingPlace = Filled(meetingPlace);
        Channels = Filled(channels);
        Version++;
    }

    /// <param name="png">Read and written again by us; none takes the logo away.</param>
    public void Show(byte[]? png)
    {
        Logo = png;
        Version++;
    }

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    [GeneratedRegex("^#[0-9a-f]{6}$")]
    private static partial Regex Hexadecimal();
}
