using System.Net;
using KetenScan.Data.Access;
using KetenScan.Domain;
using KetenScan.Web.Features.Account;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KetenScan.Web.Tests.Account;

/// <summary>Accounts that a coordinator gives to people of the chain.</summary>
public sealed class GivenAccountTests : RunningAccounts
{
    private const string Chain = "dementie-de-meren";

    [Fact]
    public async Task A_coordinator_gives_somebody_of_the_chain_an_account_and_hands_over_the_link()
    {
        var coordinator = await Viewer("coordinator@demo.example");
        var person = await Person("alzheimer-meren");
        Assert.Null(await Accounts.GiveTo(await Viewer("buitenstaander@demo.example"), Chain, person.Id));
        Assert.Null(await Accounts.GiveTo(coordinator, "schuldhulp-waterland", person.Id));

        var given = (await Accounts.GiveTo(coordinator, Chain, person.Id))!;
        Assert.Equal(WayIn.Link, given.Way);
        using var client = Client();
        await Post(client, new Uri(given.Link!).PathAndQuery, "een zin om te onthouden");
        await DemoServer.SignIn(client, person.Email, "een zin om te onthouden");
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/chains/{Chain}/dossier")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/chains/schuldhulp-waterland")).StatusCode);

        Assert.Equal(new GivenAccount(WayIn.Password), await Accounts.GiveTo(coordinator, Chain, person.Id));
    }

    [Theory]
    [InlineData("administrator")]
    [InlineData("signs in without a password, and has a sheet where it has no role")]
    [InlineData("made a moment ago by this coordinator")]
    public async Task A_coordinator_gets_no_link_into_an_account_that_was_there_already(string account)
    {
        var person = await Person("alzheimer-meren");
        var coordinator = await Viewer("coordinator@demo.example");
        if (account.StartsWith("administrator", StringComparison.Ordinal))
            await Accounts.Invite(
                await (await Viewer("beheer@demo.example")).Proved(Databases),
                Guid.CreateVersion7(),
                person.Email,
                person.Name,
                isAdministrator: true,
                mayStartChains: false);
        else if (account.StartsWith("signs in", StringComparison.Ordinal))
            await WithSheetElsewhere(person);
        else
            Assert.Equal(WayIn.Link, (await Accounts.GiveTo(coordinator, Chain, person.Id))!.Way);

        Assert.Equal(new GivenAccount(WayIn.Administrator), await Accounts.GiveTo(coordinator, Chain, person.Id));
    }

    [Fact]
    public async Task An_account_is_one_person_of_a_chain()
    {
        var (first, second) = (await Person("alzheimer-meren"), await Person("welzijn-centraal"));
        var coordinator = await Viewer("coordinator@demo.example");
        await Accounts.GiveTo(coordinator, Chain, first.Id);

        // The address of the first was corrected since; the second has it now.
        await using var db = await Databases.CreateDbContextAsync();
        await db.People.Where(person => person.Id == first.Id).ExecuteUpdateAsync(person => person.SetProperty(own => own.Email, "anders@voorbeeld.nl"));
        await db.People.Where(person => person.Id == second.Id).ExecuteUpdateAsync(person => person.SetProperty(own => own.Email, first.Email));

        var refused = await Assert.ThrowsAsync<RuleBroken>(() => Accounts.GiveTo(coordinator, Chain, second.Id));

        Assert.Equal(Rule.AccountIsSomebodyElses, refused.Rule);
        Assert.Null(await db.People.Where(person => person.Id == second.Id).Select(person => person.AccountId).SingleAsync());
    }

    [Fact]
    public async Task When_coordinators_give_one_account_at_once_at_most_one_gets_its_link()
    {
        var person = await Person("alzheimer-meren");
        var coordinator = await Viewer("coordinator@demo.example");

        async Task<GivenAccount?> Give()
        {
            await using var own = App.Services.CreateAsyncScope();
            return await own.ServiceProvider.GetRequiredService<AccountService>().GiveTo(coordinator, Chain, person.Id);
        }

        var given = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Give()));

        Assert.True(given.Count(one => one!.Link is not null) <= 1);
    }

    /// <summary>Leaves what remains of a person who signs in by another provider and whose role in another chain was withdrawn.</summary>
    private async Task WithSheetElsewhere(Domain.Chains.Person person)
    {
        await using var db = await Databases.CreateDbContextAsync();
        var account = new Data.Access.Account(person.Email, person.Name)
        {
            NormalizedEmail = person.Email.ToUpperInvariant(),
            NormalizedUserName = person.Email.ToUpperInvariant(),
            SecurityStamp = "stempel",
        };
        db.Add(account);
        db.Add(new Microsoft.AspNetCore.Identity.IdentityUserLogin<Guid> { UserId = account.Id, LoginProvider = "oidc", ProviderKey = "1" });
        await db.SaveChangesAsync();
        var elsewhere = await db.Participants
            .Where(own => own.AccountId == null
                && db.Rounds.Any(round => round.Id == own.RoundId && db.Chains.Any(chain => chain.Id == round.ChainId && chain.Slug == "schuldhulp-waterland")))
            .Select(own => own.Id)
            .FirstAsync();
        await db.Participants.Where(own => own.Id == elsewhere).ExecuteUpdateAsync(own => own.SetProperty(one => one.AccountId, (Guid?)account.Id));
    }

    private async Task<Domain.Chains.Person> Person(string partner)
    {
        await using var db = await Databases.CreateDbContextAsync();
        // zoë.…
        return await db.People
            .OrderByDescending(person => person.Email)
            .FirstAsync(person => person.AccountId == null && db.Partners.Any(own => own.Id == person.PartnerId && own.Key == partner));
    }
}
