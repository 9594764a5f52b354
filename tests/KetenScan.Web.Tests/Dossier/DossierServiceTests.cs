using KetenScan.Data.Access;
using KetenScan.Domain;
using KetenScan.Domain.Dossier;
using KetenScan.Domain.Questionnaires;
using KetenScan.Reports.Files;
using KetenScan.Web.Features.Dossier;
using KetenScan.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests.Dossier;

public sealed class DossierServiceTests
{
    private static readonly DateOnly Today = new(2026, 9, 20);

    private static readonly Ambition Together = new() { Words = "Samen thuis", From = new DateOnly(2026, 1, 1) };

    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_the_coordinator_records_the_chain_reads_and_nobody_else(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        Assert.True(await Record(installation, Together));

        var seen = (await installation.Dossiers.Find(installation.Member, TestInstallation.Slug))!;
        Assert.Equal(Together, seen.Entries.Single().Fact);
        Assert.False(seen.Keeps);
        Assert.True(seen.Principles[0].Checks.Single(check => check.Key == CheckKey.AmbitionRecorded).Met);

        Assert.False(await installation.Dossiers.Save(installation.Member, TestInstallation.Slug, Guid.CreateVersion7(), 0, Together));
        Assert.False(await installation.Dossiers.Archive(installation.Member, TestInstallation.Slug, seen.Entries[0], archived: true));
        Assert.Null(await installation.Dossiers.Upload(installation.Member, TestInstallation.Slug, typeof(Covenant), "a.pdf", "%PDF-1.7"u8.ToArray()));
        foreach (var other in (Viewer[])[installation.Stranger, installation.Administrator])
        {
            Assert.Null(await installation.Dossiers.Find(other, TestInstallation.Slug));
            Assert.Null(await installation.Dossiers.History(other, TestInstallation.Slug));
            Assert.False(await installation.Dossiers.Save(other, TestInstallation.Slug, Guid.CreateVersion7(), 0, Together));
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_second_of_two_editors_is_shown_what_the_first_made_of_it_and_may_save_over_it(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        await Record(installation, Together);
        var entry = (await View(installation)).Entries.Single();
        var contact = await MakeContact(installation);
        await installation.Dossiers.Save(contact, TestInstallation.Slug, entry.Id, entry.Version, Together with { Words = "Van Joost" });

        var changed = await Assert.ThrowsAsync<ChangedMeanwhile<EntryView>>(
            () => installation.Dossiers.Save(
                installation.Coordinator,
                TestInstallation.Slug,
                entry.Id,
                entry.Version,
                Together with { Words = "Van Marieke" }));

        Assert.Equal(("Joost", "Van Joost"), (changed.Who, ((Ambition)changed.Theirs.Fact).Words));
        await installation.Dossiers.Save(
            installation.Coordinator,
            TestInstallation.Slug,
            entry.Id,
            changed.Theirs.Version,
            Together with { Words = "Van Marieke" });
        Assert.Equal(
            [("Marieke", "Van Marieke", "Van Joost"), ("Joost", "Van Joost", "Samen thuis"), ("Marieke", "Samen thuis", null)],
            (await installation.Dossiers.History(installation.Member, TestInstallation.Slug))!.Select(
                line => (line.Who, WordsIn(line.Json)!, WordsIn(line.Before))));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_is_archived_counts_no_more_and_can_be_put_back(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        await Record(installation, Together);
        await installation.Dossiers.Archive(installation.Coordinator, TestInstallation.Slug, (await View(installation)).Entries.Single(), archived: true);

        var view = await View(installation);
        Assert.Empty(view.Of(typeof(Ambition)));
        Assert.True(view.Entries.Single().IsArchived);
        Assert.False(view.Principles[0].Checks[0].Met);

        await installation.Dossiers.Archive(installation.Coordinator, TestInstallation.Slug, view.Entries.Single(), archived: false);
        Assert.Equal(
            [DossierChangeKind.Restored, DossierChangeKind.Archived, DossierChangeKind.Recorded],
            (await installation.Dossiers.History(installation.Coordinator, TestInstallation.Slug))!.Select(line => line.Kind));
        Assert.True((await View(installation)).Principles[0].Checks[0].Met);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_strategic_member_says_yes_for_its_partner_once(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        await installation.SeatMember();
        await Record(installation, Together);
        var view = (await installation.Dossiers.Find(installation.Member, TestInstallation.Slug))!;
        var partner = Assert.Single(view.EndorsesFor);
        var other = view.Partners.Single(own => own != partner);

        Assert.False(await installation.Dossiers.Endorse(installation.Member, TestInstallation.Slug, view.Entries[0].Id, other.Id));
        Assert.False(await installation.Dossiers.Endorse(installation.Stranger, TestInstallation.Slug, view.Entries[0].Id, partner.Id));
        Assert.True(await installation.Dossiers.Endorse(installation.Member, TestInstallation.Slug, view.Entries[0].Id, partner.Id));

        Assert.True(await installation.Dossiers.Endorse(installation.Member, TestInstallation.Slug, view.Entries[0].Id, partner.Id));
        Assert.Equal(
            ("Joost", Today),
            (await View(installation)).Entries.Select(entry => entry.Fact).OfType<Endorsement>().Select(yes => (yes.By, yes.Day)).Single());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_is_sent_twice_is_recorded_and_endorsed_once(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        await installation.SeatMember();
        var id = Guid.CreateVersion7();
        Task<bool> Save() => installation.Dossiers.Save(installation.Coordinator, TestInstallation.Slug, id, 0, Together);
        Assert.All(await Task.WhenAll(Save(), Save(), Save()), Assert.True);
        Assert.True(await Save());
        var partner = (await installation.Dossiers.Find(installation.Member, TestInstallation.Slug))!.EndorsesFor.Single();

        Task<bool> Endorse() => installation.Dossiers.Endorse(installation.Member, TestInstallation.Slug, id, partner.Id);
        Assert.All(await Task.WhenAll(Endorse(), Endorse(), Endorse()), Assert.True);

        Assert.Equal(
            [typeof(Ambition), typeof(Endorsement)],
            (await View(installation)).Entries.Select(entry => entry.Fact.GetType()).OrderBy(kind => kind.Name));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Of_two_who_save_one_entry_at_the_same_moment_one_is_shown_the_other(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        await Record(installation, Together);
        var entry = (await View(installation)).Entries.Single();

        Task<bool>[] both =
        [
            .. ((string[])["Van één", "Van twee"]).Select(
                words => installation.Dossiers.Save(installation.Coordinator, TestInstallation.Slug, entry.Id, entry.Version, Together with { Words = words })),
        ];
        var changed = await Assert.ThrowsAsync<ChangedMeanwhile<EntryView>>(() => Task.WhenAll(both));

        Assert.Equal(1, both.Count(one => one.IsCompletedSuccessfully));
        Assert.Equal((await View(installation)).Entries.Single().Fact, changed.Theirs.Fact);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Closing_takes_the_checks_into_the_scorecard_and_they_stay_as_they_were(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        await Record(installation, Together);
        await installation.SubmitAll(4);
        await installation.Rounds.Close(installation.Coordinator, TestInstallation.Slug, 1);
        await installation.Dossiers.Archive(installation.Coordinator, TestInstallation.Slug, (await View(installation)).Entries.Single(), archived: true);

        var card = (await installation.Scorecards.Find(installation.Member, TestInstallation.Slug, 1))!;
        var evidence = ScorecardJson.Read(card.Json).Principles[0].Evidence!;

        Assert.Equal((2, 4, EvidenceReading.InOrder), (evidence.Met, evidence.Total, evidence.Reading!.Value));
        Assert.Contains("\"fact\": \"0 van 2 partners onderschreven de ambitie. Ontbreekt: Gemeente, Thuiszorg.\"", card.Json, StringComparison.Ordinal);
        await using var db = installation.Db();
        Assert.Equal(
            2,
            await db.RoundFigures
                .SelectMany(own => own.Principles)
                .Where(figure => figure.Principle == Principle.SharedAmbition)
                .Select(figure => figure.ChecksMet)
                .SingleAsync());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_document_is_taken_in_by_what_it_is_and_only_the_chain_gets_it(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var id = (
            await installation.Dossiers.Upload(
                installation.Coordinator,
                TestInstallation.Slug,
                typeof(Covenant),
                "../ons \"plan\".exe",
                "%PDF-1.7 iets"u8.ToArray()))!.Value;

        Assert.Equal(
            ("ons plan.pdf", "application/pdf"),
            (await installation.Dossiers.File(installation.Member, TestInstallation.Slug, id)) is { } file ? (file.Name, file.Type) : default);
        Assert.Null(await installation.Dossiers.File(installation.Stranger, TestInstallation.Slug, id));
        var refused = await Assert.ThrowsAsync<UploadRefused>(
            () => installation.Dossiers.Upload(installation.Coordinator, TestInstallation.Slug, typeof(Covenant), "plan.pdf", "<html>"u8.ToArray()));
        Assert.Equal(UploadProblem.UploadIsNoPdf, refused.Problem);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_file_of_another_chain_cannot_be_brought_in_by_its_id(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);

        var refused = await Assert.ThrowsAsync<FactRefused>(() => Record(installation, new Covenant { Title = "Plan", From = Today, FileId = Guid.NewGuid() }));

        Assert.Equal(new FactProblem("FileId", Rule.RefersToNothing), refused.Problems.Single());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_contact_person_keeps_the_dossier_until_that_is_taken_back_or_its_partner_leaves(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var contact = await MakeContact(installation);
        Assert.True(await installation.Dossiers.Save(contact, TestInstallation.Slug, Guid.CreateVersion7(), 0, Together));

        var person = (await installation.People.Find(installation.Coordinator, TestInstallation.Slug))!.People.Single(own => own.Name == "Joost");
        await installation.People.KeepDossier(installation.Coordinator, TestInstallation.Slug, person.Id, keeps: false);
        Assert.False(await installation.Dossiers.Save(contact, TestInstallation.Slug, Guid.CreateVersion7(), 0, Together));

        await installation.People.KeepDossier(installation.Coordinator, TestInstallation.Slug, person.Id, keeps: true);
        await installation.People.Leave(installation.Coordinator, TestInstallation.Slug, person.PartnerId, Today.AddDays(-1)); // its last day was yesterday
        Assert.False(await installation.Dossiers.Save(contact, TestInstallation.Slug, Guid.CreateVersion7(), 0, Together));
    }

    private static async Task<Viewer> MakeContact(TestInstallation installation)
    {
        var person = await installation.SeatMember();
        Assert.True(await installation.People.KeepDossier(installation.Coordinator, TestInstallation.Slug, person.Id, keeps: true));
        return installation.Member;
    }

    private static string? WordsIn(string? json) => json is null ? null : ((Ambition)new EntryView(default, 0, json, false).Fact).Words;

    private static async Task<DossierView> View(TestInstallation installation) =>
        (await installation.Dossiers.Find(installation.Coordinator, TestInstallation.Slug))!;

    private static Task<bool> Record(TestInstallation installation, Fact fact) =>
        installation.Dossiers.Save(installation.Coordinator, TestInstallation.Slug, Guid.CreateVersion7(), 0, fact);
}
