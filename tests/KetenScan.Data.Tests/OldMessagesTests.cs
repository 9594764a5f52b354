using KetenScan.Data.Mail;
using KetenScan.Domain.Actions;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace KetenScan.Data.Tests;

/// <summary>Messages that were stored before it was kept whom they go to.</summary>
public sealed class OldMessagesTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task They_know_their_participant_person_and_account_after_the_migration(Engine engine)
    {
        await using var database = await TestDatabase.Create(engine);
        await using var db = database.CreateDbContext();
        var account = new Access.Account("ans@voorbeeld.nl", "Ans");
        var (chain, round) = A.OpenRound(account: account.Id);
        var person = chain.Add(chain.Partners[0], "Ans", "ans@voorbeeld.nl", Level.Strategic, new DateOnly(2026, 9, 1));
        var own = round.Participants[0];
        var action = new ImprovementAction(chain, null, new ActionTerms(Principle.Face, "Bel", null, "Ans", null, new DateOnly(2026, 10, 1), null, person.Id));
        db.AddRange(account, chain, action);
        db.AddRange(
            new OutboxMessage(MailKind.Invitation, $"Invitation:{own.Id:N}:1", round.Id, "Ans", "ans@voorbeeld.nl", "x", A.Morning),
            new OutboxMessage(MailKind.ActionDue, $"ActionDue:{action.Id:N}:20261001", null, "Ans", "ans@voorbeeld.nl", "x", A.Morning).About(action, person),
            new OutboxMessage(MailKind.PasswordReset, $"PasswordReset:{account.Id:N}:1", null, "Ans", "ans@voorbeeld.nl", "x", A.Morning),
            new OutboxMessage(MailKind.PrivacyLink, $"PrivacyLink:{Guid.NewGuid():N}", null, "Ans", "ans@voorbeeld.nl", "x", A.Morning),
            new OutboxMessage(MailKind.Reminder, "anders", round.Id, "Ans", "ans@voorbeeld.nl", "x", A.Morning));
        await db.SaveChangesAsync();
        await db.Participants.Where(one => one.Id == own.Id).ExecuteUpdateAsync(one => one.SetProperty(p => p.PersonId, (Guid?)person.Id));

        var migrator = db.GetService<IMigrator>();
        await migrator.MigrateAsync("PrivacyLinks");
        await migrator.MigrateAsync();

        await using var after = database.CreateDbContext();
        var messages = await after.Outbox.AsNoTracking().ToDictionaryAsync(message => message.Kind, message => (message.ParticipantId, message.PersonId, message.AccountId));
        Assert.Equal((own.Id, person.Id, account.Id), messages[MailKind.Invitation]);
        Assert.Equal((null, person.Id, null), messages[MailKind.ActionDue]);
        Assert.Equal((null, null, account.Id), messages[MailKind.PasswordReset]);
        Assert.Equal((null, null, null), messages[MailKind.PrivacyLink]);
        Assert.Equal((null, null, null), messages[MailKind.Reminder]);
    }
}
