using KetenScan.Web.Features.Mail;

namespace KetenScan.Web.Features.Rounds;

/// <summary>The contents of the dialog beside the list of links.</summary>
public abstract record HandOutContent
{
    public sealed record Qr(string Name, string? Partner, string Link) : HandOutContent;

    public sealed record Message(string Name, Letter Letter) : HandOutContent;

    /// <summary>A text to copy with the keyboard.</summary>
    public sealed record ByHand(string Text) : HandOutContent;
}
