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

    /// <exception cref="RuleBroken">The name or the field has no visible characters, or is too long.</exception>
    /// <param name="id">Generated with the form, so that submitting it twice creates one chain; null for a new id.</param>
    public Chain(string slug, string name, string field, Guid? id = null)
    {
        Id = id ?? Guid.CreateVersion7();
        Slug = slug;
        Name = Naming.Checked(name, LongestName);
        Field = Naming.Checked(field, LongestField);
    }

    public Guid Id { get; private set; }

    /// <summary>The chain's name in URLs; unique.</summary>
    public string Slug { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>What the chain works on, in a word or two: dementia, youth, debts.</summary>
    public string Field { get; private set; } = "";

    /// <summary>Where the chain works, in its own words; null when not filled in.</summary>
    public string? Region { get; private set; }

    /// <summary>Whether other chains are compared with this one's figures, without its name. Only chains that join see their own rank.</summary>
    public bool JoinsBenchmark { get; private set; }

    /// <summary>Null for a chain in use.</summary>
    public DateTimeOffset? ArchivedAt { get; private set; }

    /// <summary>
    /// Optimistic concurrency token of the chain's description, of archiving, and of planning and opening rounds, which an archived chain refuses.
    /// </summary>
    public int Version { get; private set; }

    public IReadOnlyList<Partner> Partners => partners;

    public IReadOnlyList<Round> Rounds => rounds;

    /// <summary>The people who are asked when a round opens.</summary>
    public IReadOnlyList<Person> People => people;

    /// <summary>Changes the chain's name, field, region and whether it joins the benchmark. The slug stays.</summary>
    /// <exception cref="RuleBroken">The name or the field has no visible characters, or one of them is too long.</exception>
    public void Describe(string name, string field, string? region, bool joinsBenchmark)
    {
        Name = Naming.Checked(name, LongestName);
        Field = Naming.Checked(field, LongestField);
        Region = Naming.IsNone(region) ? null : Naming.Checked(region, LongestRegion);
        JoinsBenchmark = joinsBenchmark;
        Version++;
    }

    /// <summary>Archives the chain: it stays readable, but no round can be planned, opened or imported in it.</summary>
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

    /// <exception cref="RuleBroken">The partner belongs to another chain or has left, or somebody in the chain already has this address.</exception>
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

    /// <summary>Changes a person's details, or moves the person to another partner.</summary>
    /// <returns>The fields that changed.</returns>
    /// <exception cref="RuleBroken">The new partner belongs to another chain or has left, or somebody else in the chain has this address.</exception>
    public PersonField Correct(Person person, Partner partner, string name, string email, Level level, DateOnly today)
    {
        if (partner.ChainId != Id) throw new RuleBroken(Rule.PartnerIsNotInTheChain);
        if (person.PartnerId != partner.Id && !partner.IsActiveOn(today)) throw new RuleBroken(Rule.PartnerHasLeft);
        if (people.Any(other => other != person && other.Email == Person.Written(email))) throw new RuleBroken(Rule.AddressIsInTheChain);

        return person.Correct(partner, name, email, level);
    }

    /// <summary>Merges partners into another partner of the chain: they leave on the day before, and their people move to it.</summary>
    /// <returns>The people who moved.</returns>
    /// <exception cref="RuleBroken">The day lies after today or is not after the day that one of them joined, or the successor is not active.</exception>
    public IReadOnlyList<Person> Merge(IReadOnlyCollection<Partner> merged, Partner successor, DateOnly on, DateOnly today)
    {
        if (on > today) throw new RuleBroken(Rule.DateIsNotInTheFuture);
        if (merged.Count == 0) throw new RuleBroken(Rule.PartnersAreChosen);
        if (!successor.IsActiveOn(today)) throw new RuleBroken(Rule.PartnerHasLeft);

        foreach (var partner in merged) partner.BecomePartOf(successor, on);
        var moved = people.Where(person => merged.Any(partner => partner.Id == person.PartnerId)).ToList();
        foreach (var person in moved) person.Correct(successor, person.Name, person.Email, person.Level);
        return moved;
    }

    /// <summary>The partners that merged into this one, directly or through a partner that did.</summary>
    public IReadOnlyList<Partner> BecameOne(Partner successor)
    {
        var found = new List<Partner>();
        for (List<Partner> next = [successor]; next.Count > 0; found.AddRange(next))
            next = [.. partners.Where(partner => partner != successor && !found.Contains(partner) && next.Exists(into => into.Id == partner.SucceededById))];
        return found;
    }

    /// <summary>The partner that this one merged into in the end; itself when it did not merge.</summary>
    public Partner BecameOf(Partner partner)
    {
        var seen = new HashSet<Partner>();
        while (seen.Add(partner) && partners.Find(own => own.Id == partner.SucceededById) is { } successor) partner = successor;
        return partner;
    }

    /// <summary>Adds a draft with the next number; nobody can answer before it opens.</summary>
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

    /// <summary>Plans the next round after one that repeats has closed, with the same rules and questionnaire, unless there is already a draft.</summary>
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

    /// <exception cref="RuleBroken">The chain is archived, another round is open, or the round cannot open.</exception>
    public void OpenRound(Round round, DateTimeOffset now)
    {
        if (ArchivedAt is not null) throw new RuleBroken(Rule.ArchivedChainHasNoNewRounds);
        if (rounds.Any(other => other.State == RoundState.Open && other != round))
            throw new RuleBroken(Rule.OneOpenRoundPerChain);

        round.Open(now);
        Version++;
    }

    /// <summary>Opens a round that was held elsewhere, to import its sheets and close it at once. It does not matter whether another round is open.</summary>
    /// <exception cref="RuleBroken">The round cannot open.</exception>
    public void OpenHeldElsewhere(Round round, DateTimeOffset then)
    {
        if (!rounds.Contains(round)) throw new ArgumentException("The round belongs to another chain.", nameof(round));

        round.Open(then);
    }
}
