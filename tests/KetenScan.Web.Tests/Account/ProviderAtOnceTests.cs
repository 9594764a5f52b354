using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Audit;
using KetenScan.Web.Features.Account;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KetenScan.Web.Tests.Account;

/// <summary>Concurrent sign-ins by the provider, and concurrent changes by administrators. On PostgreSQL only: SQLite has one writer at a time.</summary>
public sealed class ProviderAtOnceTests : IAsyncLifetime
{
    private const string Coordinator = "coordinator@demo.example";
    private const string First = "beheer@demo.example";
    private const string Second = "consultant@demo.example";

    private TestDatabase database = null!;
    private RunningKetenScan app = null!;

    public async ValueTask InitializeAsync()
    {
        database = await DemoDatabase.Create(Engine.PostgreSql);
        app = await RunningKetenScan.Start(
        [
            "--Oidc:Authority=https://login.example.nl", "--Oidc:ClientId=ketenscan", "--Oidc:ClientSecret=geheim", "--Oidc:Roles:Administrator=beheer",
            "--Database:Provider=PostgreSql", $"--ConnectionStrings:KetenScan={database.ConnectionString}",
        ]);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task One_person_in_three_tabs_comes_in_by_each()
    {
        var entered = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => Enter("1", Coordinator))));

        Assert.All(entered, Assert.True);
        await using var db = database.CreateDbContext();
        Assert.Equal(1, await db.AuditLog.CountAsync(entry => entry.What == AuditEvent.ProviderLinked));
        Assert.False(await db.AuditLog.AnyAsync(entry => entry.What == AuditEvent.ProviderOtherPerson));
    }

    [Fact]
    public async Task When_two_subjects_have_one_address_only_one_gets_the_account()
    {
        var entered = await Task.WhenAll(Enumerable.Range(0, 2).Select(subject => Task.Run(() => Enter($"{subject}", Coordinator))));

        Assert.Single(entered, isIn => isIn);
        await using var db = database.CreateDbContext();
        Assert.Equal(1, await db.UserLogins.CountAsync());
    }

    [Fact]
    public async Task Two_administrators_who_are_in_no_group_any_more_leave_one()
    {
        await MakeBothAdministrators();

        await Task.WhenAll(Task.Run(() => Enter("1", First)), Task.Run(() => Enter("2", Second)));

        await using var db = database.CreateDbContext();
        Assert.Equal(1, await db.Grants.CountAsync(grant => grant.Role == Role.Administrator));
    }

    [Fact]
    public async Task Two_administrators_who_lock_each_other_out_leave_one()
    {
        await MakeBothAdministrators();
        var (first, second) = (await Viewer(First), await Viewer(Second));

        var locked = await Task.WhenAll(Task.Run(() => Lock(first, second.AccountId)), Task.Run(() => Lock(second, first.AccountId)));

        Assert.Single(locked, isLocked => isLocked);
    }

    [Fact]
    public async Task An_account_that_is_locked_out_while_it_comes_in_gets_no_role()
    {
        await MakeBothAdministrators();
        await Enter("2", Second);
        var (administrator, locked) = (await Viewer(First), await Viewer(Second));

        await Task.WhenAll(
            Enumerable.Range(0, 4)
                .Select(_ => Task.Run(() => Enter("2", Second, Role.Administrator)))
                .Append(Task.Run(() => Lock(administrator, locked.AccountId))));

        await using var db = database.CreateDbContext();
        var last = await db.AuditLog.Where(entry => entry.What == AuditEvent.AccountLocked).Select(entry => entry.Number).SingleAsync();
        Assert.False(await db.AuditLog.AnyAsync(entry => entry.Number > last && (entry.What == AuditEvent.SignedIn || entry.What == AuditEvent.RoleGranted)));
    }

    private async Task MakeBothAdministrators()
    {
        foreach (var (subject, email) in new[] { ("1", First), ("2", Second) }) Assert.True(await Enter(subject, email, Role.Administrator));
    }

    private async Task<bool> Enter(string subject, string email, params Role[] roles)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ProviderSignIn>()
            .Enter(new ProvidedPerson("https://login.example.nl", subject, email, IsChecked: true, "Iemand", roles, SignedInAt: null)) is not null;
    }

    private async Task<bool> Lock(Viewer viewer, Guid account)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AccountService>().Lock(viewer, account, locked: true);
    }

    private async Task<Viewer> Viewer(string email)
    {
        await using var db = database.CreateDbContext();
        return await db.Users.Where(user => user.Email == email).Select(user => new Viewer(user.Id, user.DisplayName, null)).SingleAsync();
    }
}
