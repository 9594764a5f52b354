using System.Globalization;
using KetenScan.Data.Access;
using KetenScan.Domain;
using KetenScan.Reports.Files;
using KetenScan.Reports.Words;
using KetenScan.Web.Features.Mail;
using KetenScan.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace KetenScan.Web.Features.Rounds;

/// <remarks>
/// A link is never clickable here: it signs in whoever opens it as its person, the coordinator too, and opens that person's sheet.
/// It is text to copy, scan or send, and the page loads it only when it is asked for.
/// </remarks>
public sealed partial class HandOutLinks(MessageService messages, TimeProvider clock, IStringLocalizer<RoundTexts> L)
{
    private const string AtAll = "all";

    /// <summary>The number of rows drawn at first; further rows are drawn on request.</summary>
    private const int AtOnce = 100;

    private List<MessageLine> lines = [];
    private HashSet<Guid>? chosen;
    private IReadOnlyList<Guid> marked = [];
    private HandOutContent? dialog;
    private string partner = "";
    private bool waitingOnly;
    private int shown = AtOnce;

    [Parameter, EditorRequired]
    public required MessagesView View { get; set; }

    /// <summary>
    /// A row that was handed out stays visible until the filter is set again, so that the pressed button keeps its place and the result is seen.
    /// </summary>
    private List<MessageLine> Filtered => chosen is null ? lines : [.. lines.Where(line => chosen.Contains(line.Id))];

    private string Counted => L[lines.Count == 1 ? "HandOutCountOne" : "HandOutCount", lines.Count, Filtered.Count, lines.Count(Waiting)];

    protected override void OnParametersSet()
    {
        lines = [.. View.Messages];
        Filter();
    }

    private static bool Waiting(MessageLine line) => line.State is MessageState.Waits or MessageState.Fails;

    private static string At(MessageLine line) => $"line-{line.Id:N}";

    private string StateOf(MessageLine line) => line.State switch
    {
        MessageState.HandedOut => L["HandedOutOn", Format.Date(Amsterdam.Day(line.At), CultureInfo.CurrentCulture)],
        MessageState.Used => L["UsedOn", Format.Date(Amsterdam.Day(line.At), CultureInfo.CurrentCulture)],
        MessageState.Sent => L["SentOn", Format.Date(Amsterdam.Day(line.At), CultureInfo.CurrentCulture)],
        MessageState.Waits => L["MailByHand"],
        MessageState.Fails => L["MailFailed"],
        _ => L[$"Message{line.State}"],
    };

    private void Filter()
    {
        chosen = partner.Length == 0 && !waitingOnly
            ? null
            : [.. lines.Where(line => (partner.Length == 0 || line.Partner == partner) && (!waitingOnly || Waiting(line))).Select(line => line.Id)];
        (shown, marked) = (AtOnce, []);
        SayNothing();
    }

    private Task<bool> Copy(MessageLine line) => Run(At(line), async viewer =>
    {
        if (await HandOut(viewer, [line]) is not { } links) return false;

        await Put(links[line.Id], At(line), L["Copied"]);
        return true;
    });

    private Task<bool> CopyAll() => Run(AtAll, async viewer =>
    {
        var all = Filtered.Where(line => line.HasLink).ToList();
        if (await HandOut(viewer, all) is not { } links) return false;

        marked = [.. all.Where(Waiting).Select(line => line.Id)];
        using var table = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = CsvFile.CreateForClipboard(table))
        {
            csv.Row(L["HandOutName"].Value, L["Partner"].Value, L["Email"].Value, L["Link"].Value);
            foreach (var line in all.Where(line => links.ContainsKey(line.Id))) csv.Row(line.Name, line.Partner, line.Address, links[line.Id]);
        }

        await Put(table.ToString(), AtAll, L[links.Count == 1 ? "CopiedOne" : "CopiedAll", links.Count]);
        return true;
    });

    private Task<bool> ShowQr(MessageLine line) => Run(At(line), async viewer =>
    {
        if (await HandOut(viewer, [line]) is not { } links) return false;

        dialog = new HandOutContent.Qr(line.Name, line.Partner, links[line.Id]);
        return true;
    });

    private Task<bool> Mail(MessageLine line) => Run(At(line), async viewer =>
    {
        if (await messages.Read(viewer, View.Slug, View.Round, line.Id) is not { } letter || await HandOut(viewer, [line]) is null) return false;

        await Scripts.InvokeVoidAsync("ketenPage.mail", MailTo.Of(line.Address, letter));
        return true;
    }, () => L["MailOpened"]);

    private Task<bool> Read(MessageLine line) => Run(At(line), async viewer =>
    {
        if (await messages.Read(viewer, View.Slug, View.Round, line.Id) is not { } letter) return false;

        dialog = new HandOutContent.Message(line.Name, letter);
        return true;
    });

    private Task<bool> MakeNewLink(MessageLine line) => Run(AtAll, async viewer =>
    {
        if (!await messages.MakeNewLink(viewer, View.Slug, View.Round, line.Id)) return false;

        await Load(viewer);
        Filter();
        Say(AtAll, L["NewLinkMade"]);
        return true;
    });

    private Task<bool> TakeBack(MessageLine line) => Run(At(line), async viewer =>
    {
        if (!await messages.TakeBack(viewer, View.Slug, View.Round, [line.Id])) return false;

        await Load(viewer);
        return true;
    }, () => L["TakenBack"]);

    private Task<bool> UndoAll() => Run(AtAll, async viewer =>
    {
        if (!await messages.TakeBack(viewer, View.Slug, View.Round, marked)) return false;

        marked = [];
        await Load(viewer);
        return true;
    }, () => L["TakenBack"]);

    /// <summary>The links, after marking their rows as handed out; null when the round does not exist for the viewer.</summary>
    /// <exception cref="RuleBroken">The requested link no longer works.</exception>
    private async Task<IReadOnlyDictionary<Guid, string>?> HandOut(Viewer viewer, List<MessageLine> own)
    {
        var links = await messages.HandOut(viewer, View.Slug, View.Round, [.. own.Select(line => line.Id)]);
        marked = [];
        if (links is null) return null;
        if (own.Count == 1 && links.Count == 0) throw new RuleBroken(Rule.LinkOpensNothing);

        foreach (var line in own.Where(line => links.ContainsKey(line.Id) && line.State != MessageState.HandedOut))
            lines[lines.FindIndex(other => other.Id == line.Id)] = line with { State = MessageState.HandedOut, At = clock.GetUtcNow() };
        return links;
    }

    private async Task Load(Viewer viewer)
    {
        if (await messages.Find(viewer, View.Slug, View.Round) is { } view) lines = [.. view.Messages];
    }

    /// <summary>Copies a text to the clipboard and reports it. If the browser does not allow that, shows the text to copy by hand.</summary>
    private async Task Put(string text, string at, string done)
    {
        if (await Scripts.InvokeAsync<bool>("ketenPage.copy", text)) Say(at, done);
        else dialog = new HandOutContent.ByHand(text);
    }
}
