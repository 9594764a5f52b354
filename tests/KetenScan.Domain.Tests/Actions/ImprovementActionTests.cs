using KetenScan.Domain.Actions;
using KetenScan.Domain.Questionnaires;
using static KetenScan.Domain.Tests.Refusal;

namespace KetenScan.Domain.Tests.Actions;

public sealed class ImprovementActionTests
{
    private static readonly DateOnly Due = new(2026, 12, 1);
    private static readonly ActionTerms Terms = new(Principle.Governance, " Leg het mandaat vast ", "", "Marieke", null, Due, null);

    [Fact]
    public void It_is_overdue_from_the_day_after_it_was_due()
    {
        var action = new ImprovementAction(Given.Chain(), 1, Terms);

        Assert.False(action.IsOverdueOn(Due));
        Assert.True(action.IsOverdueOn(Due.AddDays(1)));
        action.End(ActionState.Done, "Gedaan", Due.AddDays(2));
        Assert.False(action.IsOverdueOn(Due.AddDays(3)));
    }

    [Fact]
    public void What_is_left_empty_is_not_there_and_what_is_filled_in_is_trimmed()
    {
        var action = new ImprovementAction(Given.Chain(), null, Terms);

        Assert.Equal("Leg het mandaat vast", action.What);
        Assert.Null(action.Why);
    }

    [Theory]
    [InlineData("", "Marieke")]
    [InlineData("Iets doen", " ")]
    public void It_says_what_and_who(string what, string owner) =>
        Assert.Equal(
            Rule.ActionHasWhatAndOwner,
            Assert.Throws<RuleBroken>(() => new ImprovementAction(Given.Chain(), 1, Terms with { What = what, Owner = owner })).Rule);

    [Fact]
    public void The_partner_is_one_of_the_chain() =>
        Assert.Equal(
            Rule.PartnerIsNotInTheChain,
            Assert.Throws<RuleBroken>(() => new ImprovementAction(Given.Chain(), 1, Terms with { PartnerId = Given.Chain().Partners[0].Id })).Rule);

    [Fact]
    public void It_ends_with_a_result_and_can_be_reopened()
    {
        var chain = Given.Chain();
        var action = new ImprovementAction(chain, 1, Terms);

        Assert.Equal(Rule.EndedActionHasAResult, Assert.Throws<RuleBroken>(() => action.End(ActionState.Dropped, " ", Due)).Rule);
        action.End(ActionState.Dropped, "Dubbel", Due);
        Assert.Equal(Rule.EndedActionIsReopenedFirst, Assert.Throws<RuleBroken>(() => action.End(ActionState.Done, "Toch", Due)).Rule);
        Assert.Equal(Rule.EndedActionIsReopenedFirst, Assert.Throws<RuleBroken>(() => action.Agree(chain, Terms)).Rule);

        action.Reopen();
        action.Agree(chain, Terms with { What = "Anders" });
        Assert.Equal((ActionState.Open, "Anders", null), (action.State, action.What, action.EndedOn));
    }

    [Fact]
    public void What_was_agreed_is_kept_and_can_be_agreed_otherwise()
    {
        var (chain, person, indicator, id) = (Given.Chain(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var terms = Terms with
        {
            Why = " Het loopt stroef ",
            Owner = " Marieke ",
            PartnerId = chain.Partners[1].Id,
            ExpectedEffect = " Sneller ",
            PersonId = person,
            IndicatorId = indicator,
        };
        var action = new ImprovementAction(chain, 3, terms, id);

        Assert.Equal((id, chain.Id, 3, 1), (action.Id, action.ChainId, action.RoundNumber, action.Version));
        Assert.Equal((Principle.Governance, Due, indicator), (action.Principle, action.Due, action.IndicatorId));
        Assert.Equal(("Het loopt stroef", "Marieke", "Sneller"), (action.Why, action.Owner, action.ExpectedEffect));
        Assert.Equal((chain.Partners[1], chain.Partners[1].Id, person), (action.Partner, action.PartnerId, action.PersonId));

        action.Agree(chain, Terms with { Principle = Principle.Face, Due = Due.AddDays(1), ExpectedEffect = " " });
        Assert.Equal((Principle.Face, Due.AddDays(1), 2), (action.Principle, action.Due, action.Version));
        Assert.Equal((null, null, null), (action.Partner, action.PartnerId, action.PersonId));
        Assert.Equal((null, null, null), (action.IndicatorId, action.Why, action.ExpectedEffect));
        Assert.NotEqual(Guid.Empty, new ImprovementAction(chain, null, Terms).Id);
    }

    [Fact]
    public void What_and_owner_have_a_longest_length()
    {
        ImprovementAction Of(int what, int owner) => new(Given.Chain(), 1, Terms with { What = new string('w', what), Owner = new string('o', owner) });

        Assert.Equal((200, 200), (Of(200, 200).What.Length, Of(200, 200).Owner.Length));
        Refuses(Rule.NameIsTooLong, () => Of(201, 1));
        Refuses(Rule.NameIsTooLong, () => Of(1, 201));
    }

    [Fact]
    public void It_is_open_until_the_day_on_which_it_ended_and_again_after_reopening()
    {
        var action = new ImprovementAction(Given.Chain(), 1, Terms);
        Assert.Throws<ArgumentException>(() => action.End(ActionState.Open, "Toch niet", Due));
        Assert.True(action.IsOpenOn(Due));

        action.End(ActionState.Done, " Gedaan ", Due);
        Assert.Equal((ActionState.Done, "Gedaan", Due, 2), (action.State, action.Result, action.EndedOn, action.Version));
        Assert.True(action.IsOpenOn(Due.AddDays(-1)));
        Assert.False(action.IsOpenOn(Due));

        action.Reopen();
        Assert.Equal(("Gedaan", 3), (action.Result, action.Version)); // what came of it stays readable
        Assert.True(action.IsOpenOn(Due));
        Assert.True(action.IsOverdueOn(Due.AddDays(1)));
    }

    [Fact]
    public void Comments_are_kept_in_order_with_who_said_them_and_when()
    {
        var (action, account, id) = (new ImprovementAction(Given.Chain(), 1, Terms), Guid.NewGuid(), Guid.NewGuid());
        action.Say(new Author("Ans", account), " Begonnen ", Given.Morning, id);
        action.Say(new Author("Bob"), "Mooi", Given.Morning.AddDays(1));

        Assert.Equal([("Ans", account, "Begonnen"), ("Bob", null, "Mooi")], action.Comments.Select(comment => (comment.Who, comment.AccountId, comment.Text)));
        Assert.Equal((id, Given.Morning), (action.Comments[0].Id, action.Comments[0].At));
        Assert.All(action.Comments, comment => Assert.Equal(action.Id, comment.ActionId));
        Assert.NotEqual(Guid.Empty, action.Comments[1].Id);
        Assert.Equal(1, action.Version); // two people who comment at once do not hinder each other
    }

    [Fact]
    public void Somebody_who_is_forgotten_is_no_longer_owner_or_author_and_their_words_stay()
    {
        var (account, person) = (Guid.NewGuid(), Guid.NewGuid());
        var action = new ImprovementAction(Given.Chain(), 1, Terms with { PersonId = person });
        action.Say(new Author("Marieke", account), "Begonnen", Given.Morning);
        action.Say(new Author("Marieke"), "Mooi", Given.Morning); // a namesake without an account

        action.Forget(new Forgotten([Guid.NewGuid()], Guid.NewGuid()));
        action.Forget(new Forgotten([], null));
        Assert.Equal(("Marieke", person), (action.Owner, action.PersonId));

        action.Forget(new Forgotten([person], account));
        Assert.Equal(("–", null, "Leg het mandaat vast"), (action.Owner, action.PersonId, action.What));
        Assert.Equal([("–", null, "Begonnen"), ("Marieke", null, "Mooi")], action.Comments.Select(comment => (comment.Who, comment.AccountId, comment.Text)));
    }
}
