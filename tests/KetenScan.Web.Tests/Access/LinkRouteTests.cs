using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Features.People;
using KetenScan.Web.Features.Rounds;
using KetenScan.Web.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KetenScan.Web.Tests.Access;

/// <summary>
/// All addresses that a personal link opens: while it is valid, and after it was withdrawn, its person removed, its round closed or followed by another.
/// </summary>
public sealed partial class LinkRouteTests : IAsyncLifetime
{
    private const string Slug = "dementie-de-meren";
    private const string Chain = $"/chains/{Slug}";

    private static readonly string[] Addresses =
    [
        .. typeof(RouteTests).GetMethod(nameof(RouteTests.Each_role_gets_what_is_in_its_scope_and_404_for_the_rest))!
            .GetCustomAttributes<InlineDataAttribute>()
                .Select(data => (string)data.Data[0]!)
                .Where(address => !address.StartsWith("/preferences", StringComparison.Ordinal)),
    ];

    private RunningKetenScan app = null!;

    public async ValueTask InitializeAsync() => app = await RunningKetenScan.Start();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_link_opens_what_it_is_for_and_nothing_else()
    {
        string[] card =
        [
            $"{Chain}/rounds/3", $"{Chain}/rounds/3/principles/3", $"{Chain}/rounds/3/scorecard.pdf?culture=nl",
            $"{Chain}/rounds/3/results.json", $"{Chain}/rounds/3/results.csv", $"{Chain}/scorecards.zip", $"{Chain}/rounds/3/guide",
            $"{Chain}/rounds/3/guide.pdf?culture=nl", $"{Chain}/rounds/3/present",
        ];
        var (sheet, gone, closing) = (
            await Enter(4, 0, InvitationPurpose.Sheet),
            await Enter(4, 1, InvitationPurpose.Sheet),
            await Enter(4, 2, InvitationPurpose.Sheet));
        var (reader, goneReader, old) = (
            await Enter(3, 0, InvitationPurpose.Scorecard),
            await Enter(3, 1, InvitationPurpose.Scorecard),
            await Enter(3, 2, InvitationPurpose.Scorecard));

        await Opens(sheet, $"{Chain}/rounds/4/assessment");
        await Opens(reader, card);

        await using (var db = await Db())
        {
            await db.Withdraw([sheet.Participant, reader.Participant], DateTimeOffset.UtcNow, TestContext.Current.CancellationToken);
        }

        await Opens(sheet);
        await Opens(reader);
        await Remove(gone);
        await Remove(goneReader);
        await Opens(gone);
        await Opens(goneReader);

        await Opens(closing, $"{Chain}/rounds/4/assessment");
        await Opens(old, card);
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<RoundService>().Close(await Coordinator(), Slug, 4);
        }

        await Opens(closing);
        await Opens(old);
    }

    /// <summary>Besides public pages: the home page, and the page that explains that a link does not show what is kept.</summary>
    private static async Task Opens(Guest guest, params string[] expected)
    {
        using var anonymous = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = guest.Client.BaseAddress };
        var opened = new List<string>();
        foreach (var address in Addresses)
        {
            if ((await guest.Client.GetAsync(address)).StatusCode == HttpStatusCode.OK
                && (await anonymous.GetAsync(address)).StatusCode != HttpStatusCode.OK) opened.Add(address);
        }

        Assert.Equal(
            ["/", "/privacy/mine", .. expected],
            opened.OrderBy(address => address is "/" ? 0 : address is "/privacy/mine" ? 1 : 2).ThenBy(address => Array.IndexOf(expected, address)));
        var mine = await guest.Client.GetStringAsync("/privacy/mine");
        Assert.DoesNotContain(guest.Name, Body().Match(mine).Value, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await guest.Client.GetAsync("/privacy/mine.json")).StatusCode);
        var erase = new FormUrlEncodedContent(
            new Dictionary<string, string> { ["Input.Sure"] = "true", ["__RequestVerificationToken"] = Token().Match(mine).Groups[1].Value });
        Assert.Equal(HttpStatusCode.NotFound, (await guest.Client.PostAsync("/privacy/mine", erase)).StatusCode);
    }

    private async Task<Guest> Enter(int round, int place, InvitationPurpose purpose)
    {
        var token = SecretToken.New();
        await using var db = await Db();
        var participants = await db.Participants
            .Where(participant => participant.PersonId != null
                && db.Rounds.Any(own => own.Id == participant.RoundId
                    && own.Number == round
                    && db.Chains.Any(chain => chain.Id == own.ChainId && chain.Slug == Slug)))
            .OrderBy(participant => participant.Name)
            .ToListAsync();
        var participant = participants[round == 4 ? place : participants.Count - 1 - place];
        db.Add(new Invitation(participant, purpose, SecretToken.HashOf(token), DateTimeOffset.UtcNow));
        await db.SaveChangesAsync();

        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = app.Address };
        var form = await client.GetStringAsync($"/i/{token}");
        Assert.Equal(purpose == InvitationPurpose.Sheet, form.Contains(participant.Name, StringComparison.Ordinal));
        var fields = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = Token().Match(form).Groups[1].Value });
        Assert.Equal(HttpStatusCode.Redirect, (await client.PostAsync($"/i/{token}", fields)).StatusCode);
        return new Guest(client, participant.Id, participant.PersonId!.Value, participant.Name);
    }

    private async Task Remove(Guest guest)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PeopleService>().Remove(await Coordinator(), Slug, guest.Person);
    }

    private async Task<Viewer> Coordinator()
    {
        await using var db = await Db();
        return new Viewer(await db.Users.Where(user => user.Email == "coordinator@demo.example").Select(user => user.Id).SingleAsync(), "Marieke de Boer");
    }

    private Task<KetenScanDb> Db() => app.Services.GetRequiredService<IDbContextFactory<KetenScanDb>>().CreateDbContextAsync();

    private sealed record Guest(HttpClient Client, Guid Participant, Guid Person, string Name);

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("<main.*</main>", RegexOptions.Singleline)]
    private static partial Regex Body();
}
