using KetenScan.Data.Access;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Rounds;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Data.Tests;

/// <summary>A partner's people keep their access up to and including its last day; after that they only see its own rounds.</summary>
public sealed class LeavingTests
{
    private static readonly DateOnly LastDay = new(2026, 10, 1);

    private static readonly DateOnly Joining = new(2026, 9, 1);

    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_member_sees_everything_until_the_last_day_ends_in_Amsterdam_and_then_only_their_own_rounds(Engine engine)
    {
        await using var database = await TestDatabase.Create(engine);
        var viewer = await Member(database);
        const string All = "chain person rounds 1 2";

        Assert.Equal(All, await Seen(database, viewer, "2026-09-20T12:00Z"));
        await Leave(database, LastDay);

        Assert.Equal(All, await Seen(database, viewer, "2026-09-20T12:00Z"));
        Assert.Equal(All, await Seen(database, viewer, "2026-10-01T21:59Z"));
        Assert.Equal("rounds 1", await Seen(database, viewer, "2026-10-01T22:01Z"));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_member_who_also_sits_for_a_partner_that_stays_keeps_seeing_the_chain(Engine engine)
    {
        await using var database = await TestDatabase.Create(engine);
        var viewer = await Member(database);
        await using (var db = database.CreateDbContext())
        {
            var chain = await db.Chains.Include(chain => chain.Partners).Include(chain => chain.People).SingleAsync();
            chain.Add(
                chain.Partners.Single(partner => partner.Key == "apotheek"),
                "Ans",
                "ans@elders.example",
                Level.Strategic,
                Joining).AccountId = viewer.AccountId;
            await db.SaveChangesAsync();
        }

        await Leave(database, LastDay);

        Assert.Equal("chain person rounds 1 2", await Seen(database, viewer, "2026-11-01T12:00Z"));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Coordinators_and_consultants_see_a_chain_whoever_leaves_it(Engine engine)
    {
        await using var database = await TestDatabase.Create(engine);
        foreach (var role in (Role[])[Role.Coordinator, Role.Consultant])
        {
            var viewer = await Granted(database, role);
            await Leave(database, LastDay);

            Assert.Equal("chain rounds 1 2", await Seen(database, viewer, "2026-11-01T12:00Z"));
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_database_and_the_domain_have_one_notion_of_active_on_a_day(Engine engine)
    {
        await using var database = await TestDatabase.Create(engine);
        var chain = new Chain("keten", "Keten", "dementie");
        var day = LastDay;
        foreach (var joined in (int[])[-2, -1, 0, 1])
        {
            foreach (var left in (int?[])[null, -1, 0, 1])
            {
                if (left < joined) continue;

                var name = $"p{joined}-{left}";
                var partner = chain.Join(new Organisation(name), name, day.AddDays(joined));
                if (left is { } days) partner.Leave(day.AddDays(days));
            }
        }

        await using (var db = database.CreateDbContext())
        {
            db.Add(chain);
            await db.SaveChangesAsync();
        }

        database.Clock = At("2026-10-01T12:00Z");
        await using var reading = database.CreateDbContext();
        var expected = chain.Partners.Where(partner => partner.IsActiveOn(day)).Select(partner => partner.Key).Order(StringComparer.Ordinal).ToList();
        var found = (await reading.ActivePartners().Select(partner => partner.Key).ToListAsync()).Order(StringComparer.Ordinal);
        Assert.Equal(expected, found);
        Assert.InRange(expected.Count, 1, chain.Partners.Count - 1);
    }

    private static async Task<Viewer> Member(TestDatabase database)
    {
        var viewer = await Granted(database, Role.Member);
        await using var db = database.CreateDbContext();
        var chain = await db.Chains.Include(chain => chain.Partners).Include(chain => chain.People).SingleAsync();
        chain.Add(chain.Partners.Single(partner => partner.Key == "one"), "Ans", "ans@demo.example", Level.Strategic, Joining).AccountId = viewer.AccountId;
        await db.SaveChangesAsync();
        return viewer;
    }

    /// <summary>A chain with a first round of partners "one" and "two", and a second without the first of them.</summary>
    private static async Task<Viewer> Granted(TestDatabase database, Role role)
    {
        await using var db = database.CreateDbContext();
        var account = Given.Account($"{role}");
        db.Add(account);
        if (await db.Chains.SingleOrDefaultAsync() is { } known)
        {
            db.Add(new Grant(account.Id, role, known.Id));
        }
        else
        {
            var chain = new Chain("keten", "Keten", "dementie");
            var partners = ((string[])["one", "two", "apotheek"]).Select(key => chain.Join(new Organisation(key), key, new DateOnly(2024, 1, 1))).ToList();
            foreach (var asked in (Partner[][])[[partners[0], partners[1]], [partners[1], partners[2]]])
            {
                var round = chain.PlanRound("Ronde", Given.Questionnaire.Version, RoundRules.Default, new DateOnly(2026, 10, 1));
                foreach (var partner in asked) round.Invite(partner, "Cor", Level.Strategic);
                chain.OpenRound(round, Given.Morning);
                round.Close(chain, Given.Questionnaire, null, null, Given.Morning);
            }

            db.AddRange(chain, new Grant(account.Id, role, chain.Id));
        }

        await db.SaveChangesAsync();
        return new Viewer(account.Id, "Ans");
    }

    private static async Task Leave(TestDatabase database, DateOnly on)
    {
        await using var db = database.CreateDbContext();
        (await db.Partners.SingleAsync(partner => partner.Key == "one")).Leave(on);
        await db.SaveChangesAsync();
    }

    private static async Task<string> Seen(TestDatabase database, Viewer viewer, string at)
    {
        database.Clock = At(at);
        await using var db = database.CreateDbContext();
        List<string> seen = [];
        if (await db.ChainsOf(viewer).AnyAsync()) seen.Add("chain");
        if (await db.OwnPeople(viewer).AnyAsync()) seen.Add("person");
        seen.Add($"rounds {string.Join(' ', await db.RoundsOf(viewer).Select(round => round.Number).Order().ToListAsync())}");
        return string.Join(' ', seen);
    }

    private static FixedClock At(string instant) => new(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture));

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
