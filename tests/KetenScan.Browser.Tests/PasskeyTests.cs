using KetenScan.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KetenScan.Browser.Tests;

/// <summary>Creates and uses a passkey in the browser, with a virtual authenticator.</summary>
public sealed class PasskeyTests(Chromium chromium) : IAsyncLifetime
{
    private RunningKetenScan app = null!;

    /// <summary>Browsers do not support passkeys at an IP address.</summary>
    private string Site => $"http://localhost:{app.Address.Port}";

    public async ValueTask InitializeAsync() => app = await RunningKetenScan.Start();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_passkey_is_added_signs_in_without_a_password_and_is_removed()
    {
        var page = await chromium.Visit(app);
        await PlayAuthenticator(page);
        await page.GotoAsync($"{Site}/account/login");
        await page.GetByLabel("E-mailadres").FillAsync("beheer@demo.example");
        await page.GetByLabel("Wachtwoord").FillAsync(app.Password);
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Aanmelden", Exact = true }).ClickAsync();
        await Expect(page).ToHaveURLAsync($"{Site}/");

        await page.GotoAsync($"{Site}/account/security");
        await page.GetByRole(AriaRole.Button, new() { Name = "Voeg een passkey van dit apparaat toe" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Haal weg: passkey, toegevoegd op" })).ToBeVisibleAsync();
        await page.IsAccessible();

        await page.SignOut();
        await Expect(page).ToHaveURLAsync($"{Site}/account/login");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Meld u aan met een passkey" })).ToBeVisibleAsync();
        await page.IsAccessible();
        await page.GetByRole(AriaRole.Button, new() { Name = "Meld u aan met een passkey" }).ClickAsync();
        await Expect(page).ToHaveURLAsync($"{Site}/");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "account van Ingrid Smeets" })).ToBeVisibleAsync();

        // After five minutes the passkey proves it again, also while wrong passwords block the password.
        await using (var db = await app.Services.GetRequiredService<IDbContextFactory<KetenScanDb>>().CreateDbContextAsync())
        {
            await db.SignInSessions.ExecuteUpdateAsync(own => own.SetProperty(one => one.ProvedAt, DateTimeOffset.UtcNow.AddMinutes(-6)));
            await db.Users.ExecuteUpdateAsync(own => own.SetProperty(one => one.LockoutEnd, DateTimeOffset.UtcNow.AddMinutes(10)));
        }

        await page.GotoAsync($"{Site}/account/security");
        await page.GetByRole(AriaRole.Link, new() { Name = "Bevestig eerst dat u het bent" }).ClickAsync();
        await page.IsAccessible();
        await page.GetByRole(AriaRole.Button, new() { Name = "Bevestig met een passkey" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Voeg een passkey van dit apparaat toe" })).ToBeVisibleAsync();

        await page.GotoAsync($"{Site}/account/security");
        await page.GetByRole(AriaRole.Button, new() { Name = "Haal weg: passkey, toegevoegd op" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Haal weg: passkey, toegevoegd op" })).ToBeHiddenAsync();
        await page.SignOut();
        await Expect(page).ToHaveURLAsync($"{Site}/account/login");
        await page.GetByRole(AriaRole.Button, new() { Name = "Meld u aan met een passkey" }).ClickAsync();
        await Expect(page.GetByText("Het is niet gelukt met een passkey.")).ToBeVisibleAsync();
    }

    private static async Task PlayAuthenticator(IPage page)
    {
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }
}
