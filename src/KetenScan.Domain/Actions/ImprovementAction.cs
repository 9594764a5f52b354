using KetenScan.Domain.Chains;
using KetenScan.Domain.Questionnaires;

namespace KetenScan.Domain.Actions;

public enum ActionState
{
    Open,
    Done,

    /// <summary>Will not be done; the result says why.</summary>
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

    /// <param name="chain">Whose action it is.</param>
    /// <param name="roundNumber">The closed round whose scorecard led to it, if one did.</param>
    /// <param name="terms">What was agreed.</param>
    /// <param name="id">Made with the form, so that a form that is sent twice makes one action.</param>
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

    /// <summary>The person who sees to it.</summary>
    public string Owner { get; private set; } = "";

    /// <summary>The owner among the people of the chain, who is reminded; none when it is somebody else.</summary>
    public Guid? PersonId { get; private set; }

    public Guid? PartnerId { get; private set; }

    /// <summary>The partner that the owner belongs to; none when it is the chain's own.</summary>
    public Partner? Partner { get; private set; }

    /// <summary>The indicator that it means to bring back on course, if it does.</summary>
    public Guid? IndicatorId { get; private set; }

    public DateOnly Due { get; private set; }

    public string? ExpectedEffect { get; private set; }

    public ActionState State { get; private set; }

    /// <summary>What came of it; always there once it is no longer open.</summary>
    public string? Result { get; private set; }

    public DateOnly? EndedOn { get; private set; }

    /// <summary>Grows with every change, so that two people changing it at once find out.</summary>
    public int Version { get; private set; }

    /// <summary>What was said about it, the earliest first.</summary>
    public IReadOnlyList<ActionComment> Comments => comments;

    public bool IsOverdueOn(DateOnly today) => IsOverdue(State, Due, today);

    /// <summary>Under way on that day, as far as is known now.</summary>
    public bool IsOpenOn(DateOnly date) => EndedOn is null || EndedOn > date;

    /// <summary>From the day after it was due.</summary>
    public static bool IsOverdue(ActionState state, DateOnly due, DateOnly today) => state == ActionState.Open && due < today;

    /// <summary>Adds what somebody says about it.</summary>
    /// <param name="who">Who says it.</param>
    /// <param name="text">What is said.</param>
    /// <param name="at">When.</param>
    /// <param name="id">Made with the form, so that a form that is sent twice says it once.</param>
    public void Say(Author who, string text, DateTimeOffset at, Guid? id = null) => comments.Add(new ActionComment(id ?? Guid.CreateVersion7(at), Id, who, text.Trim(), at));

    /// <summary>Takes the names of who is forgotten away from what they own and said; what is agreed and was said stays.</summary>
    public void Forget(Forgotten who)
    {
        if (who.Includes(account: null, PersonId)) (Owner, PersonId) = (Forgotten.Nobody, null);
        foreach (var comment in comments.Where(comment => who.Includes(comment.AccountId, person: null))) comment.Forget();
    }

    /// <exception cref="RuleBroken">It has ended, something is missing, or the partner belongs to another chain.</exception>
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

    /// <exception cref="RuleBroken">It has ended already, or nothing says what came of it.</exception>
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

    /// <summary>Back to open; what was written as its result stays until it ends again.</summary>
    public void Reopen()
    {
        State = ActionState.Open;
        EndedOn = null;
        Version++;
    }

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>What is agreed about an action, for as long as it is open.</summary>
public sealed record ActionTerms(Principle Principle, string What, string? Why, string Owner, Guid? PartnerId, DateOnly Due, string? ExpectedEffect, Guid? PersonId = null, Guid? IndicatorId = null);
