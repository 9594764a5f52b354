using System.Net;
using System.Text.Json;
using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Dossiers;
using KetenScan.Domain.Dossier;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Features.Privacy;
using KetenScan.Web.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KetenScan.Web.Tests.Privacy;

/// <summary>What people can request about their own data, with the demo in a separate application.</summary>
public sealed class PrivacyTests : RunningDemo
{
    private const string Chain = "dementie-de-meren";

    private PrivacyService Privacy => Services.GetRequiredService<PrivacyService>();

    [Fact]
    public async Task Everything_that_is_kept_of_a_member_is_handed_out_and_nothing_of_others()
    {
        var member = await Viewer("strategisch");
        await Services.GetRequiredService<HintService>().Hide(member, Hint.Scorecard);
        var held = await Privacy.Of(member);

        Assert.Equal(["Scorecard"], held.Account!.HiddenHints);
        Assert.Equal(("Joost van Dijk", "strategisch@demo.example"), (held.Account.Name, held.Account.Email));
        Assert.Equal(["Member: Dementieketen De Meren"], held.Account.Roles);
        Assert.Equal("Thuiszorg Vliet", Assert.Single(held.Chains).Partner);
        Assert.Equal([1, 2, 3, 4], held.Sheets.Select(sheet => sheet.Round).Order());
        Assert.Equal(12, held.Sheets.Single(sheet => sheet.Round == 4).Answers.Count);
        Assert.All(held.Sheets, sheet => Assert.Equal("Joost van Dijk", sheet.Name));
    }

    [Fact]
    public async Task Erasing_removes_the_person_and_leaves_closed_scorecards_as_they_are()
    {
        var member = await Viewer("strategisch");
        await using var db = await Db();
        var cards = await db.Scorecards.AsNoTracking().OrderBy(card => card.RoundId).Select(card => card.Json).ToListAsync();
        var asked = await db.Participants.CountAsync();
        Assert.Equal(1, await EndorsedBy(db, "Joost van Dijk"));
        Assert.True(await db.ImprovementActions.AnyAsync(action => action.Owner == "Joost van Dijk"));

        Assert.Equal(Erasure.Done, await Privacy.Erase(member));

        Assert.Equal(cards, await db.Scorecards.AsNoTracking().OrderBy(card => card.RoundId).Select(card => card.Json).ToListAsync());
        Assert.Equal(asked - 1, await db.Participants.CountAsync()); // the open round's
        Assert.False(await db.Users.AnyAsync(user => user.Id == member.AccountId));
        Assert.False(await db.People.AnyAsync(person => person.Email == "strategisch@demo.example"));
        Assert.False(await db.Participants.AnyAsync(participant => participant.Name == "Joost van Dijk"));
        Assert.Equal(3, await db.Participants.CountAsync(participant => participant.Name == "" && participant.Sheet.Answers.Count == 0));
        Assert.Equal(0, await EndorsedBy(db, "Joost van Dijk"));
        Assert.Equal(1, await EndorsedBy(db, "Anneke Bakker"));
        Assert.Contains("Joost van Dijk", await Dossiers(db), StringComparison.Ordinal); // a seat, typed by the coordinator
        Assert.False(
            await db.ImprovementActions.AnyAsync(action => action.Owner == "Joost van Dijk"
                || action.Comments.Any(comment => comment.Who == "Joost van Dijk")));
        var held = await Privacy.Of(member);
        Assert.Null(held.Account);
        Assert.Empty(held.Sheets);
    }

    [Fact]
    public async Task The_last_coordinator_hands_over_first() => Assert.Equal(Erasure.LastCoordinator, await Privacy.Erase(await Viewer("coordinator")));

    [Fact]
    public async Task A_coordinator_detaches_a_closed_round_and_its_figures_stay()
    {
        Assert.False(await Privacy.Detach(await Viewer("strategisch"), Chain, 2));
        Assert.False(await Privacy.Detach(await Viewer("buitenstaander"), Chain, 2));
        Assert.False(await Privacy.Detach(await Viewer("coordinator"), Chain, 4)); // open

        Assert.True(await Privacy.Detach(await Viewer("coordinator"), Chain, 2));

        await using var db = await Db();
        var round = await db.Rounds
            .Include(round => round.Participants)
            .ThenInclude(participant => participant.Sheet)
            .ThenInclude(sheet => sheet.Answers)
            .SingleAsync(round => round.Number == 2 && db.Chains.Any(chain => chain.Id == round.ChainId && chain.Slug == Chain));
        Assert.All(round.Participants, participant => Assert.Equal(("", null, null), (participant.Name, participant.AccountId, participant.PersonId)));
        Assert.Contains(round.Participants, participant => participant.Sheet.Answers.Count > 0);
        Assert.Equal([1, 3, 4], (await Privacy.Of(await Viewer("strategisch"))).Sheets.Select(sheet => sheet.Round).Order());
    }

    [Fact]
    public async Task Erasing_by_a_plain_form_needs_the_tick_and_signs_out()
    {
        using var client = new HttpClient(
            new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() })
        { BaseAddress = App.Address };
        await DemoServer.SignIn(client, "uitvoering@demo.example", App.Password);

        using var data = JsonDocument.Parse(await client.GetStringAsync("/privacy/mine.json"));
        Assert.Equal("uitvoering@demo.example", data.RootElement.GetProperty("account").GetProperty("email").GetString());
        Assert.Equal("/privacy/mine?sure=false", await Post(client, []));
        Assert.Equal("/privacy?erased=true", await Post(client, new() { ["Input.Sure"] = "true" }));
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync("/")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await DemoServer.SignIn(client, "uitvoering@demo.example", App.Password)).StatusCode); // the form is shown again
    }

    private static async Task<int> EndorsedBy(KetenScanDb db, string name) =>
        (await db.DossierEntries.AsNoTracking().Select(entry => entry.Fact).ToListAsync()).OfType<Endorsement>().Count(yes => yes.By == name);

    /// <summary>All dossiers with their history, as they are stored.</summary>
    private static async Task<string> Dossiers(KetenScanDb db)
    {
        var changes = (await db.DossierEntries.AsNoTracking().Include(entry => entry.Changes).ToListAsync()).SelectMany(
            entry => entry.Changes.Select(change => $"{change.Who} {FactJson.Write(change.Fact)}").Append(FactJson.Write(entry.Fact)));
        return string.Join('\n', changes);
    }

    private static async Task<string> Post(HttpClient client, Dictionary<string, string> fields)
    {
        var page = await client.GetStringAsync("/privacy/mine");
        fields["__RequestVerificationToken"] = System.Text.RegularExpressions.Regex.Matches(
            page,
            "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")[^1].Groups[1].Value;
        return (await client.PostAsync("/privacy/mine", new FormUrlEncodedContent(fields))).Headers.Location!.OriginalString;
    }

    private Task<KetenScanDb> Db() => Databases.CreateDbContextAsync();

    private async Task<Viewer> Viewer(string who)
    {
        await using var db = await Db();
        return await db.Users.Where(user => user.Email == $"{who}@demo.example").Select(user => new Viewer(user.Id, user.DisplayName, null)).SingleAsync();
    }
}
