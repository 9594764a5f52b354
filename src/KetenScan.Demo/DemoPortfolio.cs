using System.Globalization;
using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Dossier;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Demo;

/// <summary>The number and size of invented chains.</summary>
/// <param name="Partners">Per chain; at least two.</param>
/// <param name="Respondents">The number of people asked per round.</param>
public sealed record PortfolioSize(int Chains, int Rounds, int Partners, int Respondents, int Seed);

/// <summary>Any number of invented chains, for testing the comparison. Rounds are scored like real ones; only the scorecards are stored.</summary>
public sealed class DemoPortfolio(DateTimeOffset now)
{
    private const int AtOnce = 16;
    private const int ChainsPerCoordinator = 10;

    private static readonly (string Field, string Name)[] Fields =
    [
        ("dementie", "Dementieketen"), ("jeugd", "Jeugdketen"), ("schulden", "Schuldhulpketen"), ("CVA", "CVA-keten"), ("palliatief", "Palliatief netwerk"),
        ("geboorte", "Geboorteketen"), ("veiligheid", "Veiligheidshuis"), ("werk", "Keten Werk en Inkomen"),
    ];

    private static readonly string[] Places =
    [
        "Aalscholver",
        "Berkenrode",
        "Coevoet",
        "Dijkzicht",
        "Eemstroom",
        "Fazant",
        "Gorskade",
        "Heuvelland",
        "IJzermeer",
        "Jachtveld",
        "Kreekrand",
        "Lindewal",
        "Maasbocht",
        "Noordrand",
        "Oeverland",
        "Polderwijk",
    ];

    private static readonly string[] Regions =
    [
        "Drenthe",
        "Flevoland",
        "Friesland",
        "Gelderland",
        "Groningen",
        "Limburg",
        "Noord-Brabant",
        "Noord-Holland",
        "Overijssel",
        "Utrecht",
        "Zeeland",
        "Zuid-Holland",
    ];

    private static readonly string[] Kinds =
    [
        "Gemeente",
        "Thuiszorg",
        "Huisartsen",
        "Ziekenhuis",
        "Welzijn",
        "Woonstichting",
        "Zorggroep",
        "Maatjes",
        "Onderwijs",
        "Politie",
    ];

    /// <summary>Adds the chains to a database; the same size and date give the same figures.</summary>
    /// <param name="consultant">The account that may compare them all; null for nobody.</param>
    /// <param name="told">Called with the number of chains done.</param>
    /// <param name="cancel">Cancels; chains that were already added stay.</param>
    /// <exception cref="InvalidOperationException">Chains with this seed already exist.</exception>
    public async Task AddTo(IDbContextFactory<KetenScanDb> databases, PortfolioSize size, Guid? consultant, Action<int> told, CancellationToken cancel)
    {
        await using (var db = await databases.CreateDbContextAsync(cancel))
        {
            var first = SlugOf(size.Seed, 0);
            if (await db.Chains.AnyAsync(chain => chain.Slug == first, cancel)) throw new InvalidOperationException(
                $"The chains of seed {size.Seed} are there already. Choose another --seed.");
        }

        Guid? coordinator = null;
        for (var start = 0; start < size.Chains; start += AtOnce)
        {
            var part = Enumerable.Range(start, Math.Min(AtOnce, size.Chains - start)).ToList();
            var chains = part.AsParallel().AsOrdered().WithCancellation(cancel).Select(number => Invent(size, number)).ToList();
            await using var db = await databases.CreateDbContextAsync(cancel);
            foreach (var (number, demo) in part.Zip(chains))
            {
                if (number % ChainsPerCoordinator == 0) coordinator = Coordinator(db, size.Seed, number / ChainsPerCoordinator);
                Add(db, demo);
                db.Grants.Add(new Grant(coordinator!.Value, Role.Coordinator, demo.Chain.Id));
                if (consultant is { } account) db.Grants.Add(new Grant(account, Role.Consultant, demo.Chain.Id));
            }

            await db.SaveChangesAsync(cancel);
            told(start + part.Count);
        }

        // The chains should count as if they existed before the quarter began, so the benchmark is recalculated with them.
        await using var last = await databases.CreateDbContextAsync(cancel);
        await last.BenchmarkQuarters.ExecuteDeleteAsync(cancel);
    }

    /// <summary>People and sheets are not stored: the comparison needs scorecards only.</summary>
    private static void Add(KetenScanDb db, DemoChain demo)
    {
        db.ChangeTracker.TrackGraph(demo.Chain, node =>
        {
            if (node.Entry.Entity is not (Participant or Person)) node.Entry.State = EntityState.Added;
        });
        db.Scorecards.AddRange(demo.Scorecards);
        db.DossierEntries.AddRange(demo.Dossier.Entries);
        if (demo.Dossier.Face is { } face) db.ChainFaces.Add(face);
    }

    /// <summary>An account without a password, so that nobody can sign in with it.</summary>
    private static Guid Coordinator(KetenScanDb db, int seed, int number)
    {
        var email = $"coordinator{number}.{seed}@seed.example";
        var account = new Account(email, DemoWords.Name(number)) { NormalizedEmail = email.ToUpperInvariant(), NormalizedUserName = email.ToUpperInvariant() };
        db.Users.Add(account);
        return account.Id;
    }

    private static string SlugOf(int seed, int number) => string.Create(CultureInfo.InvariantCulture, $"demo-{seed}-{number:00000}");

    private DemoChain Invent(PortfolioSize size, int number)
    {
        var random = new Random(size.Seed * 1_000_003 + number);
        var (field, name) = Fields[random.Next(Fields.Length)];
        var chain = new Chain(SlugOf(size.Seed, number), $"{name} {Places[random.Next(Places.Length)]} {number + 1}", field);
        chain.Describe(chain.Name, field, Regions[random.Next(Regions.Length)], joinsBenchmark: random.Next(10) < 7);
        double[] Some(double middle, double width) => [.. Enumerable.Range(0, 8).Select(_ => middle + width * DemoPattern.Bell(random))];
        var pattern = new DemoPattern
        {
            Start = Some(3.3, 0.45),
            Step = Some(0.03, 0.05),
            Gap = Some(0.25, 0.25),
            Unhappy = "p02",
            UnhappyWith = (Principle)random.Next(1, 9),
        };
        var demo = new DemoChain(pattern, random.Next(1_000_000))
        {
            Chain = chain,
            Rules = RoundRules.Default with
            {
                Weighting = random.Next(12) == 0 ? Weighting.Respondent : Weighting.Partner,
                Disclosure = random.Next(6) == 0 ? new Disclosure(DisclosureMode.Protected) : Disclosure.Named,
            },
            Silent = random.Next(8) == 0 ? 2 : 7,
        };
        var start = DateOnly.FromDateTime(now.UtcDateTime).AddMonths(-6 * size.Rounds - 6);
        for (var partner = 0; partner < size.Partners; partner++)
            demo.Partner(
                string.Create(CultureInfo.InvariantCulture, $"p{partner + 1:00}"),
                $"{Kinds[partner % Kinds.Length]} {chain.Name.Split(' ')[^2]} {number + 1}-{partner + 1}",
                size.Respondents / size.Partners + (partner < size.Respondents % size.Partners ? 1 : 0),
                start);
        demo.AddPeople(now, (own, at) => Dossier(own, at, random));
        var late = random.Next(180);
        for (var round = size.Rounds; round > 0; round--) demo.ClosedRound(now.AddMonths(-6 * (round - 1)).AddDays(-late));
        return demo;
    }

    /// <summary>Varies the number of facts between chains.</summary>
    private static DemoDossier Dossier(Chain chain, DateTimeOffset at, Random random)
    {
        var dossier = new DemoDossier(chain, at);
        var care = random.NextDouble();
        bool Kept() => random.NextDouble() < care;
        var ambition = dossier.Record(new Ambition { Words = "Samen zo goed mogelijk voor wie ons nodig heeft.", From = dossier.Ago(8 + random.Next(40)) });
        foreach (var partner in chain.Partners.Where(_ => Kept()))
            dossier.Record(new Endorsement { AmbitionId = ambition, PartnerId = partner.Id, Day = dossier.Ago(7), By = "Bestuur" });
        if (Kept()) dossier.Record(new Communication { Day = dossier.Ago(9), How = "Nieuwsbrief", Partners = dossier.Everybody() });
        if (Kept())
        {
            var indicator = dossier.Record(
                new Indicator
                {
                    AmbitionId = ambition,
                    Name = "Wachttijd",
                    Unit = "dagen",
                    Direction = Direction.Down,
                    Baseline = 40,
                    BaselineOn = dossier.Ago(24),
                    Target = 15,
                    TargetOn = dossier.Ago(-12),
                    Owner = "Coördinator",
                });
            if (Kept()) dossier.Record(new Measurement { IndicatorId = indicator, Day = dossier.Ago(7), Value = 20 + random.Next(20) });
        }

        var body = dossier.Record(new Body { Name = "Stuurgroep", Layer = Layer.Strategic });
        foreach (var partner in chain.Partners.Where(_ => Kept())) dossier.Record(
            new Seat
            {
                BodyId = body,
                PartnerId = partner.Id,
                Holder = "Bestuurder",
                FunctionLevel = FunctionLevel.Board,
                Mandated = true,
                Since = dossier.Ago(30),
            });
        if (Kept()) dossier.Record(new Covenant { Title = "Convenant", From = dossier.Ago(30), Partners = dossier.Everybody() });
        foreach (var months in (int[])[10, 8])
            dossier.Record(new Meeting { BodyId = body, Day = dossier.Ago(months), BalanceDiscussed = Kept(), RelationsDiscussed = Kept() });
        if (Kept()) dossier.Record(new Decision { BodyId = body, Day = dossier.Ago(8), Words = "Wij gaan door." });
        if (Kept()) dossier.Record(new Moment { What = "Werkbezoek", Kind = MomentKind.Visit, Day = dossier.Ago(7), Partners = dossier.Everybody() });
        if (Kept()) dossier.Record(
            new Story { Title = "Het lukte", Words = "Samen kwamen wij eruit.", Day = dossier.Ago(7), Partners = dossier.Everybody(), FromPractice = true });
        if (Kept()) dossier.Record(new Difference { Title = "Wie beslist", RecordedOn = dossier.Ago(9), Handling = Handling.Settled });
        if (Kept()) dossier.Show("#1f5fa8", chain.Name, "Samen verder", "Buurthuis");
        return dossier;
    }
}
