using KetenScan.Domain.Questionnaires;

namespace KetenScan.Domain.Rounds;

/// <summary>What a person wrote on a sheet.</summary>
/// <param name="Answers">By statement.</param>
/// <param name="Comments">By principle.</param>
/// <param name="Priorities">The principles that deserve attention.</param>
/// <param name="ChangedAt">When it was changed last.</param>
/// <param name="SubmittedAt">When it was handed in, if it was.</param>
public sealed record SheetContent(
    IReadOnlyDictionary<string, AnswerValue> Answers,
    IReadOnlyDictionary<Principle, string> Comments,
    IReadOnlyList<Principle> Priorities,
    DateTimeOffset? ChangedAt,
    DateTimeOffset? SubmittedAt);

/// <summary>
/// The other sheet of somebody who was in the chain twice. It does not count. It is kept until the round closes, so that its
/// owner, and not who merged the two entries, has the last word on which of them counts.
/// </summary>
public sealed class SpareSheet
{
    private SpareSheet()
    {
    }

    /// <param name="owner">Whose other sheet counts.</param>
    /// <param name="sheet">What is kept.</param>
    /// <param name="today">The day of keeping it.</param>
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

    /// <summary>It becomes the other sheet of somebody else, with whom its owner turned out to be one.</summary>
    public void Follow(Participant owner) => ParticipantId = owner.Id;
}
