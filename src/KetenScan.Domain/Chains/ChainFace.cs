namespace KetenScan.Domain.Chains;

/// <summary>How a chain is recognised by its own people and by those it serves: the facts of principle 8.</summary>
public sealed class ChainFace
{
    public const int LongestLine = 200;
    public const int LongestChannels = 500;

    private ChainFace()
    {
    }

    public ChainFace(Guid chainId) => ChainId = chainId;

    public Guid ChainId { get; private set; }

    /// <summary>As <c>#rrggbb</c> in lower case; decoration only, so contrast does not matter.</summary>
    public string? Colour { get; private set; }

    /// <summary>What people call the chain, besides its formal name.</summary>
    public string? Name { get; private set; }

    public string? Slogan { get; private set; }

    public string? Mascot { get; private set; }

    /// <summary>Where the chain meets.</summary>
    public string? MeetingPlace { get; private set; }

    /// <summary>The chain's means of communication: a site, a newsletter, a group.</summary>
    public string? Channels { get; private set; }

    /// <summary>An opaque PNG of eight bits per channel, or null.</summary>
    public byte[]? Logo { get; private set; }

    /// <summary>Optimistic concurrency token.</summary>
    public int Version { get; private set; }

    /// <exception cref="RuleBroken">The colour is not written as <c>#rrggbb</c>.</exception>
    public void Describe(string? colour, string? name, string? slogan, string? mascot, string? meetingPlace, string? channels)
    {
        var written = Filled(colour)?.ToLowerInvariant();
        if (written is not null && !IsHexadecimal(written)) throw new RuleBroken(Rule.ColourIsHexadecimal);

        Colour = written;
        Name = Filled(name);
        Slogan = Filled(slogan);
        Mascot = Filled(mascot);
        MeetingPlace = Filled(meetingPlace);
        Channels = Filled(channels);
        Version++;
    }

    /// <param name="png">An image that the application has decoded and re-encoded; null removes the logo.</param>
    public void Show(byte[]? png)
    {
        Logo = png;
        Version++;
    }

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static bool IsHexadecimal(string colour) => colour is ['#', .. { Length: 6 } digits] && digits.All(char.IsAsciiHexDigitLower);
}
