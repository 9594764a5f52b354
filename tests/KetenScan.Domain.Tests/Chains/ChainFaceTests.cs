using KetenScan.Domain.Chains;
using static KetenScan.Domain.Tests.Refusal;

namespace KetenScan.Domain.Tests.Chains;

public sealed class ChainFaceTests
{
    private readonly ChainFace face = new(Guid.NewGuid());

    [Fact]
    public void The_face_of_a_chain_is_trimmed_and_empty_fields_are_null()
    {
        face.Describe(" #0A7Bcf ", " Thuis ", " Samen verder ", " Uil ", " Buurthuis ", " Nieuwsbrief ");

        Assert.Equal("#0a7bcf", face.Colour);
        Assert.Equal(("Thuis", "Samen verder", "Uil"), (face.Name, face.Slogan, face.Mascot));
        Assert.Equal(("Buurthuis", "Nieuwsbrief"), (face.MeetingPlace, face.Channels));

        face.Describe("", " ", null, "", " ", null);
        Assert.Equal((null, null, null), (face.Colour, face.Name, face.Slogan));
        Assert.Equal((null, null, null), (face.Mascot, face.MeetingPlace, face.Channels));
    }

    [Theory]
    [InlineData("0a7bcf")]
    [InlineData("#0a7bc")]
    [InlineData("#0a7bcff")]
    [InlineData("#0a7bcg")]
    [InlineData("blauw")]
    public void A_colour_is_six_hexadecimal_digits(string colour)
    {
        Refuses(Rule.ColourIsHexadecimal, () => face.Describe(colour, "Thuis", null, null, null, null));

        Assert.Null(face.Name);
        Assert.Equal(0, face.Version);
    }

    [Fact]
    public void A_logo_is_shown_until_it_is_taken_away_and_every_change_counts_up()
    {
        face.Show([1, 2]);
        Assert.Equal([1, 2], face.Logo!);

        face.Describe(null, "Thuis", null, null, null, null);
        Assert.Equal([1, 2], face.Logo!);

        face.Show(null);
        Assert.Null(face.Logo);
        Assert.Equal(3, face.Version);
    }
}
