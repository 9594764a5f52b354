using KetenScan.Domain.Chains;

namespace KetenScan.Domain.Tests;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData(" Jan@Voorbeeld.NL ", "jan@voorbeeld.nl")]
    [InlineData("\u00a0jan@voorbeeld.nl\u200b", "jan@voorbeeld.nl")]
    [InlineData("\ufeffja\u00adn@voor\u2060beeld.nl\r\n", "jan@voorbeeld.nl")]
    [InlineData("\u202ajan@voorbeeld.nl\u202c", "jan@voorbeeld.nl")]
    [InlineData("jan\u202f@\u2007voorbeeld.nl", "jan@voorbeeld.nl")]
    [InlineData("jose\u0301@voorbeeld.nl", "jos\u00e9@voorbeeld.nl")]
    [InlineData("jan@mu\u0308nchen.example", "jan@m\u00fcnchen.example")]
    [InlineData("jan@XN--MNCHEN-3YA.example", "jan@m\u00fcnchen.example")]
    [InlineData("jan\ufe0f@voorbeeld.nl", "jan@voorbeeld.nl")]
    [InlineData("O'Brien+keten@Voorbeeld.nl", "o'brien+keten@voorbeeld.nl")]
    [InlineData("jan@zorg.\u0440\u0444", "jan@zorg.\u0440\u0444")] // xn--p1ai: the last part may have a digit
    public void One_address_has_one_form_however_it_was_written(string written, string kept)
    {
        Assert.Equal(kept, EmailAddress.Written(written));
        Assert.Equal(kept, EmailAddress.Written(kept));
        Assert.Null(EmailAddress.ProblemOf(written));
    }

    [Theory]
    [InlineData(null, AddressFault.Missing, "")]
    [InlineData(" \u200b", AddressFault.Missing, "")]
    [InlineData("geen", AddressFault.NoAt, "")]
    [InlineData("geen adres", AddressFault.Character, " ")]
    [InlineData("jan@zorg,nl", AddressFault.Character, ",")]
    [InlineData("jan;piet@zorg.nl", AddressFault.Character, ";")]
    [InlineData("jan@a.nl;piet@a.nl", AddressFault.Character, "@")]
    [InlineData("\"jan\"@zorg.nl", AddressFault.Character, "\"")]
    [InlineData("jan@zorg_noord.nl", AddressFault.Character, "_")]
    [InlineData("jan\ud83d\ude00@zorg.nl", AddressFault.Character, "\ud83d\ude00")]
    [InlineData("jan@zorg", AddressFault.Domain, "")]
    [InlineData("jan@zorg..nl", AddressFault.Domain, "")]
    [InlineData("jan@-zorg.nl", AddressFault.Domain, "")]
    [InlineData("jan@zorg.nl.", AddressFault.Domain, "")]
    [InlineData("jan@10.0.0.1", AddressFault.Domain, "")]
    [InlineData("jan@zorg.n", AddressFault.Domain, "")]
    [InlineData("jan@zorg-.nl", AddressFault.Domain, "")]
    [InlineData("jan@.zorg.nl", AddressFault.Domain, "")]
    [InlineData("jan@", AddressFault.Domain, "")]
    [InlineData("@zorg.nl", AddressFault.LocalPart, "")]
    [InlineData(".jan@zorg.nl", AddressFault.LocalPart, "")]
    [InlineData("jan.@zorg.nl", AddressFault.LocalPart, "")]
    [InlineData("jan..bos@zorg.nl", AddressFault.LocalPart, "")]
    public void What_is_no_address_is_refused_with_the_reason_and_the_character(string? written, AddressFault fault, string character) =>
        Assert.Equal(new AddressProblem(fault, character), EmailAddress.ProblemOf(written));

    [Fact]
    public void Half_a_character_and_endless_text_break_nothing()
    {
        Assert.Equal(AddressFault.Character, EmailAddress.ProblemOf("jan\ud83d@zorg.nl")!.Fault);
        Assert.Equal(AddressFault.TooLong, EmailAddress.ProblemOf($"jan@{new string('a', 300)}.nl")!.Fault);
        Assert.Equal(AddressFault.Domain, EmailAddress.ProblemOf($"jan@{new string('a', 64)}.nl")!.Fault);
        Assert.Equal(AddressFault.LocalPart, EmailAddress.ProblemOf($"{new string('a', 65)}@zorg.nl")!.Fault);
    }

    [Fact]
    public void The_longest_address_has_sixty_four_characters_before_the_at_and_two_hundred_and_fifty_four_in_all()
    {
        var (local, domain) = (new string('a', 64), $"{new string('b', 63)}.{new string('c', 63)}.{new string('d', 58)}.nl");

        Assert.Equal(254, $"{local}@{domain}".Length);
        Assert.Null(EmailAddress.ProblemOf($"{local}@{domain}"));
        Assert.Equal(AddressFault.LocalPart, EmailAddress.ProblemOf($"{local}a@zorg.nl")!.Fault);
        Assert.Equal(AddressFault.TooLong, EmailAddress.ProblemOf($"{local}@d{domain}")!.Fault);
    }

    [Fact]
    public void Characters_that_nobody_sees_are_left_out_and_their_neighbours_are_not()
    {
        int[] unseen = [0x00AD, 0x034F, 0x115F, 0x1160, 0x2028, 0x2029, 0x2800, 0x3164, 0xFE00, 0xFE0F, 0xFFA0, 0xE0100, 0xE01EF];
        int[] seen = [0x00AE, 0x0350, 0x2801, 0xFDFD, 0xFE10, 0xFFA1, 0xE01F0, ' '];

        Assert.All(unseen, value => Assert.Equal("jan@zorg.nl", EmailAddress.Written($"ja{char.ConvertFromUtf32(value)}n@zorg.nl")));
        Assert.All(seen, value => Assert.NotEqual("jan@zorg.nl", EmailAddress.Written($"ja{char.ConvertFromUtf32(value)}n@zorg.nl")));
    }

    [Fact]
    public void Every_sign_that_may_stand_before_the_at_is_accepted() => Assert.Null(EmailAddress.ProblemOf("j!#$%&'*+-/=?^_`{|}~.n@zorg-noord.nl"));

    [Fact]
    public void What_has_no_at_is_left_as_it_was_typed() => Assert.Equal("xn--mnchen-3ya", EmailAddress.Written(" XN--MNCHEN-3YA"));
}
