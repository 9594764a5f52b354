using KetenScan.Domain.Rounds;

namespace KetenScan.Domain.Chains;

/// <summary>What is changed of a person.</summary>
[Flags]
public enum PersonField
{
    None = 0,
    Name = 1,
    Email = 2,
    Partner = 4,
    Level = 8,
}

/// <summary>Somebody who is asked in the rounds of a chain, for one partner.</summary>
public sealed class Person
{
    public const int LongestName = 200;
    public const int LongestEmail = 254;

    private Person()
    {
    }

    internal Person(Partner partner, string name, string email, Level level)
    {
        Id = Guid.CreateVersion7();
        ChainId = partner.ChainId;
        PartnerId = partner.Id;
        Name = Naming.Checked(name, LongestName);
        Email = Written(email);
        Level = level;
    }

    public Guid Id { get; private set; }

    public Guid ChainId { get; private set; }

    public Guid PartnerId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>As <see cref="EmailAddress"/> keeps it; unique among the people of the chain.</summary>
    public string Email { get; private set; } = "";

    public Level Level { get; private set; }

    /// <summary>The account that signs in for this person, if it has one.</summary>
    public Guid? AccountId { get; set; }

    /// <summary>Also keeps the chain's dossier, as contact person of the partner.</summary>
    public bool KeepsDossier { get; set; }

    /// <summary>
    /// Since when it may be somebody else's address, or account, than before: the coordinator changed it, made two entries one, or
    /// handed out the way into the account. What was answered in rounds that had closed by then is not shown by it. Null when never.
    /// </summary>
    public DateTimeOffset? HandedOverAt { get; private set; }

    /// <summary>Notes that address or account passed through the coordinator's hands.</summary>
    public void HandOver(DateTimeOffset now) => HandedOverAt = now;

    /// <summary>Optimistic concurrency token of name, address, partner and level.</summary>
    public int Version { get; private set; }

    /// <returns>What became different.</returns>
    internal PersonField Mend(Partner partner, string name, string email, Level level)
    {
        var (newName, newEmail) = (Naming.Checked(name, LongestName), Written(email));
        var changed = (newName == Name ? PersonField.None : PersonField.Name)
            | (newEmail == Email ? PersonField.None : PersonField.Email)
            | (partner.Id == PartnerId ? PersonField.None : PersonField.Partner)
            | (level == Level ? PersonField.None : PersonField.Level);
        if (changed == PersonField.None) return changed;

        (Name, Email, PartnerId, Level) = (newName, newEmail, partner.Id, level);
        Version++;
        return changed;
    }

    /// <summary>Takes over what goes with another entry of the same person, which is taken out.</summary>
    /// <exception cref="RuleBroken">Both have an account, and not the same.</exception>
    public void Absorb(Person other)
    {
        if (AccountId is not null && other.AccountId is not null && AccountId != other.AccountId) throw new RuleBroken(Rule.PeopleHaveDifferentAccounts);

        AccountId ??= other.AccountId;
        KeepsDossier |= other.KeepsDossier;
        Version++;
    }

    /// <summary>An address as it is kept and compared.</summary>
    public static string Written(string email) => EmailAddress.Written(email);
}
