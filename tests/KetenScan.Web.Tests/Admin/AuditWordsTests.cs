using System.Globalization;
using KetenScan.Data.Access;
using KetenScan.Data.Audit;
using KetenScan.Domain;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Features.Admin;
using KetenScan.Web.Tests.Shared;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests.Admin;

/// <summary>The audit log in words, and what its filters find.</summary>
public sealed class AuditWordsTests
{
    public AuditWordsTests() => CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("nl-NL");

    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_entry_says_who_did_what_by_name(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var person = await installation.SeatMember();
        await Write(installation, AuditEvent.RoundOpened, "4");
        await Write(installation, AuditEvent.PersonCorrected, $"{person.Id} {PersonField.Name | PersonField.Email}");
        await Write(installation, AuditEvent.RoleGranted, "Bas@demo.example Consultant");
        await Write(installation, AuditEvent.ResultsExported, "3 CSV");

        Assert.Equal(
            [
                "Marieke downloadde de cijfers van ronde 3 (CSV)",
                "Marieke gaf Bas@demo.example de rol adviseur",
                "Marieke wijzigde de gegevens van Joost: naam, e-mailadres",
                "Marieke opende ronde 4",
            ],
            await Sentences(installation, installation.Coordinator));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_administrator_sees_accounts_by_name_and_address_and_people_of_a_chain_not_at_all(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var person = await installation.SeatMember();
        await Write(installation, AuditEvent.PersonRestored, $"{person.Id}");
        await Write(installation, AuditEvent.RoleGranted, "Bas@demo.example Consultant");

        Assert.Equal(
            ["Marieke gaf Bas (Bas@demo.example) de rol adviseur", "Marieke zette een persoon terug in de keten"],
            await Sentences(installation, installation.Administrator));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_name_of_somebody_who_was_erased_is_not_shown(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var person = await installation.SeatMember();
        await Write(installation, AuditEvent.PersonCorrected, $"{person.Id} Name");
        await installation.Audit.Write(installation.Stranger, AuditEvent.ScorecardDownloaded, TestInstallation.Slug, "3");
        await installation.Audit.Write("Bas", AuditEvent.SignedIn, about: "bas@demo.example");
        await Write(installation, AuditEvent.RoleWithdrawn, $"{installation.Stranger.AccountId} {Role.Consultant}");
        await using (var db = installation.Db())
        {
            await db.People.Where(own => own.Id == person.Id).ExecuteDeleteAsync();
            await db.Users.Where(own => own.Id == installation.Stranger.AccountId).ExecuteDeleteAsync();
        }

        Assert.Equal(
            [
                "Marieke trok de rol adviseur van een persoon in",
                "Een persoon meldde zich aan",
                "Een persoon downloadde de scorekaart van ronde 3",
                "Marieke wijzigde de gegevens van een persoon: naam",
            ],
            await Sentences(installation, installation.Administrator));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_name_of_a_visitor_with_a_link_is_shown_as_long_as_a_participant_has_it(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        await installation.Audit.Write("Ans", AuditEvent.LinkUsed, TestInstallation.Slug, $"1 {InvitationPurpose.Sheet}");
        await installation.Audit.Write("Piet", AuditEvent.LinkUsed, TestInstallation.Slug, $"1 {InvitationPurpose.Sheet}");

        Assert.Equal(
            [
                "Een persoon opende de beoordeling van ronde 1 met een persoonlijke link",
                "Ans opende de beoordeling van ronde 1 met een persoonlijke link",
            ],
            await Sentences(installation, installation.Administrator));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Days_kinds_and_words_choose_entries(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var person = await installation.SeatMember();
        var today = Amsterdam.Day(installation.Clock.GetUtcNow());
        await Write(installation, AuditEvent.RoundOpened, "1");
        installation.Clock.Advance(TimeSpan.FromDays(1));
        await Write(installation, AuditEvent.PersonCorrected, $"{person.Id} Name");
        installation.Clock.Advance(TimeSpan.FromDays(1));
        await Write(installation, AuditEvent.RoundClosed, "1");

        Assert.Equal([AuditEvent.RoundClosed, AuditEvent.PersonCorrected], await Found(new AuditFilter { From = today.AddDays(1) }));
        Assert.Equal([AuditEvent.PersonCorrected, AuditEvent.RoundOpened], await Found(new AuditFilter { Until = today.AddDays(1) }));
        Assert.Equal([AuditEvent.RoundClosed, AuditEvent.RoundOpened], await Found(new AuditFilter { Kind = AuditKind.Rounds }));
        Assert.Equal([AuditEvent.PersonCorrected], await Found(new AuditFilter { Search = "mariëke JOOST" }));
        Assert.Equal(3, (await Found(new AuditFilter { Search = "keten" })).Count);

        // Nobody sees an id, so nobody finds by one.
        Assert.Empty(await Found(new AuditFilter { Search = $"{installation.Coordinator.AccountId}"[..8] }));

        async Task<List<AuditEvent>> Found(AuditFilter filter) =>
            [.. (await Service(installation).Find(installation.Coordinator, TestInstallation.Slug, filter))!.Lines.Select(line => line.What)];
    }

    [Fact]
    public void Every_event_has_a_kind() =>
        Assert.Equal(Enum.GetValues<AuditEvent>().Length, Enum.GetValues<AuditKind>().Sum(kind => AuditKinds.Events(kind).Length));

    [Theory]
    [InlineData("?search=jan%20de%20boer&kind=rounds&from=2026-01-02&until=2026-02-03&before=12", null)]
    [InlineData("?Search=&kind=&from=&until=&before=", "")]
    [InlineData("?from=31-12-2026&until=1/1/27", "?from=2026-12-31&until=2027-01-01")]
    [InlineData("?kind=anders&from=31-02-2026&until=9999-12-31&before=x", "")]
    public void The_filter_is_in_the_query_string(string query, string? written) =>
        Assert.Equal(written ?? query, AuditFilter.Read(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query)).Query);

    [Fact]
    public void What_was_written_for_a_day_and_is_none_is_told()
    {
        string? Unread(string query) => AuditFilter.Read(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query)).Unread;

        Assert.Equal("31-2-2026", Unread("?from=1-1-2026&until=31-2-2026"));
        Assert.Null(Unread("?from=1-1-2026&until="));
    }

    private static AuditService Service(TestInstallation installation) => new(installation.Databases);

    private static Task Write(TestInstallation installation, AuditEvent what, string about) =>
        installation.Audit.Write(installation.Coordinator, what, TestInstallation.Slug, about);

    private static async Task<List<string>> Sentences(TestInstallation installation, Viewer viewer)
    {
        var view = (await Service(installation).Find(viewer, viewer == installation.Coordinator ? TestInstallation.Slug : null, new AuditFilter()))!;
        var words = new AuditWords(Texts.Of<AdminTexts>(), view.Names);
        return [.. view.Lines.Select(line => $"{words.Who(line)} {words.What(line)}")];
    }
}
