namespace KetenScan.Domain.Dossier;

/// <summary>A stored fact with its history; archived instead of deleted.</summary>
public sealed class DossierEntry
{
    private readonly List<DossierChange> changes = [];

    private DossierEntry()
    {
    }

    /// <param name="fact">Already checked by <see cref="ChainDossier.Admit"/>.</param>
    /// <param name="id">Generated with the form, so that submitting it twice records one fact.</param>
    public DossierEntry(Guid chainId, Fact fact, Author who, DateTimeOffset at, Guid? id = null)
    {
        Id = id ?? Guid.CreateVersion7(at);
        ChainId = chainId;
        Fact = fact;
        Note(DossierChangeKind.Recorded, who, at);
    }

    public Guid Id { get; private set; }

    public Guid ChainId { get; private set; }

    public Fact Fact { get; private set; } = null!;

    /// <summary>Optimistic concurrency token.</summary>
    public int Version { get; private set; }

    public bool IsArchived { get; private set; }

    /// <summary>Its history, oldest first.</summary>
    public IReadOnlyList<DossierChange> Changes => changes;

    public void Change(Fact fact, Author who, DateTimeOffset at)
    {
        Fact = fact;
        Note(DossierChangeKind.Changed, who, at);
    }

    /// <summary>Removes the fact from the dossier; its history stays.</summary>
    public void Archive(Author who, DateTimeOffset at)
    {
        IsArchived = true;
        Note(DossierChangeKind.Archived, who, at);
    }

    public void Restore(Author who, DateTimeOffset at)
    {
        IsArchived = false;
        Note(DossierChangeKind.Restored, who, at);
    }

    /// <summary>
    /// Removes the names of erased people from the history, and from an endorsement that one of them gave. A name that
    /// somebody typed into a fact stays: there is no id that shows whose it is.
    /// </summary>
    public void Forget(Forgotten who)
    {
        if (changes.Find(change => change.Version == 1) is { PersonId: not null, Fact: Endorsement { By: var by } } given && given.IsBy(who))
        {
            Fact = Without(Fact, by);
            foreach (var change in changes) change.Fact = Without(change.Fact, by);
        }

        foreach (var change in changes.Where(change => change.IsBy(who))) change.Forget();
    }

    private static Fact Without(Fact fact, string by) =>
        fact is Endorsement endorsement && endorsement.By == by ? endorsement with { By = Forgotten.Nobody } : fact;

    private void Note(DossierChangeKind kind, Author who, DateTimeOffset at) => changes.Add(new DossierChange(Id, ++Version, kind, Fact, who, at));
}

public enum DossierChangeKind
{
    Recorded,
    Changed,
    Archived,
    Restored,
}

/// <summary>One step in the history of an entry.</summary>
public sealed class DossierChange
{
    private DossierChange()
    {
    }

    internal DossierChange(Guid entryId, int version, DossierChangeKind kind, Fact fact, Author who, DateTimeOffset at)
    {
        EntryId = entryId;
        Version = version;
        Kind = kind;
        Fact = fact;
        Who = who.Name;
        AccountId = who.AccountId;
        PersonId = who.PersonId;
        At = at;
    }

    public Guid EntryId { get; private set; }

    /// <summary>The entry's version after this step, from 1.</summary>
    public int Version { get; private set; }

    public DossierChangeKind Kind { get; private set; }

    /// <summary>The fact after this step.</summary>
    public Fact Fact { get; internal set; } = null!;

    public string Who { get; private set; } = "";

    /// <summary>The account that did it; null when unknown.</summary>
    public Guid? AccountId { get; private set; }

    /// <summary>The person of the chain who endorsed; null for other changes.</summary>
    public Guid? PersonId { get; private set; }

    public DateTimeOffset At { get; private set; }

    internal bool IsBy(Forgotten who) => who.Includes(AccountId, PersonId);

    internal void Forget() => (Who, AccountId, PersonId) = (Forgotten.Nobody, null, null);
}
