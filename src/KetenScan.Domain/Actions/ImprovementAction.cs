using KetenScan.Domain.Chains;
using KetenScan.Domain.Questionnaires;

namespace KetenScan.Domain.Actions;

public enum ActionState
{
    Open,
    Done,

    /// <summary>Will not be done; the result explains why.</summary>
    Dropped,
}

/// <summary>What a chain agreed to do about one principle (verbeteractie).</summary>
public sealed class ImprovementAction
{
    public const int LongestWhat = 200;
    public const int LongestOwner = Person.LongestName;
    public const int LongestText = 1000;

    private readonly List<ActionComment> comments = [];

    private ImprovementAction()
    {
    }

    /// <param name="roundNumber">The closed round whose scorecard led to the action, if any.</param>
    /// <param name="id">Generated with the form, so that submitting it twice creates one action.</param>
    public ImprovementAction(Chain chain, int? roundNumber, ActionTerms terms, Guid? id = null)
    {
        Id = id ?? Guid.CreateVersion7();
        ChainId = chain.Id;
        RoundNumber = roundNumber;
        Agree(chain, terms);
    }

    public Guid Id { get; private set; }

    public Guid ChainId { get; private set; }

    public int? RoundNumber { get; private set; }

    public Principle Principle { get; private set; }

    public string What { get; private set; } = "";

    public string? Why { get; private set; }

    /// <summary>The person responsible.</summary>
    public string Owner { get; private set; } = "";

    /// <summary>The owner, if one of the chain's people; only then are reminders sent. Null for anybody else.</summary>
    public Guid? PersonId { get; private set; }

    public Guid? PartnerId { get; private set; }

    /// <summary>The owner's partner; null when the action belongs to the chain as a whole.</summary>
    public Partner? Partner { get; private set; }

    /// <summary>The indicator that the action should bring back on course, if any.</summary>
    public Guid? IndicatorId { get; private set; }

    public DateOnly Due { get; private set; }

    public string? ExpectedEffect { get; private set; }

    public ActionState State { get; private set; }

    /// <summary>The outcome; always filled in once the action is no longer open.</summary>
    public string? Result { get; private set; }

    public DateOnly? EndedOn { get; private set; }

    /// <summary>Optimistic concurrency token.</summary>
    public int Version { get; private set; }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<ActionComment> Comments => comments;

    public bool IsOverdueOn(DateOnly today) => IsOverdue(State, Due, today);

    /// <summary>Whether the action was still open on that day, as far as is known now.</summary>
    public bool IsOpenOn(DateOnly date) => EndedOn is null || EndedOn > date;

    /// <summary>True from the day after the due date.</summary>
    public static bool IsOverdue(ActionState state, DateOnly due, DateOnly today) => state == ActionState.Open && due < today;

    /// <param name="id">Generated with the form, so that submitting it twice adds one comment.</param>
    public void Say(Author who, string text, DateTimeOffset at, Guid? id = null) =>
        comments.Add(new ActionComment(id ?? Guid.CreateVersion7(at), Id, who, text.Trim(), at));

    /// <summary>Removes the names of erased people as owner and as author of comments. The terms and the text of comments stay.</summary>
    public void Forget(Forgotten who)
    {
        if (who.Includes(account: null, PersonId)) (Owner, PersonId) = (Forgotten.Nobody, null);
        foreach (var comment in comments.Where(comment => who.Includes(comment.AccountId, person: null))) comment.Forget();
    }

    /// <exception cref="RuleBroken">The action has ended, a term is missing, or the partner belongs to another chain.</exception>
    public void Agree(Chain chain, ActionTerms terms)
    {
        if (State != ActionState.Open) throw new RuleBroken(Rule.EndedActionIsReopenedFirst);
        if (Naming.IsNone(terms.What) || Naming.IsNone(terms.Owner)) throw new RuleBroken(Rule.ActionHasWhatAndOwner);

        Partner = terms.PartnerId is { } id
            ? chain.Partners.SingleOrDefault(partner => partner.Id == id) ?? throw new RuleBroken(Rule.PartnerIsNotInTheChain)
            : null;
        PartnerId = terms.PartnerId;
        PersonId = terms.PersonId;
        IndicatorId = terms.IndicatorId;
        Principle = terms.Principle;
        What = Naming.Checked(terms.What, LongestWhat);
        Why = Filled(terms.Why);
        Owner = Naming.Checked(terms.Owner, LongestOwner);
        Due = terms.Due;
        ExpectedEffect = Filled(terms.ExpectedEffect);
        Version++;
    }

    /// <exception cref="RuleBroken">The action has already ended, or the result is missing.</exception>
    public void End(ActionState how, string? result, DateOnly on)
    {
        if (how == ActionState.Open) throw new ArgumentException("An action ends as done or dropped.", nameof(how));
        if (State != ActionState.Open) throw new RuleBroken(Rule.EndedActionIsReopenedFirst);
        if (string.IsNullOrWhiteSpace(result)) throw new RuleBroken(Rule.EndedActionHasAResult);

        State = how;
        Result = result.Trim();
        EndedOn = on;
        Version++;
    }

    /// <summary>Opens the action again; its result stays until it ends again.</summary>
    public void Reopen()
    {
        State = ActionState.Open;
        EndedOn = null;
        Version++;
    }

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>What was agreed about an action; can change while it is open.</summary>
public sealed record ActionTerms(
    Principle Principle,
    string What,
    string? Why,
    string Owner,
    Guid? PartnerId,
    DateOnly Due,
    string? ExpectedEffect,
    Guid? PersonId = null,
    Guid? IndicatorId = null);
