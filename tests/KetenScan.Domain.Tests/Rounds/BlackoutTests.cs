using KetenScan.Domain.Rounds;

namespace KetenScan.Domain.Tests.Rounds;

public sealed class BlackoutTests
{
    [Theory]
    [InlineData("Jan doet alles.", new int[0], "Jan doet alles.", 0)]
    [InlineData("Jan doet alles.", new[] { 0 }, "█ doet alles.", 1)]
    [InlineData("Jan de Vries doet alles.", new[] { 0, 1, 2 }, "█ doet alles.", 1)]
    [InlineData("Jan  en\nPiet doen alles.", new[] { 2, 0 }, "█  en\n█ doen alles.", 2)]
    [InlineData(" alles. ", new[] { 0 }, " █ ", 1)]
    [InlineData("Jan doet alles.", new[] { 7, -1 }, "Jan doet alles.", 0)]
    [InlineData("Jan doet alles.", new[] { 3 }, "Jan doet alles.", 0)]
    [InlineData("Jan doet alles.", new[] { 2, 3 }, "Jan doet █", 1)]
    public void Words_are_blacked_out_and_the_rest_stays_as_it_was(string text, int[] words, string shown, int bars)
    {
        Assert.Equal(shown, Blackout.Apply(text, words));
        Assert.Equal(bars, Blackout.Bars(shown));
    }

    [Fact]
    public void A_bar_does_not_tell_how_long_the_words_were() =>
        Assert.Equal(Blackout.Apply("Jo", [0]), Blackout.Apply("Wilhelmina van den Heuvel", [0, 1, 2, 3]));

    [Fact]
    public void A_block_that_somebody_typed_is_no_bar() => Assert.Equal(0, Blackout.Bars(Blackout.Plain($"Zie {Blackout.Bar} daar")));

    [Theory]
    [InlineData("Vraag het Jansen's collega (Anna).", new[] { 2, 4 })]
    [InlineData("ANNA en de-Boer, van alles.", new[] { 0, 2 })]
    [InlineData("Janssen is een ander.", new int[0])]
    [InlineData("Bo en van en el", new[] { 0 })]
    [InlineData("bo, Bos, de Bo's en (BO)", new[] { 3, 5 })]
    [InlineData("Jansens idee, en Annas", new[] { 0, 3 })]
    [InlineData("Zoe en Zoë, ZOE\u0308s ook", new[] { 0, 2, 3 })]
    [InlineData("Vraag Andre of Andre\u0301.", new[] { 1, 3 })]
    [InlineData("O'Brien en obrien", new[] { 0 })]
    [InlineData("De zorg van De Wit", new[] { 4 })]
    public void Words_of_names_are_found_whatever_stands_around_them(string text, int[] named) =>
        Assert.Equal(named, Blackout.NamesIn(text, ["Anna Jansen", "Bo van Boer", "Fatima El Amrani", "Zoe\u0308", "André de Wit", "Pat O'Brien"]));

    [Theory]
    [InlineData("van den der ter ten het uit und von the and de te op in")]
    [InlineData("Van Den Der Ter Ten Het Uit Und Von The And De Te Op In")]
    public void Common_words_in_names_are_not_names(string words) =>
        Assert.Empty(Blackout.NamesIn(words, [$"Jan {words} Boer", $"Jan {words.ToUpperInvariant()} Boer"]));

    [Fact]
    public void Initials_and_small_words_of_a_name_and_longer_words_are_not_the_name() =>
        Assert.Empty(Blackout.NamesIn("J. El Jansent", ["J. Jansen", "Noor el Amrani"]));
}
