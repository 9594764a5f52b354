using System.Security.Cryptography;
using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Audit;
using KetenScan.Domain;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;
using KetenScan.Reports.Files;
using KetenScan.Web.Features.Rounds;
using KetenScan.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Imports;

/// <summary>A chain that rounds can be imported into.</summary>
public sealed record ImportChain(Guid Id, string Slug, string Name, IReadOnlyList<ImportPartner> Partners);

public sealed record ImportPartner(Guid Id, string Key, string Name);

/// <summary>A round to import.</summary>
/// <param name="Files">The round as its files describe it.</param>
/// <param name="Fingerprint">The hash of the answers file.</param>
/// <param name="Matches">The chain's partner for each partner of the file; one that is missing here becomes a new partner.</param>
public sealed record ImportedRound(
    RoundFiles Files, string Fingerprint, QuestionnaireVersion Questionnaire, string Name, DateOnly ClosedOn, RoundRules Rules,
    IReadOnlyDictionary<string, Guid> Matches);

/// <summary>Thrown when the file was imported before.</summary>
public sealed class AlreadyImported(int number, string name) : Exception($"Already imported as round {number}.")
{
    public int Number { get; } = number;

    public string Name { get; } = name;
}

/// <summary>Imports rounds that were held elsewhere, in a spreadsheet or a survey tool, as closed rounds.</summary>
public sealed class ImportService(IDbContextFactory<KetenScanDb> databases, Questionnaires questionnaires, AuditLog audit, TimeProvider clock)
{
    /// <summary>A chain that the viewer runs; null when there is none.</summary>
    public Task<ImportChain?> Find(Viewer viewer, string slug, CancellationToken cancel = default) => Find(db => db.ChainsRunBy(viewer), slug, cancel);

    /// <summary>Any chain, for the command line.</summary>
    public Task<ImportChain?> Find(string slug, CancellationToken cancel = default) => Find(db => db.Chains, slug, cancel);

    /// <summary>Today, the last possible closing day of an imported round.</summary>
    public DateOnly Today() => Amsterdam.Day(clock.GetUtcNow());

    /// <param name="answers">Read from start to end.</param>
    public static async Task<string> Fingerprint(Stream answers, CancellationToken cancel = default)
    {
        answers.Position = 0;
        return Convert.ToHexString(await SHA256.HashDataAsync(answers, cancel));
    }

    /// <summary>The partners of the file that the chain has already: matched by key, otherwise by name.</summary>
    public static Dictionary<string, Guid> Match(ImportChain chain, RoundFiles files)
    {
        var matches = new Dictionary<string, Guid>();
        foreach (var partner in files.Partners)
        {
            var found = chain.Partners.FirstOrDefault(own => string.Equals(own.Key, partner.Key, StringComparison.OrdinalIgnoreCase))
                ?? chain.Partners.FirstOrDefault(own => Organisation.IsOne(own.Name, partner.Name));
            if (found is not null && !matches.ContainsValue(found.Id)) matches[partner.Key] = found.Id;
        }

        return matches;
    }

    /// <summary>Stores a round with its sheets and scorecard in one transaction.</summary>
    /// <param name="viewer">The coordinator; null for the command line.</param>
    /// <returns>The round's number.</returns>
    /// <exception cref="AlreadyImported">The answers file was imported into this chain before.</exception>
    /// <exception cref="RuleBroken">The domain refuses the round.</exception>
    public async Task<int> Import(Viewer? viewer, ImportChain target, ImportedRound import, CancellationToken cancel = default)
    {
        if (import.ClosedOn > Today()) throw new RuleBroken(Rule.ImportedRoundIsOver);

        await using var db = await databases.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await RefuseAgain(db, target, import, cancel);

        var questionnaire = await questionnaires.Get(import.Questionnaire, cancel);
        var chain = await db.Chains
            .Include(chain => chain.Partners)
            .Include(chain => chain.Rounds)
            .AsSplitQuery()
            .SingleAsync(chain => chain.Id == target.Id, cancel);
        var then = new DateTimeOffset(import.ClosedOn.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero);
        var round = chain.PlanRound(import.Name, import.Questionnaire, import.Rules, import.ClosedOn);
        Fill(round, import, questionnaire, await Partners(db, chain, import, cancel), () => chain.OpenHeldElsewhere(round, then), then);
        await RoundService.CloseAndStore(db, chain, round, questionnaire, dossier: null, then, cancel);
        db.RoundImports.Add(new RoundImport(round.Id, chain.Id, import.Fingerprint, clock.GetUtcNow()));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            await transaction.RollbackAsync(cancel);
            await using var again = await databases.CreateDbContextAsync(cancel);
            await RefuseAgain(again, target, import, cancel);
            throw;
        }

        await transaction.CommitAsync(cancel);
        await audit.Write(viewer, AuditEvent.RoundImported, target.Slug, $"{round.Number}");
        return round.Number;
    }

    /// <summary>Throws, with the name of the earlier round, when the file was imported before.</summary>
    private static async Task RefuseAgain(KetenScanDb db, ImportChain target, ImportedRound import, CancellationToken cancel)
    {
        var earlier = await (
            from done in db.RoundImports
            where done.ChainId == target.Id && done.Fingerprint == import.Fingerprint
            join round in db.Rounds on done.RoundId equals round.Id
            select new { round.Number, round.Name }).SingleOrDefaultAsync(cancel);
        if (earlier is not null) throw new AlreadyImported(earlier.Number, earlier.Name);
    }

    private static async Task<Dictionary<string, Partner>> Partners(KetenScanDb db, Chain chain, ImportedRound import, CancellationToken cancel)
    {
        var partners = new Dictionary<string, Partner>();
        foreach (var listed in import.Files.Partners)
        {
            if (import.Matches.TryGetValue(listed.Key, out var id))
            {
                partners[listed.Key] = chain.Partners.Single(partner => partner.Id == id);
                continue;
            }

            partners[listed.Key] = chain.Join(
                await db.OrganisationNamed(listed.Name, cancel),
                Slugs.Free(listed.Key, Partner.LongestKey, key => chain.Partners.Any(partner => partner.Key == key)),
                import.ClosedOn);
        }

        return partners;
    }

    /// <summary>Participants get a number instead of a name: who they were is not needed. Those who were asked and did not answer are added too.</summary>
    private static void Fill(
        Round round,
        ImportedRound import,
        Questionnaire questionnaire,
        Dictionary<string, Partner> partners,
        Action open,
        DateTimeOffset then)
    {
        var sheets = import.Files.Sheets
            .Select(row => (row, Sheet: round.Invite(partners[row.Sheet.Partner], $"{round.Participants.Count + 1}", row.Sheet.Level).Sheet))
            .ToList();
        var answered = import.Files.Sheets.CountBy(row => row.Sheet.Partner).ToDictionary();
        foreach (var listed in import.Files.Partners)
        {
            var silent = listed.Invited - answered.GetValueOrDefault(listed.Key);
            for (var number = 0; number < silent; number++) round.Invite(partners[listed.Key], $"{round.Participants.Count + 1}", Level.Operational);
        }

        open();
        foreach (var (row, sheet) in sheets)
        {
            for (var place = 0; place < questionnaire.Statements.Count; place++)
                sheet.Answer(questionnaire, questionnaire.Statements[place].Code, AnswerValue.Of(row.Sheet.Answers[place]), then);
            foreach (var (principle, text) in row.Comments) sheet.Remark(principle, text, then);
            sheet.Prioritise(questionnaire, row.Sheet.Priorities, then);
            sheet.Submit(then);
        }
    }

    private async Task<ImportChain?> Find(Func<KetenScanDb, IQueryable<Chain>> scope, string slug, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await scope(db)
            .Where(chain => chain.Slug == slug)
            .Select(chain => new ImportChain(
                chain.Id,
                chain.Slug,
                chain.Name,
                chain.Partners
                    .OrderBy(partner => partner.Organisation.Name)
                    .Select(partner => new ImportPartner(partner.Id, partner.Key, partner.Organisation.Name))
                    .ToList()))
            .AsSplitQuery()
            .SingleOrDefaultAsync(cancel);
    }
}
