using KetenScan.Domain.Rounds;

namespace KetenScan.Domain.Chains;

/// <summary>The details of a person that can change.</summary>
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

    /// <summary>Normalised by <see cref="EmailAddress"/>; unique in the chain.</summary>
    public string Email { get; private set; } = "";

    public Level Level { get; private set; }

    /// <summary>The account that this person signs in with, if any.</summary>
    public Guid? AccountId { get; set; }

    /// <summary>Whether this person also maintains the chain's dossier, as the partner's contact person.</summary>
    public bool KeepsDossier { get; set; }

    /// <summary>
    /// Since when the address or account may belong to somebody else: the coordinator changed it, merged two entries, or
    /// handed out the link to the account. Answers in rounds that had closed by then are not shown to this person. Null when never.
    /// </summary>
    public DateTimeOffset? HandedOverAt { get; private set; }

    /// <summary>Records that the coordinator could have given this address or account to somebody else.</summary>
    public void HandOver(DateTimeOffset now) => HandedOverAt = now;

    /// <summary>Optimistic concurrency token of name, address, partner and level.</summary>
    public int Version { get; private set; }

    /// <returns>The fields that changed.</returns>
    internal PersonField Correct(Partner partner, string name, string email, Level level)
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

    /// <summary>Takes over what belongs to another entry of the same person; that entry is then removed.</summary>
    /// <exception cref="RuleBroken">They have different accounts.</exception>
    public void Absorb(Person other)
    {
        if (AccountId is not null && other.AccountId is not null && AccountId != other.AccountId) throw new RuleBroken(Rule.PeopleHaveDifferentAccounts);

        AccountId ??= other.AccountId;
        KeepsDossier |= other.KeepsDossier;
        Version++;
    }

    /// <summary>As <see cref="EmailAddress.Written"/>.</summary>
    public static string Written(string email) => EmailAddress.Written(email);
}
