using System.Security.Claims;
using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Mail;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Features.Chains;
using KetenScan.Web.Features.Mail;
using KetenScan.Web.Shared;
using KetenScan.Web.Tests.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace KetenScan.Web.Tests.States;

/// <summary>An installation that is filled as users fill it: with the application's domain and services.</summary>
internal sealed class Building : IAsyncDisposable
{
    private readonly AsyncServiceScope scope;

    private Building(IServiceProvider services) => scope = services.CreateAsyncScope();

    /// <summary>Runs the chains of a state.</summary>
    public Viewer Coordinator { get; private set; } = null!;

    /// <summary>Is in the steering group of the first partner of a chain.</summary>
    public Viewer Member { get; private set; } = null!;

    public Viewer Consultant { get; private set; } = null!;

    public Viewer Administrator { get; private set; } = null!;

    /// <summary>Has every role in every chain.</summary>
    public Viewer Everything { get; private set; } = null!;

    /// <summary>May start chains and has none.</summary>
    public Viewer Starter { get; private set; } = null!;

    /// <summary>Has an account and no role.</summary>
    public Viewer Nothing { get; private set; } = null!;

    public IReadOnlyList<Viewer> Accounts => [Coordinator, Member, Consultant, Administrator, Everything, Starter, Nothing];

    /// <summary>An installation before its first chain, with accounts and their installation-wide roles.</summary>
    public static async Task<Building> Begin(IServiceProvider services)
    {
        var building = new Building(services);
        building.Coordinator = await building.Account("coordinator");
        building.Member = await building.Account("member");
        building.Consultant = await building.Account("consultant");
        building.Administrator = await building.Account("administrator");
        building.Everything = await building.Account("everything");
        building.Starter = await building.Account("starter");
        building.Nothing = await building.Account("nothing");
        await using var db = await building.Db();
        db.Grants.AddRange(
            new Grant(building.Coordinator.AccountId, Role.Coordinator, null),
            new Grant(building.Starter.AccountId, Role.Coordinator, null),
            new Grant(building.Everything.AccountId, Role.Coordinator, null),
            new Grant(building.Everything.AccountId, Role.Administrator, null),
            new Grant(building.Administrator.AccountId, Role.Administrator, null));
        await db.SaveChangesAsync();
        return building;
    }

    public static string AddressOf(Viewer viewer) => $"{viewer.Name}@ketens.example";

    public T The<T>()
        where T : notnull => scope.ServiceProvider.GetRequiredService<T>();

    public Task<KetenScanDb> Db() => The<IDbContextFactory<KetenScanDb>>().CreateDbContextAsync();

    /// <summary>Starts a chain; the account with every role is coordinator too.</summary>
    public async Task<BuiltChain> Chain(string name = "Keten", string field = "dementie")
    {
        var slug = (await The<ChainService>().Start(Coordinator, Guid.CreateVersion7(), name, field))!;
        await using var db = await Db();
        db.Grants.Add(new Grant(Everything.AccountId, Role.Coordinator, await db.Chains.Where(chain => chain.Slug == slug).Select(chain => chain.Id)
            .SingleAsync()));
        await db.SaveChangesAsync();
        var chain = new BuiltChain(this, slug);
        await chain.Granted(Consultant);
        await chain.Granted(Everything);
        return chain;
    }

    /// <summary>The cookie that signing in would set.</summary>
    public async Task<string> CookieOf(Viewer viewer)
    {
        var account = (await The<UserManager<Data.Access.Account>>().FindByIdAsync($"{viewer.AccountId}"))!;
        return CookieOf(await The<SignInManager<Data.Access.Account>>().CreateUserPrincipalAsync(account));
    }

    /// <summary>The latest link of a purpose that still works, with the cookie that it would set.</summary>
    public async Task<(Guid Invitation, string Cookie)?> Link(InvitationPurpose purpose)
    {
        await using var db = await Db();
        var kind = purpose == InvitationPurpose.Sheet ? MailKind.Invitation : MailKind.RoundClosed;
        var valid = await db.ValidInvitations().Where(invitation => invitation.Purpose == purpose).ToListAsync();
        foreach (var message in await db.Outbox.Where(message => message.Kind == kind).OrderByDescending(message => message.Id).ToListAsync())
        {
            var hash = SecretToken.HashOf(The<Outbox>().LinkOf(message)["/i/".Length..]);
            if (valid.SingleOrDefault(invitation => invitation.TokenHash.SequenceEqual(hash)) is not { } invitation) continue;

            var reader = purpose == InvitationPurpose.Sheet
                ? CurrentViewer.ByLink(CurrentViewer.DeviceClaim, (await db.OnDevice(invitation, message.Name)).DeviceId!.Value, message.Name)
                : CurrentViewer.ByLink(CurrentViewer.InvitationClaim, invitation.Id, message.Name);
            return (invitation.Id, CookieOf(reader));
        }

        return null;
    }

    public ValueTask DisposeAsync() => scope.DisposeAsync();

    private async Task<Viewer> Account(string name)
    {
        var account = new Data.Access.Account($"{name}@ketens.example", name);
        Assert.True((await The<UserManager<Data.Access.Account>>().CreateAsync(account)).Succeeded);
        return new Viewer(account.Id, name);
    }

    private string CookieOf(ClaimsPrincipal principal)
    {
        var options = The<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var now = DateTimeOffset.UtcNow;
        var properties = new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddHours(1) };
        var ticket = new AuthenticationTicket(principal, properties, IdentityConstants.ApplicationScheme);
        return $"{options.Cookie.Name}={options.TicketDataFormat.Protect(ticket)}";
    }
}
