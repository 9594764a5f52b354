using System.Text.Json;
using KetenScan.Web.Features.People;
using KetenScan.Web.Features.Rounds;
using KetenScan.Web.Tests.Invitations;
using KetenScan.Web.Tests.People;
using Microsoft.Extensions.Caching.Memory;

namespace KetenScan.Web.Tests.Rounds;

/// <summary>Whatever a coordinator does to one person, the result looks the same whether that person had handed in or not.</summary>
public sealed class OneOfThemTests
{
    private const string Slug = InvitationTests.Slug;

    /// <summary>The changes, applied to the person with a name and to a second entry of the same person.</summary>
    private static readonly Dictionary<string, Func<TestInstallation, PersonRow, PersonRow, Task>> Acts = new()
    {
        ["taken out, the sheet stays"] = (installation, own, _) => installation.People.Remove(installation.Coordinator, Slug, own.Id),
        ["taken out and put back"] = async (installation, own, _) =>
            await installation.People.Restore(installation.Coordinator, Slug, (await installation.People.Remove(installation.Coordinator, Slug, own.Id))!),
        ["taken out and added again"] = async (installation, own, _) =>
        {
            await installation.People.Remove(installation.Coordinator, Slug, own.Id);
            await installation.People.Add(installation.Coordinator, Slug, [new NewPerson("Iemand", own.Email, own.PartnerId, own.Level)]);
            await installation.OpenRounds.AskNewcomers(installation.Coordinator, Slug, 1);
        },
        ["taken out, added again and not asked yet"] = async (installation, own, _) =>
        {
            await installation.People.Remove(installation.Coordinator, Slug, own.Id);
            await installation.People.Add(installation.Coordinator, Slug, [new NewPerson("Iemand", own.Email, own.PartnerId, own.Level)]);
        },
        ["moved"] = Move,
        ["moved and taken out"] = async (installation, own, second) =>
        {
            await Move(installation, own, second);
            await installation.People.Remove(installation.Coordinator, Slug, own.Id);
        },
        ["merged"] = (installation, own, second) => installation.Merging.People(
            installation.Coordinator,
            Slug,
            new MergedPeople(own, second, NameOfGone: false, EmailOfGone: false, SheetOfGone: false)),
        ["merged into the other"] = (installation, own, second) => installation.Merging.People(
            installation.Coordinator,
            Slug,
            new MergedPeople(second, own, NameOfGone: true, EmailOfGone: true, SheetOfGone: false)),
        ["partners merged"] = async (installation, own, _) =>
            await installation.Merging.Partners(
                installation.Coordinator,
                Slug,
                new MergedPartners([own.PartnerId], await Other(installation, own), null, new DateOnly(2026, 9, 20))),
        ["renamed"] = (installation, own, _) => Correct(installation, own, person => person with { Name = "Iemand" }),
        ["another address"] = (installation, own, _) => Correct(installation, own, person => person with { Email = "iemand@voorbeeld.nl" }),
    };

    public static TheoryData<Engine, string, bool> Cases
    {
        get
        {
            var all = new TheoryData<Engine, string, bool>();
            foreach (var engine in Enum.GetValues<Engine>())
            {
                foreach (var act in Acts.Keys)
                {
                    all.Add(engine, act, true);
                    if (act.StartsWith("merged", StringComparison.Ordinal)) all.Add(engine, act, false);
                }
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task What_is_seen_after_it_is_the_same_for_one_who_handed_in_and_one_who_did_not(Engine engine, string act, bool samePartner)
    {
        foreach (var mail in (bool[])[true, false])
        {
            var (handedIn, not) = (await Seen(engine, act, "Anna", samePartner, mail), await Seen(engine, act, "Bert", samePartner, mail));

            Assert.Equal(handedIn.Count, not.Count);
            Assert.All(handedIn.Zip(not), pair => Assert.Equal(pair.First, pair.Second));
        }
    }

    /// <summary>What the coordinator sees right after the change, and on the next day, here and on another server.</summary>
    private static async Task<List<string>> Seen(Engine engine, string act, string name, bool samePartner, bool mail)
    {
        await using var installation = await Opened(engine, mail);
        var people = (await installation.People.Find(installation.Coordinator, Slug))!.People;
        await Acts[act](installation, people.Single(person => person.Name == name), people.Single(person => person.Name == (samePartner ? "Dubbel" : "Bob")));

        var seen = new List<string>();
        foreach (var _ in (string[])["the same day", "the next day"])
        {
            foreach (var rounds in (RoundService[])[installation.Rounds, OnAnotherServer(installation)])
            {
                var view = (await rounds.Find(installation.Coordinator, Slug, 1))!;
                seen.AddRange([Written(view), Written(LowResponse.Of(view))]);
            }

            var chain = (await installation.People.Find(installation.Coordinator, Slug))!;
            var messages = (await (mail ? installation.WithMail().Messages : installation.Messages).Find(installation.Coordinator, Slug, 1))!;
            seen.AddRange([
                Written(await installation.Home.Load(installation.Coordinator)),
                Written(await installation.RoundLists.Find(installation.Coordinator, Slug)),
                Written(await installation.Chains.Settings(installation.Coordinator, Slug)),
                string.Join(' ', chain.Partners.Select(partner => $"{partner.Name} {partner.IsUnused}")),
                string.Join(' ', chain.People.Select(person => $"{person.Partner} {person.IsAsked}").Order()),
                Written(messages.Tallies),
                string.Join(' ', messages.Messages.Select(line => $"{line.Partner} {line.Kind} {line.State} {line.CanHaveNewLink}").Order()),
            ]);
            installation.Clock.Advance(TimeSpan.FromDays(1));
        }

        return seen;
    }

    /// <summary>
    /// A round in which some people of each partner handed in yesterday and some did not; Anna did and Bert did not, of the same partner and level.
    /// </summary>
    private static async Task<TestInstallation> Opened(Engine engine, bool mail)
    {
        var installation = await InvitationTests.Opened(engine);
        var anna = (await installation.People.Find(installation.Coordinator, Slug))!.People.Single(person => person.Name == "Anna");
        await installation.People.Add(installation.Coordinator, Slug, [
            new NewPerson("Bert", "bert@voorbeeld.nl", anna.PartnerId, anna.Level),
            new NewPerson("Dubbel", "dubbel@voorbeeld.nl", anna.PartnerId, anna.Level),
        ]);
        await installation.OpenRounds.AskNewcomers(installation.Coordinator, Slug, 1);
        foreach (var name in (string[])["Anna", "Dik"]) await installation.SubmitAll(await installation.ByLink(name), Slug, 4);
        installation.Clock.Advance(TimeSpan.FromDays(1));
        await (mail ? installation.WithMail().OpenRounds : installation.OpenRounds).Remind(installation.Coordinator, Slug, 1);
        Assert.Equal(2, (await installation.Rounds.Find(installation.Coordinator, Slug, 1))!.Submitted);
        return installation;
    }

    private static RoundService OnAnotherServer(TestInstallation installation) => new(
        installation.Databases, installation.Questionnaires, installation.Outbox, new ProgressCount(
            new MemoryCache(new MemoryCacheOptions())), installation.Audit, installation.Clock);

    private static async Task<Guid> Other(TestInstallation installation, PersonRow own) =>
        (await installation.People.Find(installation.Coordinator, Slug))!.Partners.First(partner => partner.Id != own.PartnerId).Id;

    private static async Task Move(TestInstallation installation, PersonRow own, PersonRow second)
    {
        var other = await Other(installation, own);
        await Correct(installation, own, person => person with { PartnerId = other });
    }

    private static Task<bool> Correct(TestInstallation installation, PersonRow own, Func<CorrectedPerson, CorrectedPerson> correct) =>
        installation.Correcting.Correct(installation.Coordinator, Slug, own.Id, correct(CorrectionTests.Corrected(own)));

    private static string Written<T>(T value) => JsonSerializer.Serialize(value, JsonSerializerOptions.Web);
}
