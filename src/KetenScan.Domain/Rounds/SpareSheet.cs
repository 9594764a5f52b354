using KetenScan.Domain.Questionnaires;

namespace KetenScan.Domain.Rounds;

/// <summary>The contents of a sheet.</summary>
/// <param name="Answers">Keyed by statement code.</param>
/// <param name="Comments">Keyed by principle.</param>
/// <param name="Priorities">The principles that deserve attention.</param>
/// <param name="SubmittedAt">When it was handed in; null if it was not.</param>
public sealed record SheetContent(
    IReadOnlyDictionary<string, AnswerValue> Answers,
    IReadOnlyDictionary<Principle, string> Comments,
    IReadOnlyList<Principle> Priorities,
    DateTimeOffset? ChangedAt,
    DateTimeOffset? SubmittedAt);

/// <summary>
/// The other sheet of somebody who was in the chain twice. It does not count. It is stored until the round closes, so that its
/// owner, not the coordinator who merged the two entries, decides which of them counts.
/// </summary>
public sealed class SpareSheet
{
    private SpareSheet()
    {
    }

    /// <param name="owner">The participant whose other sheet counts.</param>
    public SpareSheet(Participant owner, Assessment sheet, DateOnly today)
    {
        Id = Guid.CreateVersion7();
        ParticipantId = owner.Id;
        Content = sheet.Content;
        KeptOn = today;
    }

    public Guid Id { get; private set; }

    public Guid ParticipantId { get; private set; }

    public SheetContent Content { get; internal set; } = null!;

    public DateOnly KeptOn { get; private set; }

    /// <summary>Moves it to another participant who turned out to be the same person.</summary>
    public void Follow(Participant owner) => ParticipantId = owner.Id;
}
