using KetenScan.Domain;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Features.Actions;
using KetenScan.Web.Features.Chains;
using KetenScan.Web.Features.People;
using KetenScan.Web.Tests.Invitations;

namespace KetenScan.Web.Tests.People;

/// <summary>A name that is unreadable or too long is refused with an explanation wherever it comes in, never by the database.</summary>
public sealed class NameTests
{
    private const string Slug = InvitationTests.Slug;

    /// <summary>Invisible spaces and characters.</summary>
    private const string Unseen = " \u200b\u00ad\u2800\u00a0";

    private static readonly DateOnly Joined = new(2026, 9, 1);

    private static readonly Dictionary<string, Func<TestInstallation, string, Task>> Entrances = new()
    {
        ["person added"] = async (installation, name) => await installation.People.Add(
            installation.Coordinator,
            Slug,
            [new NewPerson(name, "nieuw@voorbeeld.nl", (await View(installation)).Partners[0].Id, Level.Strategic)]),
        ["person corrected"] = async (installation, name) =>
        {
            var person = (await View(installation)).People[0];
            await installation.Correcting.Correct(installation.Coordinator, Slug, person.Id, CorrectionTests.Corrected(person) with { Name = name });
        },
        ["partner added"] = (installation, name) => installation.People.AddPartner(installation.Coordinator, Slug, name, Joined),
        ["partner renamed"] = async (installation, name) =>
        {
            var partner = (await View(installation)).Partners[0];
            await installation.Correcting.Rename(installation.Coordinator, Slug, partner.Id, partner.Name, name);
        },
        ["partners merged"] = async (installation, name) =>
            await installation.Merging.Partners(
                installation.Coordinator,
                Slug,
                new MergedPartners([.. (await View(installation)).Partners.Select(partner => partner.Id)], null, name, new DateOnly(2026, 9, 2))),
        ["chain started"] = (installation, name) => installation.Chains.Start(installation.Coordinator, Guid.CreateVersion7(), name, "wijk"),
        ["chain described"] = async (installation, name) =>
        {
            var seen = (await installation.Chains.Settings(installation.Coordinator, Slug))!.Description;
            await installation.Chains.Describe(installation.Coordinator, Slug, seen, new ChainDescription(name, seen.Field, seen.Region, seen.JoinsBenchmark));
        },
        ["round corrected"] = async (installation, name) =>
        {
            var form = (await installation.OpenRounds.Correcting(installation.Coordinator, Slug, 1))!;
            form.Name = name;
            await installation.OpenRounds.Correct(installation.Coordinator, Slug, 1, form);
        },
        ["owner of an action"] = (installation, name) => installation.Actions.Save(installation.Coordinator, Slug, Action(name)),
    };

    public static TheoryData<Engine, string> Ways
    {
        get
        {
            var all = new TheoryData<Engine, string>();
            foreach (var engine in Enum.GetValues<Engine>())
            {
                foreach (var entrance in Entrances.Keys) all.Add(engine, entrance);
            }

            return all;
        }
    }

    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_name_that_cannot_be_read_or_is_too_long_is_refused(Engine engine, string entrance)
    {
        await using var installation = await InvitationTests.Opened(engine);

        var unread = await Assert.ThrowsAsync<RuleBroken>(() => Entrances[entrance](installation, Unseen));
        var tooLong = await Assert.ThrowsAsync<RuleBroken>(() => Entrances[entrance](installation, new string('x', 201)));

        Assert.Contains(unread.Rule, (Rule[])[Rule.NameIsNeeded, Rule.FieldIsNeeded, Rule.ActionHasWhatAndOwner]);
        Assert.Equal(Rule.NameIsTooLong, tooLong.Rule);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_longest_name_is_kept_also_of_who_owns_an_action(Engine engine)
    {
        await using var installation = await InvitationTests.Opened(engine);
        var person = (await View(installation)).People[0];
        var action = Action(person.Name);
        action.PersonId = person.Id;
        await installation.Actions.Save(installation.Coordinator, Slug, action);
        var longest = new string('x', Person.LongestName);

        await installation.Correcting.Correct(installation.Coordinator, Slug, person.Id, CorrectionTests.Corrected(person) with { Name = longest });

        Assert.Contains((await View(installation)).People, own => own.Name == longest);
        Assert.Equal(longest, Assert.Single((await installation.Actions.Find(installation.Coordinator, Slug))!.Actions).Owner);
    }

    private static ActionForm Action(string owner) => new() { What = "Iets", Owner = owner, Due = new DateOnly(2026, 12, 1) };

    private static async Task<PeopleView> View(TestInstallation installation) => (await installation.People.Find(installation.Coordinator, Slug))!;
}
