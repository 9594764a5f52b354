using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Scoring;

namespace KetenScan.Domain.Rounds;

/// <summary>Whether a sheet accepts answers: only while its round is open.</summary>
public enum SheetState
{
    Waiting,
    Open,
    Sealed,
}

/// <summary>One person's sheet in one round (zelfbeoordeling).</summary>
public sealed class Assessment
{
    public const int LongestComment = 2000;

    private readonly List<Answer> answers = [];
    private readonly List<Comment> comments = [];

    private Assessment()
    {
    }

    internal Assessment(Guid participantId)
    {
        Id = Guid.CreateVersion7();
        ParticipantId = participantId;
    }

    public Guid Id { get; private set; }

    public Guid ParticipantId { get; private set; }

    public SheetState State { get; private set; }

    /// <summary>The step that its owner was on last (see <see cref="SheetStep"/>).</summary>
    public int Step { get; private set; } = SheetStep.First;

    public DateTimeOffset? ChangedAt { get; private set; }

    /// <summary>When it was handed in; null if it was not, or was reopened.</summary>
    public DateTimeOffset? SubmittedAt { get; private set; }

    public IReadOnlyList<Answer> Answers => answers;

    /// <summary>When it was last changed; the minimum value for a sheet without answers, which sorts first.</summary>
    internal DateTimeOffset LastAnswer => answers.Count > 0 && ChangedAt is { } changed ? changed : DateTimeOffset.MinValue;

    /// <summary>Those that have a text. One that was erased is stored without it while the round is open, for its number.</summary>
    public IReadOnlyList<Comment> Comments => [.. comments.Where(comment => comment.Text.Length > 0)];

    /// <summary>Whether the sheet has any answer, comment or priority.</summary>
    public bool IsWrittenOn => answers.Count + Comments.Count + Priorities.Count > 0;

    /// <summary>The principles that this person thinks deserve attention.</summary>
    public IReadOnlyList<Principle> Priorities { get; private set; } = [];

    /// <summary>Orders the changes of <see cref="Priorities"/> (see <see cref="ChangeNumber"/>); 0 once the round is closed.</summary>
    public long PrioritiesNumber { get; private set; }

    /// <summary>The <see cref="ChangeNumber"/> of the exchange with a spare sheet; 0 without one, and once the round is closed.</summary>
    public long ExchangeNumber { get; private set; }

    /// <summary>The highest number of its changes; 0 for none.</summary>
    public long LastNumber =>
        answers.Select(answer => answer.Number).Concat(comments.Select(comment => comment.Number)).Append(PrioritiesNumber).Append(ExchangeNumber).Max();

    /// <summary>Answers a statement, replacing an earlier answer.</summary>
    /// <param name="questionnaire">The version that the round opened with.</param>
    /// <param name="number">A <see cref="ChangeNumber"/>; null for an answer that is given now.</param>
    /// <returns>False if a later answer is stored, or a later exchange with a spare sheet was made: the sheet stays as it is.</returns>
    /// <exception cref="RuleBroken">The statement does not exist, or the sheet accepts no answers now.</exception>
    public bool Answer(Questionnaire questionnaire, string code, AnswerValue value, DateTimeOffset now, long? number = null)
    {
        questionnaire.PlaceOf(code);

        MustTakeChanges();
        var answer = answers.Find(given => given.Statement == code);
        if (!IsLatest(number, now, answer?.Number, out var own)) return false;

        if (answer is null) answers.Add(new Answer(Id, code, value, own));
        else (answer.Value, answer.Number) = (value, own);
        ChangedAt = now;
        return true;
    }

    /// <summary>Adds, changes or (with an empty text) removes the comment on a principle.</summary>
    /// <param name="number">A <see cref="ChangeNumber"/>; null for a comment that is written now.</param>
    /// <returns>False if the text was changed or erased later, or a later exchange with a spare sheet was made: the sheet stays as it is.</returns>
    /// <exception cref="RuleBroken">The text is longer than <see cref="LongestComment"/> characters, or the sheet accepts no answers now.</exception>
    public bool Remark(Principle principle, string text, DateTimeOffset now, long? number = null)
    {
        if (!Enum.IsDefined(principle)) throw new RuleBroken(Rule.UnknownPrinciple);
        text = text.Trim();
        if (text.Length > LongestComment) throw new RuleBroken(Rule.CommentIsTooLong);

        MustTakeChanges();
        var comment = comments.Find(given => given.Principle == principle);
        if (!IsLatest(number, now, comment?.Number, out var own)) return false;

        if (comment is null) comments.Add(new Comment(Id, principle, text, own));
        else (comment.Text, comment.Number) = (text, own);
        ChangedAt = now;
        return true;
    }

    /// <param name="questionnaire">The version that the round opened with.</param>
    /// <param name="principles">The chosen principles; the others are not chosen.</param>
    /// <param name="number">A <see cref="ChangeNumber"/>; null for a choice that is made now.</param>
    /// <returns>False if a later choice is stored, or a later exchange with a spare sheet was made: the sheet stays as it is.</returns>
    /// <exception cref="RuleBroken">Too many were chosen, one does not exist, or the sheet accepts no answers now.</exception>
    public bool Prioritise(Questionnaire questionnaire, IEnumerable<Principle> principles, DateTimeOffset now, long? number = null)
    {
        var chosen = principles.Distinct().Order().ToList();
        if (!chosen.TrueForAll(Enum.IsDefined)) throw new RuleBroken(Rule.UnknownPrinciple);
        if (chosen.Count > questionnaire.PriorityPrompt.Choose) throw new RuleBroken(Rule.TooManyPriorities);

        MustTakeChanges();
        if (!IsLatest(number, now, PrioritiesNumber, out var own)) return false;

        (Priorities, PrioritiesNumber, ChangedAt) = (chosen, own, now);
        return true;
    }

    /// <summary>Stores the owner's step, so that another device continues there.</summary>
    public void GoTo(int step) => Step = SheetStep.Nearest(step);

    /// <exception cref="RuleBroken">The sheet has no answers, or accepts none now.</exception>
    public void Submit(DateTimeOffset now)
    {
        if (SubmittedAt is not null) return;
        if (answers.Count == 0) throw new RuleBroken(Rule.EmptySheetIsNotSubmitted);

        MustTakeChanges();
        (SubmittedAt, ChangedAt) = (now, now);
    }

    /// <exception cref="RuleBroken">The round is not open.</exception>
    public void Reopen(DateTimeOffset now)
    {
        MustBeOpen();
        SubmittedAt = null;
        ChangedAt = now;
    }

    /// <summary>Swaps the contents of this sheet and the spare sheet. A change that was made before and arrives later is not stored.</summary>
    /// <exception cref="RuleBroken">The spare sheet belongs to somebody else, or the round is not open.</exception>
    public void ExchangeWith(SpareSheet spare, DateTimeOffset now)
    {
        var number = ChangeNumber.At(now);
        if (spare.ParticipantId != ParticipantId) throw new RuleBroken(Rule.SheetIsGone);

        MustBeOpen();
        var (own, other) = (Content, spare.Content);
        spare.Content = own;
        answers.RemoveAll(answer => !other.Answers.ContainsKey(answer.Statement));
        foreach (var (statement, value) in other.Answers)
        {
            if (answers.Find(answer => answer.Statement == statement) is { } given) (given.Value, given.Number) = (value, number);
            else answers.Add(new Answer(Id, statement, value, number));
        }

        comments.RemoveAll(comment => !other.Comments.ContainsKey(comment.Principle));
        foreach (var (principle, text) in other.Comments)
        {
            if (comments.Find(comment => comment.Principle == principle) is { } given) (given.Text, given.Number) = (text, number);
            else comments.Add(new Comment(Id, principle, text, number));
        }

        (Priorities, PrioritiesNumber, ExchangeNumber) = (other.Priorities, number, number);
        (ChangedAt, SubmittedAt) = (other.ChangedAt, other.SubmittedAt);
    }

    internal SheetContent Content => new(
        answers.ToDictionary(answer => answer.Statement, answer => answer.Value),
        Comments.ToDictionary(comment => comment.Principle, comment => comment.Text),
        Priorities,
        ChangedAt,
        SubmittedAt);

    internal void Open() => State = SheetState.Open;

    /// <summary>No change can arrive any more, so the moments of the changes are forgotten.</summary>
    internal void Seal()
    {
        State = SheetState.Sealed;
        comments.RemoveAll(comment => comment.Text.Length == 0);
        foreach (var answer in answers) answer.Number = 0;
        foreach (var comment in comments) comment.Number = 0;
        (PrioritiesNumber, ExchangeNumber) = (0, 0);
    }

    /// <summary>A copy of the sheet for the anonymous participant that replaces its owner.</summary>
    internal Assessment WithoutPerson(Guid participant, DateTimeOffset day, bool withAnswers)
    {
        var sheet = new Assessment(participant)
        {
            Id = Guid.NewGuid(),
            State = State,
            ChangedAt = ChangedAt is null ? null : day,
            SubmittedAt = SubmittedAt is null ? null : day,
        };
        if (!withAnswers) return sheet;

        sheet.answers.AddRange(answers.Select(answer => new Answer(sheet.Id, answer.Statement, answer.Value)));
        sheet.comments.AddRange(Comments.Select(comment => new Comment(sheet.Id, comment.Principle, comment.Text)));
        sheet.Priorities = Priorities;
        return sheet;
    }

    internal AnswerSheet ForScoring(Questionnaire questionnaire, string partner, Level level)
    {
        var values = new byte[questionnaire.Statements.Count];
        foreach (var answer in answers) values[questionnaire.PlaceOf(answer.Statement)] = answer.Value.ToDigit();
        return new AnswerSheet(partner, level, values, Priorities);
    }

    /// <param name="sent">The number that the change came with; null for one that is made now, which is always the latest.</param>
    /// <param name="stored">The number of what is stored for the field.</param>
    /// <param name="number">The number to store.</param>
    private bool IsLatest(long? sent, DateTimeOffset now, long? stored, out long number)
    {
        number = sent is { } given
            ? ChangeNumber.NotLaterThan(now, given)
            : Math.Max(ChangeNumber.At(now), Math.Max(ExchangeNumber, stored ?? 0));
        return number >= ExchangeNumber && !(stored > number);
    }

    private void MustTakeChanges()
    {
        MustBeOpen();
        if (SubmittedAt is not null) throw new RuleBroken(Rule.SubmittedSheetIsReopenedFirst);
    }

    private void MustBeOpen()
    {
        if (State == SheetState.Waiting) throw new RuleBroken(Rule.DraftRoundTakesNoAnswers);
        if (State == SheetState.Sealed) throw new RuleBroken(Rule.ClosedRoundTakesNoAnswers);
    }
}
