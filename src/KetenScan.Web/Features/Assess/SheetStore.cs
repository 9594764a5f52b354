using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Answers;
using KetenScan.Domain;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace KetenScan.Web.Features.Assess;

/// <summary>A change as a browser sends it.</summary>
/// <param name="Kind">A kind that <see cref="SheetChange.Parse"/> accepts.</param>
/// <param name="Name">The name of the field.</param>
/// <param name="Value">Its value.</param>
/// <param name="Number">A <see cref="ChangeNumber"/>.</param>
public sealed record SentChange(string Kind, string Name, string Value, long Number);

public enum ChangeOutcome
{
    Stored,

    /// <summary>A later change of the field, from another browser, is stored.</summary>
    Older,
    Refused,
}

/// <summary>What became of a change.</summary>
/// <param name="Name">The name of the field.</param>
/// <param name="Number">The number that it came with.</param>
/// <param name="Value">For an older change: what is stored, written as the browser writes it.</param>
/// <param name="Why">For a refused change: the rule.</param>
public sealed record StoredChange(string Name, long Number, ChangeOutcome Outcome, string? Value = null, Rule? Why = null)
{
    /// <summary>Whether the sheet takes no changes at all now.</summary>
    public bool Stops => Why is Rule.SheetIsGone or Rule.ClosedRoundTakesNoAnswers or Rule.SubmittedSheetIsReopenedFirst;
}

/// <summary>Stores the changes of a sheet that arrive from a browser.</summary>
public sealed class SheetStore(
    IDbContextFactory<KetenScanDb> databases,
    AnswerWriter answers,
    AssessService sheets,
    Questionnaires questionnaires,
    IMemoryCache cache)
{
    /// <summary>Only limits the memory: a round keeps its questionnaire from the moment that it opens.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(10);

    /// <summary>Returns after what is stored is on disk. Each change is stored or refused by itself.</summary>
    /// <param name="viewer">The owner of the sheet.</param>
    /// <param name="slug">The chain.</param>
    /// <param name="number">The number of the round.</param>
    /// <param name="sheet">The id of the sheet: another sheet of the owner in the same round does not get its changes.</param>
    /// <param name="changes">The changes, in the order in which they were made.</param>
    /// <returns>An outcome for each change.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A change is not of a <see cref="SheetChange.Kinds">kind</see> that exists.</exception>
    public async Task<IReadOnlyList<StoredChange>> Store(
        Viewer viewer,
        string slug,
        int number,
        Guid sheet,
        IReadOnlyList<SentChange> changes,
        CancellationToken cancel = default)
    {
        if (await VersionOf(slug, number, sheet, cancel) is not { } version) return [.. changes.Select(change => Refused(change, Rule.SheetIsGone))];

        var questionnaire = await questionnaires.Get(version, cancel);
        if (changes is [{ Kind: AnswerChange.Kind } only] && await StoreAnswer(viewer, sheet, questionnaire, only, cancel) is { } done) return [done];

        if (changes is [{ Kind: StepChange.Kind } move] && SheetChange.Parse(move.Kind, move.Name, move.Value) is StepChange { Step: var step }
            && await sheets.GoTo(viewer, sheet, step, cancel))
        {
            return [new StoredChange(move.Name, move.Number, ChangeOutcome.Stored)];
        }

        List<StoredChange> outcomes = [];
        try
        {
            await sheets.Change(viewer, slug, number, sheet, ApplyAll, cancel);
            return outcomes;
        }
        catch (RuleBroken broken)
        {
            return [.. changes.Select(change => Refused(change, broken.Rule))];
        }

        void ApplyAll(Assessment own, DateTimeOffset now) => outcomes = [.. changes.Select(change => Apply(change, own, questionnaire, now))];
    }

    /// <summary>Nearly every change is one answer that is accepted: that takes one statement. For anything else the sheet is read, to say why.</summary>
    private async Task<StoredChange?> StoreAnswer(Viewer viewer, Guid sheet, Questionnaire questionnaire, SentChange change, CancellationToken cancel)
    {
        try
        {
            var answer = (AnswerChange)SheetChange.Parse(change.Kind, change.Name, change.Value);
            questionnaire.PlaceOf(answer.Statement);
            var stored = await answers.Store(viewer, new SentAnswer(sheet, answer.Statement, answer.Value, change.Number), cancel);
            return stored ? new StoredChange(change.Name, change.Number, ChangeOutcome.Stored) : null;
        }
        catch (RuleBroken broken)
        {
            return Refused(change, broken.Rule);
        }
    }

    private static StoredChange Apply(SentChange sent, Assessment sheet, Questionnaire questionnaire, DateTimeOffset now)
    {
        try
        {
            var change = SheetChange.Parse(sent.Kind, sent.Name, sent.Value);
            return change.Apply(sheet, questionnaire, now, sent.Number)
                ? new StoredChange(sent.Name, sent.Number, ChangeOutcome.Stored)
                : new StoredChange(sent.Name, sent.Number, ChangeOutcome.Older, change.Stored(sheet));
        }
        catch (RuleBroken broken)
        {
            return Refused(sent, broken.Rule);
        }
    }

    private static StoredChange Refused(SentChange change, Rule why) => new(change.Name, change.Number, ChangeOutcome.Refused, Why: why);

    /// <summary>The questionnaire that the round of a sheet opened with; null when there is no such sheet in it.</summary>
    private async Task<QuestionnaireVersion?> VersionOf(string slug, int number, Guid sheet, CancellationToken cancel)
    {
        var key = (nameof(SheetStore), slug, number, sheet);
        if (cache.TryGetValue(key, out QuestionnaireVersion? known)) return known;

        await using var db = await databases.CreateDbContextAsync(cancel);
        var found = await db.Rounds.AsNoTracking()
            .Where(round => round.State != RoundState.Draft
                && round.Number == number
                && db.Chains.Any(chain => chain.Id == round.ChainId && chain.Slug == slug)
                && round.Participants.Any(participant => participant.Sheet.Id == sheet))
            .Select(round => round.Questionnaire)
            .SingleOrDefaultAsync(cancel);
        return found is null ? null : cache.Set(key, found, KeptFor);
    }
}
