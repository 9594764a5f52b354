using KetenScan.Web.Features.Account;

namespace KetenScan.Web.Tests.Account;

public sealed class LeakedPasswordTests
{
    [Theory]
    [InlineData("password1234")]
    [InlineData("Welkom123456")]
    [InlineData("W3lk0m2026!!")]
    [InlineData("Wachtwoord2026")]
    [InlineData("wachtwoordwachtwoord")]
    [InlineData("123456789012")]
    [InlineData("210987654321")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("121212121212")]
    [InlineData("!!Zomer2026!!")]
    [InlineData("KetenScan2026")]
    [InlineData("qwertyuiop12")]
    public void What_is_guessed_first_is_refused(string password) => Assert.True(LeakedPasswords.Holds(password));

    [Theory]
    [InlineData("een zin om te onthouden")]
    [InlineData("paard batterij nietje")]
    [InlineData("Demo-48291048f5")]
    [InlineData("Demo-4829104857")]
    [InlineData("xk7#pQ2vLm9z")]
    [InlineData("83920174650193")]
    public void What_nobody_guesses_first_is_taken(string password) => Assert.False(LeakedPasswords.Holds(password));

    [Fact]
    public void The_list_is_as_large_as_the_documents_say() => Assert.Equal(62551, LeakedPasswords.Count);

    /// <summary>Of fifty thousand random passwords none is refused by accident.</summary>
    [Fact]
    public void Hardly_any_other_password_is_refused_by_accident()
    {
        var random = new Random(18);
        var refused = Enumerable
            .Range(0, 50_000)
            .Count(_ => LeakedPasswords.Holds(string.Concat(Enumerable.Range(0, 14).Select(_ => (char)random.Next('a', 'z' + 1)))));

        Assert.Equal(0, refused);
    }
}
