using System.Net;
using System.Text.RegularExpressions;
using KetenScan.Data.Access;
using KetenScan.Web.Features.Account;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KetenScan.Web.Tests.Account;

/// <summary>A running application with the demo, and what tests of its accounts share.</summary>
public abstract partial class RunningAccounts : RunningDemo
{
    protected AccountService Accounts => Services.GetRequiredService<AccountService>();

    protected HttpClient Client() =>
        new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = App.Address };

    protected async Task<Viewer> Viewer(string email)
    {
        await using var db = await Databases.CreateDbContextAsync();
        return await db.Users.Where(user => user.Email == email).Select(user => new Viewer(user.Id, user.DisplayName, null)).SingleAsync();
    }

    protected static async Task<HttpResponseMessage> Post(HttpClient client, string link, string password)
    {
        var token = Token().Match(await client.GetStringAsync(link)).Groups[1].Value;
        return await client.PostAsync(
            link,
            new FormUrlEncodedContent(new Dictionary<string, string> { ["Input.Password"] = password, ["__RequestVerificationToken"] = token }));
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
