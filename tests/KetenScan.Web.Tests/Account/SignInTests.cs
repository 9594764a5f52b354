using System.Net;

namespace KetenScan.Web.Tests.Account;

public sealed class SignInTests(DemoServer server)
{
    [Theory]
    [InlineData("coordinator")]
    [InlineData("strategisch")]
    [InlineData("uitvoering")]
    [InlineData("consultant")]
    [InlineData("beheer")]
    [InlineData("buitenstaander")]
    public async Task Every_demo_account_signs_in_without_script(string who)
    {
        using var client = await server.SignedIn(who);

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/")).StatusCode);
    }

    /// <summary>Uses an account that no other class signs in with, because a failure counted at the same moment would refuse a right password too.</summary>
    [Fact]
    public async Task A_wrong_password_is_explained_and_the_address_stays()
    {
        using var client = server.Anonymous();

        var answer = await DemoServer.SignIn(client, "uitvoering@demo.example", "verkeerd-wachtwoord");
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("horen niet bij elkaar", page, StringComparison.Ordinal);
        Assert.Contains("value=\"uitvoering@demo.example\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("verkeerd-wachtwoord", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_address_gets_the_same_answer_as_a_wrong_password()
    {
        using var client = server.Anonymous();

        var page = await (await DemoServer.SignIn(client, "niemand@demo.example", "verkeerd-wachtwoord")).Content.ReadAsStringAsync();

        Assert.Contains("horen niet bij elkaar", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_passkey_that_nobody_asked_for_is_refused_in_words()
    {
        using var client = server.Anonymous();
        var token = DemoServer.TokenIn(await client.GetStringAsync("/account/login"));

        var answer = await client.PostAsync(
            "/account/passkeys/enter",
            new FormUrlEncodedContent(new Dictionary<string, string> { ["Input.Credential"] = """{"id":"x"}""", ["__RequestVerificationToken"] = token }));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("niet gelukt met een passkey", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        using var client = server.Anonymous();

        var answer = await client.PostAsync(
            "/account/login",
            new FormUrlEncodedContent(
                new Dictionary<string, string> { ["Input.Email"] = "coordinator@demo.example", ["Input.Password"] = server.App.Password }));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_form_replayed_from_another_browser_is_refused()
    {
        using var one = server.Anonymous();
        using var other = server.Anonymous();
        var token = System.Text.RegularExpressions.Regex.Match(
            await one.GetStringAsync("/account/login"),
            "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;
        await other.GetAsync("/account/login");

        var answer = await other.PostAsync("/account/login", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Input.Email"] = "coordinator@demo.example",
            ["Input.Password"] = server.App.Password,
            ["__RequestVerificationToken"] = token,
        }));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Signing_out_needs_its_token_too_and_ends_the_visit()
    {
        using var client = await server.SignedIn("uitvoering");
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync("/account/logout", new FormUrlEncodedContent([]))).StatusCode);

        var token = System.Text.RegularExpressions.Regex.Match(
            await client.GetStringAsync("/"),
            "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;
        await client.PostAsync("/account/logout", new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token }));

        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync("/")).StatusCode);
    }

    [Theory]
    [InlineData("/chains/dementie-de-meren/rounds/3", "/chains/dementie-de-meren/rounds/3")]
    [InlineData("//elders.example/", "/")]
    [InlineData("/\\elders.example/", "/")]
    [InlineData("https://elders.example/", "/")]
    public async Task Signing_in_returns_to_the_requested_page_but_never_to_another_site(string wanted, string arrives)
    {
        using var client = server.Anonymous();

        var answer = await DemoServer.SignIn(
            client,
            "coordinator@demo.example",
            server.App.Password,
            $"/account/login?returnUrl={Uri.EscapeDataString(wanted)}");

        Assert.Equal(arrives, answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Empty_fields_are_named()
    {
        using var client = server.Anonymous();

        var page = await (await DemoServer.SignIn(client, "geen adres", "")).Content.ReadAsStringAsync();

        Assert.Contains("Vul uw e-mailadres in", page, StringComparison.Ordinal);
        Assert.Contains("Vul uw wachtwoord in", page, StringComparison.Ordinal);
    }
}
