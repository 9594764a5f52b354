using System.Net;
using KetenScan.Web.Shared;

namespace KetenScan.Web.Tests.Shared;

public sealed class PreferenceTests(DemoServer server)
{
    [Fact]
    public async Task The_language_is_Dutch_until_English_is_chosen_and_then_remembered()
    {
        using var client = server.Anonymous();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        Assert.Contains("<h1>Aanmelden</h1>", await client.GetStringAsync("/account/login"), StringComparison.Ordinal);

        var answer = await client.GetAsync("/preferences/language/en");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("max-age=31536000", answer.Headers.GetValues("Set-Cookie").Single(), StringComparison.OrdinalIgnoreCase);
        var page = await client.GetStringAsync("/account/login");
        Assert.Contains("<h1>Sign in</h1>", page, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\" data-theme=\"light\">", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dark")]
    [InlineData("contrast-light")]
    [InlineData("contrast-dark")]
    public async Task The_chosen_appearance_is_remembered(string name)
    {
        using var client = server.Anonymous();

        await client.GetAsync($"/preferences/theme/{name}");

        Assert.Contains($"data-theme=\"{name}\"", await client.GetStringAsync("/account/login"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("auto-contrast-dark", "contrast-dark")]
    [InlineData("auto-light", "light")]
    [InlineData("auto-purple", "light")]
    [InlineData("contrast", "light")]
    [InlineData(null, "light")]
    public void The_appearance_is_the_chosen_one_or_that_of_the_device_and_else_light(string? cookie, string name) =>
        Assert.Equal(name, Appearance.Of(cookie).Name);

    [Theory]
    [InlineData("auto-contrast-dark", true)]
    [InlineData("device", true)]
    [InlineData(null, true)]
    [InlineData("dark", false)]
    public void A_reader_can_leave_the_choice_to_the_device_again(string? cookie, bool follows) =>
        Assert.Equal(follows, Appearance.Of(cookie).FollowsDevice);

    [Theory]
    [InlineData("https://elders.example/lokaas", "/")]
    [InlineData("SELF/account/login?returnUrl=%2F", "/account/login?returnUrl=%2F")]
    public async Task The_visitor_returns_to_the_page_they_came_from_if_it_is_ours(string referrer, string arrives)
    {
        using var client = server.Anonymous();
        client.DefaultRequestHeaders.Referrer = new Uri(referrer.Replace("SELF/", server.App.Address.ToString(), StringComparison.Ordinal));

        Assert.Equal(arrives, (await client.GetAsync("/preferences/theme/dark")).Headers.Location!.OriginalString);
    }
}
