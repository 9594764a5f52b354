using KetenScan.Data.Mail;
using KetenScan.Web.Features.Rounds;
using KetenScan.Web.Tests.Invitations;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests.Rounds;

/// <summary>The list of a round's messages with a mail server: searched, filtered, sorted, in pages.</summary>
public sealed class SentMessagesTests
{
    private const string Slug = "wijkketen";

    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_coordinator_finds_what_was_not_delivered(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        await using (var db = installation.Db())
        {
            var now = installation.Clock.GetUtcNow();
            await db.Outbox.ExecuteUpdateAsync(message => message.SetProperty(own => own.SentAt, now));
            await db.Outbox.Where(message => message.Name == "Bob").ExecuteUpdateAsync(message => message
                .SetProperty(own => own.SentAt, (DateTimeOffset?)null).SetProperty(own => own.Problem, "550 no such user"));
        }

        var (_, messages) = installation.WithMail();
        var failing = (await messages.Find(installation.Coordinator, Slug, 1, Read("?state=fails")))!.Sent!;

        Assert.Equal(("Bob", "550 no such user"), (Assert.Single(failing.Lines).Name, failing.Lines[0].Problem));
        Assert.Equal([(MessageState.Sent, 3), (MessageState.Fails, 1)], failing.States.Select(state => (state.Key, state.Value)));
    }

    [Theory]
    [InlineData("", "Zoë,Abel,Cor")]
    [InlineData("?sort=-day", "Cor,Abel,Zoë")]
    [InlineData("?sort=name", "Abel,Cor,Zoë")]
    [InlineData("?sort=-name", "Zoë,Cor,Abel")]
    [InlineData("?q=zoe", "Zoë")]
    [InlineData("?q=huisarts+ABEL", "Abel")]
    [InlineData("?q=abel+cor", "")]
    [InlineData("?state=waits", "Abel")]
    [InlineData("?state=niets&sort=niets&page=x", "Zoë,Abel,Cor")]
    public void The_address_says_what_is_listed(string query, string names)
    {
        MessageLine[] all =
        [
            Line("Cor", "cor@gemeente.nl", MessageState.Sent, day: 1),
            Line("Abel", "abel@huisarts.nl", MessageState.Waits, day: 2),
            Line("Zoë", "zoe@gemeente.nl", MessageState.Sent, day: 3),
        ];

        Assert.Equal(names, string.Join(',', Read(query).List(all).Lines.Select(line => line.Name)));
    }

    [Fact]
    public void A_page_has_25_and_a_page_that_is_not_there_is_the_last_one()
    {
        MessageLine[] all = [.. Enumerable.Range(10, 51).Select(place => Line($"Persoon {place}", "p@voorbeeld.nl", MessageState.Sent, day: 1))];

        var list = Read("?page=9").List(all);

        Assert.Equal((3, 3, 51), (list.Filter.Page, list.LastPage, list.Found));
        Assert.Equal("Persoon 60", Assert.Single(list.Lines).Name);
        Assert.Equal(25, Read("?page=2").List(all).Lines.Count);
    }

    [Fact]
    public void The_address_of_a_list_leads_to_that_list()
    {
        var filter = Read("?q=zoe&state=fails&sort=-name&page=2");

        Assert.Equal($"chains/{Slug}/rounds/1/messages?q=zoe&state=fails&sort=-name&page=2", filter.Address(Slug, 1));
        Assert.Equal($"chains/{Slug}/rounds/1/messages", new MessageFilter().Address(Slug, 1));
        Assert.Equal($"chains/{Slug}/rounds/1/messages?q=zoe&state=fails&sort=name", filter.Toggled(MessageOrder.Name).Address(Slug, 1));
    }

    private static MessageFilter Read(string query) => MessageFilter.Read(QueryHelpers.ParseQuery(query));

    private static MessageLine Line(string name, string address, MessageState state, int day) => new(
        Guid.NewGuid(), MailKind.Invitation, name, Partner: null, address, state, new DateTimeOffset(2026, 9, day, 9, 0, 0, TimeSpan.Zero), Problem: null,
        HasLink: false, CanHaveNewLink: false);
}
