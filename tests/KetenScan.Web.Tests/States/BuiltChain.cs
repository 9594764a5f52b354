using System.Text;
using KetenScan.Data.Access;
using KetenScan.Domain.Dossier;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Reports.Files;
using KetenScan.Web.Features.Account;
using KetenScan.Web.Features.Actions;
using KetenScan.Web.Features.Assess;
using KetenScan.Web.Features.Chains;
using KetenScan.Web.Features.Dossier;
using KetenScan.Web.Features.Imports;
using KetenScan.Web.Features.People;
using KetenScan.Web.Features.Rounds;
using KetenScan.Web.Shared;
using KetenScan.Web.Tests.Access;
using Microsoft.EntityFrameworkCore;
using SkiaSharp;

namespace KetenScan.Web.Tests.States;

/// <summary>A chain of an installation that is being filled, described as its coordinator would.</summary>
internal sealed class BuiltChain(Building building, string slug)
{
    private static readonly DateOnly Founded = new(2024, 1, 1);

    private Viewer Runner => building.Coordinator;

    public async Task<BuiltChain> Granted(Viewer consultant)
    {
        Assert.True(await building.The<ConsultantService>().Grant(Runner, slug, Building.AddressOf(consultant)));
        return this;
    }

    public async Task<BuiltChain> Withdrawn(Viewer consultant)
    {
        Assert.True(await building.The<ConsultantService>().Withdraw(Runner, slug, consultant.AccountId));
        return this;
    }

    /// <summary>Adds this number of partners, optionally with these names.</summary>
    public async Task<BuiltChain> Partners(int count, Func<int, string>? name = null)
    {
        for (var number = 1; number <= count; number++) Assert.True(await building.The<PeopleService>().AddPartner(Runner, slug,
            name?.Invoke(number) ?? $"Partner {number}", Founded));
        return this;
    }

    /// <summary>
    /// Adds this number of people to each partner. The member is the first person of the first partner, the account with every role the first of the second;
    /// both have an account.
    /// </summary>
    public async Task<BuiltChain> People(int each)
    {
        var people = building.The<PeopleService>();
        var partners = (await People()).Partners;
        Viewer?[] seated = [building.Member, building.Everything];
        var added = partners.SelectMany((partner, place) => Enumerable.Range(1, each).Select(number => number == 1
            && seated.ElementAtOrDefault(place) is { } viewer
            ? new NewPerson(viewer.Name, Building.AddressOf(viewer), partner.Id, Level.Strategic)
            : new NewPerson($"Persoon {place + 1}.{number}", $"persoon{place + 1}.{number}@{slug}.example", partner.Id, number % 3 == 1
                ? Level.Strategic : Level.Operational)));
        Assert.True(await people.Add(Runner, slug, [.. added]));
        foreach (var person in (await People()).People.Where(person => person.Email.EndsWith("@ketens.example", StringComparison.Ordinal)))
            Assert.NotNull(await building.The<AccountService>().GiveTo(Runner, slug, person.Id));
        return this;
    }

    public async Task<BuiltChain> Left(int partner)
    {
        Assert.True(await building.The<PeopleService>().Leave(Runner, slug, (await People()).Partners[partner].Id,
            building.The<ImportService>().Today().AddDays(-1)));
        return this;
    }

    public async Task<BuiltChain> Removed(Viewer member)
    {
        Assert.NotNull(
            await building.The<PeopleService>().Remove(Runner, slug, (await People()).People.Single(person => person.Email == Building.AddressOf(member)).Id));
        return this;
    }

    public async Task<BuiltChain> Archived()
    {
        Assert.True(await building.The<ChainService>().Archive(Runner, slug, archived: true));
        return this;
    }

    public async Task<int> Draft(Action<RoundForm>? change = null)
    {
        var (_, form) = (await building.The<PlanService>().Find(Runner, slug, number: null))!.Value;
        form.Name = "Ronde";
        change?.Invoke(form);
        return (await building.The<PlanService>().Save(Runner, slug, number: null, form))!.Value;
    }

    public async Task<int> Opened(Action<RoundForm>? change = null)
    {
        var number = await Draft(change);
        Assert.NotNull(await building.The<PlanService>().Open(Runner, slug, number));
        return number;
    }

    /// <summary>A round from invitation to scorecard, in which the first people who were asked hand in.</summary>
    public async Task<BuiltChain> Closed(int handedIn, Action<RoundForm>? change = null, bool comments = true, int statements = int.MaxValue)
    {
        var number = await Opened(change);
        await Answered(number, handedIn, comments, statements);
        Assert.True(await building.The<RoundService>().Close(Runner, slug, number));
        return this;
    }

    /// <summary>This number of the people asked hand in by their links, with different answers.</summary>
    public async Task Answered(int round, int howMany, bool comments = true, int statements = int.MaxValue)
    {
        await using var db = await building.Db();
        var links = await (
            from invitation in db.Invitations
            where invitation.Purpose == InvitationPurpose.Sheet && db.Rounds.Any(own => own.Id == invitation.RoundId && own.Number == round
                && db.Chains.Any(chain => chain.Id == own.ChainId && chain.Slug == slug))
            orderby invitation.Id
            select invitation).Take(howMany).ToListAsync();
        Assert.Equal(howMany, links.Count);
        var sheets = building.The<AssessService>();
        foreach (var (link, person) in links.Select((link, place) => (link, place)))
        {
            var viewer = await db.OnDevice(link, $"Link {person}");
            await sheets.Change(viewer, (await sheets.Find(viewer, slug, round))!, (sheet, questionnaire, now) =>
                FillIn(sheet, questionnaire, person, comments, statements, now));
        }
    }

    /// <summary>Imports a round: three people of one partner, one of another.</summary>
    public async Task<BuiltChain> Imported(DateOnly closedOn)
    {
        var questionnaire = await building.The<Questionnaires>().Get((await building.The<Questionnaires>().Published())[0]);
        string Row(string partner, int number) =>
            $"{partner},{partner}{number},operational,"
            + $"{string.Join(',', questionnaire.Statements.Select((_, place) => (place + number + closedOn.Month) % 5 + 1))}";
        var answers = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', string.Join(',', AnswersCsv.Required(questionnaire)), Row("gem", 1),
            Row("gem", 2), Row("gem", 3), Row("zorg", 1))));
        var partners = new MemoryStream(Encoding.UTF8.GetBytes("partner,name,invited\ngem,Gemeente,4\nzorg,Zorggroep,3\n"));
        var files = RoundFiles.Read(new NamedFile("a.csv", answers), new NamedFile("p.csv", partners), questionnaire);
        var imports = building.The<ImportService>();
        var target = (await imports.Find(Runner, slug))!;
        await imports.Import(Runner, target, new ImportedRound(files, await ImportService.Fingerprint(answers), questionnaire.Version, $"Elders {closedOn}",
            closedOn, RoundRules.Default, ImportService.Match(target, files)));
        return this;
    }

    /// <summary>Adds one fact on each page of the dossier, a face with a logo, and an action of the member.</summary>
    public async Task<BuiltChain> OnRecord()
    {
        var dossiers = building.The<DossierService>();
        var today = building.The<ImportService>().Today();
        Guid[] partners = [.. (await People()).Partners.Select(partner => partner.Id)];
        async Task<Guid> Record(Fact fact)
        {
            Assert.True(await dossiers.Save(Runner, slug, Guid.CreateVersion7(), version: 0, fact));
            return (await dossiers.Find(Runner, slug))!.Entries[^1].Id;
        }

        var ambition = await Record(new Ambition { Words = "Niemand wacht langer dan nodig.", From = Founded });
        await Record(new Indicator { AmbitionId = ambition, Name = "Wachttijd" });
        await Record(new Body { Name = "Stuurgroep", Layer = Layer.Strategic });
        await Record(new Moment { What = "Samen koken", Kind = MomentKind.Meal, Day = today, Partners = partners });
        var picture = await dossiers.Upload(Runner, slug, typeof(Story), "verhaal.png", Png());
        await Record(new Story { Title = "Een mooi begin", Words = "Het lukte.", Day = today, Partners = partners, FileId = picture });
        await Record(new Difference { Title = "Wie belt eerst", RecordedOn = today });
        await Record(new ProgressReport { Title = "Halfjaarbericht", Day = today });
        var faces = building.The<FaceService>();
        var face = (await faces.Find(Runner, slug))!;
        (face.Fields.Colour, face.Fields.Slogan) = ("#1f5fa8", "Samen verder");
        face = (await faces.Save(Runner, face))!;
        Assert.NotNull(await faces.SetLogo(Runner, face, Png()));
        return this;
    }

    public async Task<BuiltChain> Agreed(int? round = null)
    {
        var actions = building.The<ActionService>();
        var owner = (await People()).People.Single(person => person.Email == Building.AddressOf(building.Member));
        Assert.True(await actions.Save(Runner, slug, new ActionForm
        {
            RoundNumber = round,
            What = "Bel elkaar op dinsdag",
            PersonId = owner.Id,
            Due = building.The<ImportService>().Today().AddDays(30)
        }));
        return this;
    }

    private static void FillIn(Assessment sheet, Questionnaire questionnaire, int person, bool comments, int statements, DateTimeOffset now)
    {
        foreach (var (statement, place) in questionnaire.Statements.Take(statements).Select((statement, place) => (statement, place)))
            sheet.Answer(questionnaire, statement.Code, new((place + person) % 11 == 10 ? null : (place + 2 * person) % 5 + 1), now);
        if (comments) sheet.Remark((Principle)(person % 8 + 1), $"Dit zegt deelnemer {person}.", now);
        sheet.Prioritise(questionnaire, [(Principle)(person % 8 + 1)], now);
        sheet.Submit(now);
    }

    private static byte[] Png()
    {
        using var bitmap = new SKBitmap(8, 8);
        return bitmap.Encode(SKEncodedImageFormat.Png, 100).ToArray();
    }

    private async Task<PeopleView> People() => (await building.The<PeopleService>().Find(Runner, slug))!;
}
