using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Mail;
using KetenScan.Domain;
using KetenScan.Web.Features.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KetenScan.Web.Tests.Privacy;

/// <summary>Nothing that is left of a detached round leads back to people; tried with everything in the database about them.</summary>
public sealed class DetachedTests
{
    private const string Slug = "dementie-de-meren";
    private const int Number = 3;

    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task None_of_41_people_can_be_traced_by_messages_ids_order_or_times(Engine engine)
    {
        await using var database = await DemoDatabase.Create(engine);
        await using var app = await RunningKetenScan.Start([$"--Database:Provider={engine}", $"--ConnectionStrings:KetenScan={database.ConnectionString}"]);
        await using var scope = app.Services.CreateAsyncScope();
        await using var db = database.CreateDbContext();
        await Invite(db, scope.ServiceProvider.GetRequiredService<Features.Mail.Outbox>());
        var people = (await Participants(db)).ToDictionary(own => Key(own), own => own.Name);
        Assert.Equal((41, 41), (people.Count, await FoundBack(db, people)));
        var answers = await Answers(db);

        var coordinator = await db.Users
            .Where(user => user.Email == "coordinator@demo.example")
            .Select(user => new Viewer(user.Id, user.DisplayName))
            .SingleAsync();
        var privacy = scope.ServiceProvider.GetRequiredService<PrivacyService>();
        Assert.True(await privacy.Detach(coordinator, Slug, Number));
        Assert.True(await privacy.Detach(coordinator, Slug, Number));

        Assert.Equal(0, await FoundBack(db, people));
        Assert.Equal(answers, await Answers(db));
        Assert.False(await db.Invitations.AnyAsync(link => db.Rounds.Any(round => round.Id == link.RoundId && round.DetachedOn != null)));
        Assert.Equal(1, await db.AuditLog.CountAsync(entry => entry.What == Data.Audit.AuditEvent.RoundDetached));

        var left = await Participants(db);
        var day = Amsterdam.Start(Amsterdam.Day((await db.Rounds.AsNoTracking().SingleAsync(round => round.DetachedOn != null)).ClosedAt!.Value));
        Assert.All(left, own => Assert.Equal(("", null, null, 4, 4), (own.Name, own.AccountId, own.PersonId, own.Id.Version, own.Sheet.Id.Version)));
        Assert.All(left, own => Assert.True(own.Sheet.SubmittedAt is null || own.Sheet.SubmittedAt == day));
        Assert.All(left, own => Assert.True(own.Sheet.ChangedAt is null || own.Sheet.ChangedAt == day));
    }

    /// <summary>As opening a round does, for rounds that the demo creates without messages.</summary>
    private static async Task Invite(KetenScanDb db, Features.Mail.Outbox outbox)
    {
        foreach (var own in await Participants(db)) outbox.Add(db, MailKind.RoundClosed, $"{MailKind.RoundClosed}:{own.Id:N}", own, $"{own.Id:N}@voorbeeld.nl");
        await db.SaveChangesAsync();
    }

    /// <summary>
    /// The number of sheets to which somebody with the whole database can match a name: by a message, by comparing the order of ids with that of the people, or
    /// by the order of rows.
    /// </summary>
    private static async Task<int> FoundBack(KetenScanDb db, Dictionary<string, string> people)
    {
        var left = await Participants(db);
        var messages = await db.Outbox.AsNoTracking().Where(message => message.Kind == MailKind.RoundClosed).ToListAsync();
        var inOrder = await db.People
            .Where(person => db.Chains.Any(chain => chain.Id == person.ChainId && chain.Slug == Slug))
            .OrderBy(person => person.Id)
            .Select(person => person.Name)
            .ToListAsync();
        var byOrder = left.OrderBy(own => own.Id).Zip(inOrder).ToDictionary(own => own.First.Id, own => own.Second);
        var byRow = left.Zip(inOrder).ToDictionary(own => own.First.Id, own => own.Second);
        bool IsNamed(Domain.Rounds.Participant own, string name) => own.Name == name
            || messages.Any(message => message.Once.Contains($"{own.Id:N}") && message.Name == name);
        var named = left.Where(own => people.TryGetValue(Key(own), out var name) && IsNamed(own, name)).ToList();
        var ordered = left.Where(own => people.TryGetValue(Key(own), out var name) && (byOrder[own.Id] == name || byRow[own.Id] == name)).ToList();

        // A meaningless order matches two of 41 by chance, and practically never a dozen.
        return ordered.Count > 12 ? named.Union(ordered).Count() : named.Count;
    }

    /// <summary>What a person who was in the round knows about their own sheet.</summary>
    private static string Key(Domain.Rounds.Participant own) =>
        $"{own.PartnerId} {own.Level} {string.Join(' ', own.Sheet.Answers.OrderBy(answer => answer.Statement).Select(answer => answer.Value.Number))} "
        + $"{(own.Sheet.Answers.Count == 0 ? own.Id : null)}";

    private static Task<List<Domain.Rounds.Participant>> Participants(KetenScanDb db) => db.Participants.AsNoTracking()
        .Include(own => own.Sheet).ThenInclude(sheet => sheet.Answers)
        .Where(
            own => db.Rounds.Any(round => round.Id == own.RoundId
                && round.Number == Number
                && db.Chains.Any(chain => chain.Id == round.ChainId && chain.Slug == Slug)))
        .AsSingleQuery().ToListAsync();

    private static async Task<List<string>> Answers(KetenScanDb db) =>
        [
            .. (await Participants(db))
                .Select(
                    own =>
                        $"{own.PartnerId} {own.Level} {own.Sheet.SubmittedAt != null} "
                        + $"{string.Join(' ', own.Sheet.Answers.OrderBy(answer => answer.Statement).Select(answer => answer.Value.Number))} "
                        + $"{string.Join(' ', own.Sheet.Priorities)}")
                .Order(),
        ];
}
