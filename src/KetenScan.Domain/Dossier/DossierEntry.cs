namespace KetenScan.Domain.Dossier;

/// <summary>A fact as it is kept: with its versions, and archived instead of lost.</summary>
public sealed class DossierEntry
{
    /// <summary>Stands where somebody's name was taken away.</summary>
    public const string Nobody = "–";

    private readonly List<DossierChange> changes = [];

    private DossierEntry()
    {
    }

    /// <param name="chainId">Whose dossier it is.</param>
    /// <param name="fact">Admitted by <see cref="ChainDossier.Admit"/>.</param>
    /// <param name="who">The name of who recorded it.</param>
    /// <param name="at">When.</param>
    /// <param name="id">Made with the form, so that a form that is sent twice records one fact.</param>
    public DossierEntry(Guid chainId, Fact fact, string who, DateTimeOffset at, Guid? id = null)
    {
        Id = id ?? Guid.CreateVersion7(at);
        ChainId = chainId;
        Fact = fact;
        Note(DossierChangeKind.Recorded, who, at);
    }

    public Guid Id { get; private set; }

    public Guid ChainId { get; private set; }

    public Fact Fact { get; private set; } = null!;

    /// <summary>Grows with every change, so that two people changing it at once find out.</summary>
    public int Version { get; private set; }

    public bool IsArchived { get; private set; }

    /// <summary>Who did what to it, the earliest first.</summary>
    public IReadOnlyList<DossierChange> Changes => changes;

    public void Change(Fact fact, string who, DateTimeOffset at)
    {
        Fact = fact;
        Note(DossierChangeKind.Changed, who, at);
    }

    /// <summary>Takes it out of the dossier; its history stays.</summary>
    public void Archive(string who, DateTimeOffset at)
    {
        IsArchived = true;
        Note(DossierChangeKind.Archived, who, at);
    }

    public void Restore(string who, DateTimeOffset at)
    {
        IsArchived = false;
        Note(DossierChangeKind.Restored, who, at);
    }

    /// <summary>Takes somebody's name out of what it says and said, and of its history.</summary>
    public void Forget(string name)
    {
        Fact = Without(Fact, name);
        foreach (var change in changes) change.Forget(name);
    }

    internal static Fact Without(Fact fact, string name)
    {
        var fields = FactField.Of(fact.GetType()).Where(field => Equals(field.ValueIn(fact), name)).ToList();
        if (fields.Count == 0) return fact;

        var copy = fact with { };
        foreach (var field in fields) field.Set(copy, Nobody);
        return copy;
    }

    private void Note(DossierChangeKind kind, string who, DateTimeOffset at) => changes.Add(new DossierChange(Id, ++Version, kind, Fact, who, at));
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

    internal DossierChange(Guid entryId, int version, DossierChangeKind kind, Fact fact, string who, DateTimeOffset at)
    {
        EntryId = entryId;
        Version = version;
        Kind = kind;
        Fact = fact;
        Who = who;
        At = at;
    }

    public Guid EntryId { get; private set; }

    /// <summary>From 1; the version that the entry got by it.</summary>
    public int Version { get; private set; }

    public DossierChangeKind Kind { get; private set; }

    /// <summary>What the entry said from then on.</summary>
    public Fact Fact { get; private set; } = null!;

    public string Who { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    internal void Forget(string name)
    {
        Fact = DossierEntry.Without(Fact, name);
        if (Who == name) Who = DossierEntry.Nobody;
    }
}
