using KetenScan.Domain.Chains;
using KetenScan.Domain.Rounds;
using static KetenScan.Domain.Tests.Refusal;

namespace KetenScan.Domain.Tests.Chains;

/// <summary>Who comes into a chain, and what may be corrected of them.</summary>
public sealed class PeopleTests
{
    private static readonly DateOnly Today = new(2026, 9, 1);

    private readonly Chain chain = Given.Chain();

    private Partner One => chain.Partners[0];

    private Partner Two => chain.Partners[1];

    private Person Ans() => chain.Add(One, " Ans ", " ANS@p1.example", Level.Operational, Today);

    [Fact]
    public void A_person_belongs_to_one_partner_of_the_chain()
    {
        var ans = Ans();

        Assert.Equal((chain.Id, One.Id, Level.Operational), (ans.ChainId, ans.PartnerId, ans.Level));
        Assert.Equal(("Ans", "ans@p1.example"), (ans.Name, ans.Email));
        Assert.Equal([ans], chain.People);
        Refuses(Rule.PartnerIsNotInTheChain, () => chain.Add(Given.Chain().Partners[0], "Bob", "bob@p1.example", Level.Operational, Today));
        Refuses(Rule.NameIsNeeded, () => chain.Add(One, " ", "bob@p1.example", Level.Operational, Today));
        Assert.Single(chain.People);
    }

    [Fact]
    public void An_address_is_in_a_chain_once_however_it_is_written()
    {
        var ans = Ans();

        Refuses(Rule.AddressIsInTheChain, () => chain.Add(Two, "Bob", "Ans@P1.example ", Level.Strategic, Today));
        var bob = chain.Add(Two, "Bob", "bob@p2.example", Level.Strategic, Today);
        Refuses(Rule.AddressIsInTheChain, () => chain.Correct(bob, Two, "Bob", "ANS@p1.example", Level.Strategic, Today));
        Assert.Equal("bob@p2.example", bob.Email);

        chain.Remove(ans);
        chain.Correct(bob, Two, "Bob", "ans@p1.example", Level.Strategic, Today);
        Assert.Equal("ans@p1.example", bob.Email);
    }

    [Fact]
    public void A_partner_that_has_left_gets_no_new_people_and_its_own_people_can_still_be_corrected()
    {
        var ans = Ans();
        One.Leave(Today);
        chain.Add(One, "Bob", "bob@p1.example", Level.Strategic, Today); // its last day counts
        var cor = chain.Add(Two, "Cor", "cor@p2.example", Level.Strategic, Today);

        Refuses(Rule.PartnerHasLeft, () => chain.Add(One, "Dik", "dik@p1.example", Level.Strategic, Today.AddDays(1)));
        Refuses(Rule.PartnerHasLeft, () => chain.Correct(cor, One, "Cor", cor.Email, cor.Level, Today.AddDays(1)));
        Assert.Equal(Two.Id, cor.PartnerId);

        chain.Correct(ans, One, "Anna", ans.Email, ans.Level, Today.AddDays(1));
        Assert.Equal("Anna", ans.Name);
        Refuses(Rule.PartnerIsNotInTheChain, () => chain.Correct(ans, Given.Chain().Partners[0], "Anna", ans.Email, ans.Level, Today));
    }

    [Fact]
    public void Correcting_reports_what_changed_and_only_then_increments_the_version()
    {
        var ans = Ans();
        PersonField Correct(Partner partner, string name, string email, Level level) => chain.Correct(ans, partner, name, email, level, Today);

        Assert.Equal(PersonField.None, Correct(One, "Ans ", "ANS@p1.example", Level.Operational));
        Assert.Equal(0, ans.Version);
        Assert.Equal(PersonField.Name, Correct(One, "Anna", "ans@p1.example", Level.Operational));
        Assert.Equal(PersonField.Email, Correct(One, "Anna", "anna@p1.example", Level.Operational));
        Assert.Equal(PersonField.Partner, Correct(Two, "Anna", "anna@p1.example", Level.Operational));
        Assert.Equal(PersonField.Level, Correct(Two, "Anna", "anna@p1.example", Level.Strategic));
        Assert.Equal(PersonField.Name | PersonField.Email | PersonField.Partner | PersonField.Level, Correct(One, "Bea", "bea@p1.example", Level.Operational));

        Assert.Equal(("Bea", "bea@p1.example", One.Id, Level.Operational, 5), (ans.Name, ans.Email, ans.PartnerId, ans.Level, ans.Version));
        Refuses(Rule.NameIsTooLong, () => Correct(One, new string('b', 201), "bea@p1.example", Level.Operational));
    }

    [Fact]
    public void Somebody_who_is_no_longer_in_the_chain_is_not_found()
    {
        var ans = Ans();
        Assert.Same(ans, chain.PersonOf(ans.Id));
        Assert.Same(Two, chain.PartnerOf(Two.Id));

        chain.Remove(ans);
        Refuses(Rule.PersonIsNotInTheChain, () => chain.PersonOf(ans.Id));
        Refuses(Rule.PartnerIsNotInTheChain, () => chain.PartnerOf(Guid.NewGuid()));
    }

    [Fact]
    public void Merging_two_entries_of_one_person_gives_account_and_dossier_to_the_entry_that_stays()
    {
        var (account, stays, goes) = (Guid.NewGuid(), Ans(), chain.Add(Two, "Ans", "ans@p2.example", Level.Strategic, Today));
        (goes.AccountId, goes.KeepsDossier) = (account, true);

        stays.Absorb(goes);
        Assert.Equal((account, true, 1), (stays.AccountId, stays.KeepsDossier, stays.Version));

        // One without an account and without the dossier takes nothing away, and one with the same account fits.
        stays.Absorb(goes);
        stays.Absorb(chain.Add(Two, "A", "a@p2.example", Level.Strategic, Today));
        Assert.Equal((account, true, 3), (stays.AccountId, stays.KeepsDossier, stays.Version));
    }

    [Fact]
    public void People_with_different_accounts_are_not_one_person()
    {
        var (one, two) = (Ans(), chain.Add(Two, "Ans", "ans@p2.example", Level.Strategic, Today));
        (one.AccountId, two.AccountId) = (Guid.NewGuid(), Guid.NewGuid());

        Refuses(Rule.PeopleHaveDifferentAccounts, () => one.Absorb(two));
        Assert.NotEqual(two.AccountId, one.AccountId);
    }

    [Fact]
    public void It_is_kept_since_when_an_address_may_be_somebody_elses()
    {
        var ans = Ans();
        Assert.Null(ans.HandedOverAt);

        ans.HandOver(Given.Morning);
        ans.HandOver(Given.Morning.AddDays(2));
        Assert.Equal(Given.Morning.AddDays(2), ans.HandedOverAt);
    }
}
