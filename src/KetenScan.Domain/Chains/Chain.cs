using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;

namespace KetenScan.Domain.Chains;

/// <summary>Independent organisations that serve one citizen or customer together (keten).</summary>
public sealed class Chain
{
    public const int LongestName = 200;
    public const int LongestField = 80;
    public const int LongestRegion = 80;
    public const int LongestSlug = 80;

    private readonly List<Partner> partners = [];
    private readonly List<Round> rounds = [];
    private readonly List<Person> people = [];

    private Chain()
    {
    }

    /// <exception cref="RuleBroken">There is nothing to read in the name or the field, or it is too long.</exception>
    /// <param name="id">Its id, when the caller has one already; a form that is sent twice has the same.</param>
    public Chain(string slug, string name, string field, Guid? id = null)
    {
        Id = id ?? Guid.CreateVersion7();
        Slug = slug;
        Name = Naming.Checked(name, LongestName);
        Field = Naming.Checked(field, LongestField);
    }

    public Guid Id { get; private set; }

    /// <summary>The chain's name in addresses; unique.</summary>
    public string Slug { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>What the chain works on, in a word or two: dementia, youth, debts.</summary>
    public string Field { get; private set; } = "";

    /// <summary>Where it works, in its own words; none when it has not said.</summary>
    public string? Region { get; private set; }

    /// <summary>Whether its figures count, without its name, in what other chains are compared with. Who joins sees how it stands among the others.</summary>
    public bool JoinsBenchmark { get; private set; }

    /// <summary>When it was put away; null for a chain in use.</summary>
    public DateTimeOffset? ArchivedAt { get; private set; }

    /// <summary>Optimistic concurrency token of the chain's description, of archiving, and of planning and opening rounds, which an archived chain refuses.</summary>
    public int Version { get; private set; }

    public IReadOnlyList<Partner> Partners => partners;

    public IReadOnlyList<Round> Rounds => rounds;

    /// <summary>Who is asked when a round opens.</summary>
    public IReadOnlyList<Person> People => people;

    /// <summary>Changes what the chain is called and how it is found. Its name in addresses stays.</summary>
    /// <exception cref="RuleBroken">There is nothing to read in the name or the field, or one of them is too long.</exception>
    public void Describe(string name, string field, string? region, bool joinsBenchmark)
    {
        Name = Naming.Checked(name, LongestName);
        Field = Naming.Checked(field, LongestField);
        Region = Naming.IsNone(region) ? null : Naming.Checked(region, LongestRegion);
        JoinsBenchmark = joinsBenchmark;
        Version++;
    }

    /// <summary>Puts the chain away: it stays readable, and no round is planned, opened or imported in it.</summary>
    /// <exception cref="RuleBroken">A round is open.</exception>
    public void Archive(DateTimeOffset now)
    {
        if (rounds.Any(round => round.State == RoundState.Open)) throw new RuleBroken(Rule.OpenRoundIsClosedFirst);

        ArchivedAt ??= now;
        Version++;
    }

    /// <summary>Takes the chain back into use.</summary>
    public void Restore()
    {
        ArchivedAt = null;
        Version++;
    }

    public Partner Join(Organisation organisation, string key, DateOnly on)
    {
        var partner = new Partner(Id, key, organisation, on);
        partners.Add(partner);
        return partner;
    }

    /// <exception cref="RuleBroken">The partner is another chain's or has left, or the address is in the chain already.</exception>
    public Person Add(Partner partner, string name, string email, Level level, DateOnly today)
    {
        if (partner.ChainId != Id) throw new RuleBroken(Rule.PartnerIsNotInTheChain);
        if (!partner.IsActiveOn(today)) throw new RuleBroken(Rule.PartnerHasLeft);
        if (people.Any(other => other.Email == Person.Written(email))) throw new RuleBroken(Rule.AddressIsInTheChain);

        var person = new Person(partner, name, email, level);
        people.Add(person);
        return person;
    }

    /// <exception cref="RuleBroken">It is not in the chain (any more).</exception>
    public Partner PartnerOf(Guid id) => partners.SingleOrDefault(partner => partner.Id == id) ?? throw new RuleBroken(Rule.PartnerIsNotInTheChain);

    /// <exception cref="RuleBroken">It is not in the chain (any more).</exception>
    public Person PersonOf(Guid id) => people.SingleOrDefault(person => person.Id == id) ?? throw new RuleBroken(Rule.PersonIsNotInTheChain);

    public void Remove(Person person) => people.Remove(person);

    /// <summary>Changes what was written of a person, or moves it to another partner.</summary>
    /// <returns>What became different.</returns>
    /// <exception cref="RuleBroken">The new partner is another chain's or has left, or the address is somebody else's in the chain.</exception>
    public PersonField Mend(Person person, Partner partner, string name, string email, Level level, DateOnly today)
    {
        if (partner.ChainId != Id) throw new RuleBroken(Rule.PartnerIsNotInTheChain);
        if (person.PartnerId != partner.Id && !partner.IsActiveOn(today)) throw new RuleBroken(Rule.PartnerHasLeft);
        if (people.Any(other => other != person && other.Email == Person.Written(email))) throw new RuleBroken(Rule.AddressIsInTheChain);

        return person.Mend(partner, name, email, level);
    }

    /// <summary>Makes partners one with another of the chain from a day on: they leave on the day before, and their people are its people.</summary>
    /// <returns>The people who moved.</returns>
    /// <exception cref="RuleBroken">The day lies after today or is not after the day that one joined, or the partner they become takes no part.</exception>
    public IReadOnlyList<Person> Merge(IReadOnlyCollection<Partner> merged, Partner successor, DateOnly on, DateOnly today)
    {
        if (on > today) throw new RuleBroken(Rule.DateIsNotInTheFuture);
        if (merged.Count == 0) throw new RuleBroken(Rule.PartnersAreChosen);
        if (!successor.IsActiveOn(today)) throw new RuleBroken(Rule.PartnerHasLeft);

        foreach (var partner in merged) partner.BecomePartOf(successor, on);
        var moved = people.Where(person => merged.Any(partner => partner.Id == person.PartnerId)).ToList();
        foreach (var person in moved) person.Mend(successor, person.Name, person.Email, person.Level);
        return moved;
    }

    /// <summary>The partners that became part of this one, and those that became part of these before.</summary>
    public IReadOnlyList<Partner> BecameOne(Partner successor)
    {
        var found = new List<Partner>();
        for (List<Partner> next = [successor]; next.Count > 0; found.AddRange(next))
            next = [.. partners.Where(partner => partner != successor && !found.Contains(partner) && next.Exists(into => into.Id == partner.SucceededById))];
        return found;
    }

    /// <summary>What a partner became part of, as it is now; itself when it became part of none.</summary>
    public Partner BecameOf(Partner partner)
    {
        var seen = new HashSet<Partner>();
        while (seen.Add(partner) && partners.Find(own => own.Id == partner.SucceededById) is { } successor) partner = successor;
        return partner;
    }

    /// <summary>A draft with the next number; nobody can answer before it opens.</summary>
    /// <exception cref="RuleBroken">The chain is archived.</exception>
    public Round PlanRound(string name, QuestionnaireVersion questionnaire, RoundRules rules, DateOnly closesOn, Guid? id = null)
    {
        if (ArchivedAt is not null) throw new RuleBroken(Rule.ArchivedChainHasNoNewRounds);

        var number = rounds.Select(round => round.Number).DefaultIfEmpty(0).Max() + 1;
        var round = new Round(id ?? Guid.CreateVersion7(), Id, number, name, questionnaire, rules, closesOn);
        rounds.Add(round);
        Version++;
        return round;
    }

    /// <summary>Makes the draft of the next round ready when one closes that repeats, unless there is a draft already; its rules and questionnaire are those of the round before.</summary>
    /// <returns>The draft, if one was made.</returns>
    public Round? PlanAgain(Round closed)
    {
        if (closed.RepeatMonths is not { } months || rounds.Any(round => round.State == RoundState.Draft)) return null;

        var closesOn = closed.ClosesOn.AddMonths(months);
        var name = closesOn.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);
        var next = PlanRound(name, closed.Questionnaire, closed.Rules, closesOn);
        next.Plan(name, closed.Questionnaire, closed.Rules, closesOn, closed.Message, months);
        return next;
    }

    /// <exception cref="RuleBroken">The chain is archived, another round is open, or the round itself refuses.</exception>
    public void OpenRound(Round round, DateTimeOffset now)
    {
        if (ArchivedAt is not null) throw new RuleBroken(Rule.ArchivedChainHasNoNewRounds);
        if (rounds.Any(other => other.State == RoundState.Open && other != round))
            throw new RuleBroken(Rule.OneOpenRoundPerChain);

        round.Open(now);
        Version++;
    }

    /// <summary>Opens a round that was held elsewhere, to put its sheets in and close it at once; one that is open here does not matter.</summary>
    /// <exception cref="RuleBroken">The round itself refuses.</exception>
    public void OpenHeldElsewhere(Round round, DateTimeOffset then)
    {
        if (!rounds.Contains(round)) throw new ArgumentException("The round is of another chain.", nameof(round));

        round.Open(then);
    }
}
