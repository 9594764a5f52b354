using KetenScan.Domain.Dossier;
using KetenScan.Domain.Scoring;
using Check = KetenScan.Domain.Dossier.Check;

namespace KetenScan.Domain.Tests.Dossier;

/// <summary>An entry's history, and uploaded files.</summary>
public sealed class DossierEntryTests
{
    private static readonly Publication Folder = new() { What = "folder", Day = new DateOnly(2026, 8, 1) };

    [Fact]
    public void Every_step_says_what_was_done_and_when_and_an_archived_fact_can_come_back()
    {
        var (chain, id, account) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var entry = new DossierEntry(chain, Folder, new Author("Ans", account), Given.Morning, id);
        entry.Change(Folder with { What = "site" }, new Author("Ans", account), Given.Morning.AddDays(1));
        entry.Archive(new Author("Ans", account), Given.Morning.AddDays(2));
        Assert.True(entry.IsArchived);
        entry.Restore(new Author("Ans", account), Given.Morning.AddDays(3));

        Assert.Equal((id, chain, "site"), (entry.Id, entry.ChainId, ((Publication)entry.Fact).What));
        Assert.False(entry.IsArchived);
        Assert.Equal(
            [
                (1, DossierChangeKind.Recorded, Given.Morning),
                (2, DossierChangeKind.Changed, Given.Morning.AddDays(1)),
                (3, DossierChangeKind.Archived, Given.Morning.AddDays(2)),
                (4, DossierChangeKind.Restored, Given.Morning.AddDays(3)),
            ],
            entry.Changes.Select(change => (change.Version, change.Kind, change.At)));
        Assert.All(entry.Changes, change => Assert.Equal((id, account), (change.EntryId, change.AccountId)));
        Assert.NotEqual(Guid.Empty, new DossierEntry(chain, Folder, new Author("Ans"), Given.Morning).Id);
    }

    [Fact]
    public void A_change_by_an_unknown_author_does_not_belong_to_somebody_without_an_account()
    {
        var (account, person) = (Guid.NewGuid(), Guid.NewGuid());

        Assert.False(new Forgotten([], null).Includes(null, null));
        Assert.False(new Forgotten([person], account).Includes(Guid.NewGuid(), Guid.NewGuid()));
        Assert.True(new Forgotten([], account).Includes(account, null));
        Assert.True(new Forgotten([person], null).Includes(null, person));
    }

    [Fact]
    public void Forgetting_an_endorsement_removes_its_name_and_ids()
    {
        var (account, person) = (Guid.NewGuid(), Guid.NewGuid());
        var yes = new Endorsement { AmbitionId = Guid.NewGuid(), PartnerId = Guid.NewGuid(), Day = new DateOnly(2026, 8, 1), By = "Ans" };
        var entry = new DossierEntry(Guid.NewGuid(), yes, new Author("Ans", account, person), Given.Morning);

        entry.Forget(new Forgotten([Guid.NewGuid()], null));
        Assert.Equal(("Ans", account, person), (entry.Changes[0].Who, entry.Changes[0].AccountId, entry.Changes[0].PersonId));

        entry.Forget(new Forgotten([person], null));
        Assert.Equal(("–", null, null), (entry.Changes[0].Who, entry.Changes[0].AccountId, entry.Changes[0].PersonId));
        Assert.Equal(yes with { By = "–" }, entry.Fact);
    }

    [Fact]
    public void A_file_is_kept_with_its_name_and_type()
    {
        var chain = Guid.NewGuid();
        var file = new DossierFile(chain, "convenant.pdf", "application/pdf", [1, 2, 3]);

        Assert.Equal((chain, "convenant.pdf", "application/pdf"), (file.ChainId, file.Name, file.Type));
        Assert.Equal([1, 2, 3], file.Content);
        Assert.NotEqual(Guid.Empty, file.Id);
    }

    [Theory]
    [InlineData(3.45, 1, 2, EvidenceReading.InOrder)] // shown as 3.5
    [InlineData(3.44, 1, 2, EvidenceReading.OnPaper)]
    [InlineData(3.45, 2, 5, EvidenceReading.Felt)]
    [InlineData(3.44, 2, 5, EvidenceReading.WorkToDo)]
    [InlineData(5.0, 3, 5, EvidenceReading.InOrder)]
    [InlineData(1.0, 0, 5, EvidenceReading.WorkToDo)]
    public void A_score_is_read_against_what_is_on_record(double score, int met, int total, EvidenceReading reading)
    {
        IReadOnlyList<Check> checks = [.. Enumerable.Range(1, total).Select(number => new Check(CheckKey.OwnName, number <= met, null, null, null, []))];

        Assert.Equal(reading, PrincipleEvidence.ReadingOf(new Score(score), met, total));
        Assert.Equal(reading, PrincipleEvidence.Of(checks, new Score(score)).Reading);
        Assert.Null(PrincipleEvidence.Of(checks, null).Reading);
    }
}
