using KetenScan.Data.Mail;
using KetenScan.Web.Features.Mail;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests.Mail;

public sealed class MailToTests
{
    private const string Link = "https://ketenscan.example.nl/i/";

    [Fact]
    public async Task A_letter_opens_in_the_mail_program_in_both_languages_with_its_link()
    {
        var address = MailTo.Of("o'neil+keten@voorbeeld.nl", await Letter("Fijn dat u meedoet & tot straks?"));

        Assert.StartsWith("mailto:o%27neil%2Bketen@voorbeeld.nl?subject=Hoe%20ziet%20u", address, StringComparison.Ordinal);
        Assert.InRange(address.Length, 1, 2000);
        Assert.DoesNotContain(address, sign => sign is ' ' or '\n' or '"' || sign > '~');
        var (subject, body) = Read(address);
        Assert.Equal("Hoe ziet u de samenwerking in Keten?", subject);
        Assert.Contains("Fijn dat u meedoet & tot straks?\r\n", body, StringComparison.Ordinal);
        Assert.Contains("— English —", body, StringComparison.Ordinal);
        Assert.Equal(2, body.Split(Link).Length - 1);
    }

    [Theory]
    [InlineData(700, true)]
    [InlineData(2000, false)]
    public async Task A_letter_that_a_mail_program_would_cut_off_is_shorter_and_keeps_its_link(int length, bool keepsWords)
    {
        var address = MailTo.Of("ans@voorbeeld.nl", await Letter(new string('w', length)));

        Assert.InRange(address.Length, 1, 2000);
        var (_, body) = Read(address);
        Assert.StartsWith("Dag Ans,\r\n\r\nKeten vraagt hoe u de samenwerking ziet", body, StringComparison.Ordinal);
        Assert.Equal(keepsWords, body.Contains("www", StringComparison.Ordinal));
        Assert.Single(body.Split(Link)[1..]);
        Assert.EndsWith("voor deze link.", body, StringComparison.Ordinal);
    }

    private static (string Subject, string Body) Read(string address)
    {
        var fields = address.Split('?')[1].Split('&')
            .Select(field => field.Split('='))
            .ToDictionary(field => field[0], field => Uri.UnescapeDataString(field[1]));
        return (fields["subject"], fields["body"]);
    }

    private static async Task<Letter> Letter(string words)
    {
        await using var installation = await TestInstallation.Create(Engine.Sqlite);
        await using var db = installation.Db();
        var participant = await db.Participants.FirstAsync(one => one.Name == "Ans");
        installation.Outbox.Add(db, MailKind.Invitation, $"{MailKind.Invitation}:{participant.Id:N}", participant, "ans@voorbeeld.nl");
        return installation.Mail.Write(db.Outbox.Local.Single(), new MailSubject("Keten", "Najaar", new DateOnly(2026, 10, 1), words));
    }
}
