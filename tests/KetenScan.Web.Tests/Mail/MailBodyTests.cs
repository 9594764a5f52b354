using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using KetenScan.Data.Mail;
using KetenScan.Domain;
using KetenScan.Web.Features.Mail;
using KetenScan.Web.Start;
using KetenScan.Web.Tests.Shared;
using Microsoft.AspNetCore.DataProtection;

namespace KetenScan.Web.Tests.Mail;

public sealed partial class MailBodyTests
{
    private const string Path = "/i/a?b=1&c='2'";

    public static TheoryData<MailKind> Kinds => [.. Enum.GetValues<MailKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_mail_says_the_same_in_html_as_in_plain_text(MailKind kind)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-US");
        var letter = Write(kind, "Dank voor de “ronde” & tot dan!");

        var html = await MailBody.Html(letter);

        Assert.StartsWith("Dag <b>Zoë</b>,", letter.Text, StringComparison.Ordinal);
        Assert.Equal(Words($"{letter.Subject} {letter.Text}"), Words(Visible(html)));
        Assert.Equal(["nl", .. Language.All.Select(language => language.Code)], Languages().Matches(html).Select(part => part.Groups[1].Value));
        Assert.Equal("en-US", CultureInfo.CurrentUICulture.Name);
    }

    [Fact]
    public async Task What_the_coordinator_typed_keeps_its_lines()
    {
        var html = await MailBody.Html(Write(MailKind.Invitation, "Een\r\ntwee\n\ndrie"));

        Assert.Contains("<p>Een<br>twee<br><br>drie</p>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nl-NL", 0)]
    [InlineData("en-US", 1)]
    public void What_the_coordinator_sees_beforehand_is_what_is_sent(string culture, int part)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        var sent = Write(MailKind.Invitation, "Fijn als u meedoet!");

        var (subject, text) = Writer(new EphemeralDataProtectionProvider()).Preview(Round("Fijn als u meedoet!"), "<b>Zoë</b>", "[link]");

        Assert.Equal(sent.Subject, subject);
        Assert.Equal(sent.Parts[part].Text.Replace(sent.Parts[part].Link, "[link]", StringComparison.Ordinal), text);
    }

    private static MailWriter Writer(EphemeralDataProtectionProvider keys) => new(
        new Outbox(keys, new SmtpSettings(), TimeProvider.System),
        new ServerSettings { PublicUrl = "https://ketenscan.example.nl" },
        Texts.Of<MailTexts>());

    private static MailSubject Round(string typed) => new("'t <Huis>", "Najaar", new DateOnly(2026, 10, 1), typed);

    private static Letter Write(MailKind kind, string typed)
    {
        var keys = new EphemeralDataProtectionProvider();
        var link = keys.CreateProtector("KetenScan.Outbox").Protect(Path);
        var message = new OutboxMessage(kind, "once", roundId: null, "<b>Zoë</b>", "zoe@voorbeeld.nl", link, DateTimeOffset.UnixEpoch);
        return Writer(keys).Write(message, Round(typed));
    }

    /// <summary>What a reader sees, with the targets of links and the names of languages, as in plain text.</summary>
    private static string Visible(string html)
    {
        var text = Anchor().Replace(html, "$2:\n$1\n").Replace("<hr", "— English —<hr", StringComparison.Ordinal);
        return WebUtility.HtmlDecode(Tag().Replace(text, " "));
    }

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex("lang=\"(.*?)\"")]
    private static partial Regex Languages();

    [GeneratedRegex("<a href=\"(.*?)\".*?>(.*?)</a>")]
    private static partial Regex Anchor();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
