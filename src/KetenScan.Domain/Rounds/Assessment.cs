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

    public IReadOnlyList<Comment> Comments => comments;

    /// <summary>Whether the sheet has any answer, comment or priority.</summary>
    public bool IsWrittenOn => answers.Count + comments.Count + Priorities.Count > 0;

    /// <summary>The principles that this person thinks deserve attention.</summary>
    public IReadOnlyList<Principle> Priorities { get; private set; } = [];

    /// <summary>Orders the changes of <see cref="Priorities"/> (see <see cref="ChangeNumber"/>); 0 once the round is closed.</summary>
    public long PrioritiesNumber { get; private set; }

    /// <summary>The highest number of its changes; 0 for none.</summary>
    public long LastNumber => answers.Select(answer => answer.Number).Concat(comments.Select(comment => comment.Number)).Append(PrioritiesNumber).Max();

    /// <summary>Answers a statement, replacing an earlier answer.</summary>
    /// <param name="questionnaire">The version that the round opened with.</param>
    /// <param name="number">A <see cref="ChangeNumber"/>; null for an answer that is given now.</param>
    /// <returns>False if a later answer is stored: it stays.</returns>
    /// <exception cref="RuleBroken">The statement does not exist, or the sheet accepts no answers now.</exception>
    public bool Answer(Questionnaire questionnaire, string code, AnswerValue value, DateTimeOffset now, long? number = null)
    {
        questionnaire.PlaceOf(code);

        Change(now);
        var answer = answers.Find(given => given.Statement == code);
        if (NumberOf(number, now) is var own && answer?.Number > own) return false;

        if (answer is null) answers.Add(new Answer(Id, code, value, own));
        else (answer.Value, answer.Number) = (value, own);
        return true;
    }

    /// <summary>Adds, changes or (with an empty text) removes the comment on a principle.</summary>
    /// <param name="number">A <see cref="ChangeNumber"/>; null for a comment that is written now.</param>
    /// <returns>False if a later text is stored: it stays.</returns>
    /// <exception cref="RuleBroken">The text is longer than <see cref="LongestComment"/> characters, or the sheet accepts no answers now.</exception>
    public bool Remark(Principle principle, string text, DateTimeOffset now, long? number = null)
    {
        if (!Enum.IsDefined(principle)) throw new RuleBroken(Rule.UnknownPrinciple);
        text = text.Trim();
        if (text.Length > LongestComment) throw new RuleBroken(Rule.CommentIsTooLong);

        Change(now);
        var comment = comments.Find(given => given.Principle == principle);
        if (NumberOf(number, now) is var own && comment?.Number > own) return false;

        if (text.Length == 0) comments.RemoveAll(given => given.Principle == principle);
        else if (comment is null) comments.Add(new Comment(Id, principle, text, own));
        else (comment.Text, comment.Number) = (text, own);
        return true;
    }

    /// <param name="questionnaire">The version that the round opened with.</param>
    /// <param name="principles">The chosen principles; the others are not chosen.</param>
    /// <param name="number">A <see cref="ChangeNumber"/>; null for a choice that is made now.</param>
    /// <returns>False if a later choice is stored: it stays.</returns>
    /// <exception cref="RuleBroken">Too many were chosen, one does not exist, or the sheet accepts no answers now.</exception>
    public bool Prioritise(Questionnaire questionnaire, IEnumerable<Principle> principles, DateTimeOffset now, long? number = null)
    {
        var chosen = principles.Distinct().Order().ToList();
        if (!chosen.TrueForAll(Enum.IsDefined)) throw new RuleBroken(Rule.UnknownPrinciple);
        if (chosen.Count > questionnaire.PriorityPrompt.Choose) throw new RuleBroken(Rule.TooManyPriorities);

        Change(now);
        if (NumberOf(number, now) is var own && PrioritiesNumber > own) return false;

        (Priorities, PrioritiesNumber) = (chosen, own);
        return true;
    }

    /// <summary>Stores the owner's step, so that another device continues there.</summary>
    public void GoTo(int step) => Step = SheetStep.Nearest(step);

    /// <exception cref="RuleBroken">The sheet has no answers, or accepts none now.</exception>
    public void Submit(DateTimeOffset now)
    {
        if (SubmittedAt is not null) return;
        if (answers.Count == 0) throw new RuleBroken(Rule.EmptySheetIsNotSubmitted);

        Change(now);
        SubmittedAt = now;
    }

    /// <exception cref="RuleBroken">The round is not open.</exception>
    public void Reopen(DateTimeOffset now)
    {
        TakesAnswers();
        SubmittedAt = null;
        ChangedAt = now;
    }

    /// <summary>Swaps the contents of this sheet and the spare sheet. Changes of before that arrive later are refused.</summary>
    /// <exception cref="RuleBroken">The spare sheet belongs to somebody else, or the round is not open.</exception>
    public void ExchangeWith(SpareSheet spare, DateTimeOffset now)
    {
        var number = ChangeNumber.At(now);
        if (spare.ParticipantId != ParticipantId) throw new RuleBroken(Rule.SheetIsGone);

        TakesAnswers();
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

        (Priorities, PrioritiesNumber, ChangedAt, SubmittedAt) = (other.Priorities, number, other.ChangedAt, other.SubmittedAt);
    }

    internal SheetContent Content => new(
        answers.ToDictionary(answer => answer.Statement, answer => answer.Value),
        comments.ToDictionary(comment => comment.Principle, comment => comment.Text),
        Priorities,
        ChangedAt,
        SubmittedAt);

    internal void Open() => State = SheetState.Open;

    /// <summary>No change can arrive any more, so the moments of the changes are forgotten.</summary>
    internal void Seal()
    {
        State = SheetState.Sealed;
        foreach (var answer in answers) answer.Number = 0;
        foreach (var comment in comments) comment.Number = 0;
        PrioritiesNumber = 0;
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
        sheet.comments.AddRange(comments.Select(comment => new Comment(sheet.Id, comment.Principle, comment.Text)));
        sheet.Priorities = Priorities;
        return sheet;
    }

    internal AnswerSheet ForScoring(Questionnaire questionnaire, string partner, Level level)
    {
        var values = new byte[questionnaire.Statements.Count];
        foreach (var answer in answers) values[questionnaire.PlaceOf(answer.Statement)] = answer.Value.ToDigit();
        return new AnswerSheet(partner, level, values, Priorities);
    }

    private static long NumberOf(long? number, DateTimeOffset now) =>
        number is { } given ? ChangeNumber.NotLaterThan(now, given) : ChangeNumber.At(now);

    private void Change(DateTimeOffset now)
    {
        TakesAnswers();
        if (SubmittedAt is not null) throw new RuleBroken(Rule.SubmittedSheetIsReopenedFirst);

        ChangedAt = now;
    }

    private void TakesAnswers()
    {
        if (State == SheetState.Waiting) throw new RuleBroken(Rule.DraftRoundTakesNoAnswers);
        if (State == SheetState.Sealed) throw new RuleBroken(Rule.ClosedRoundTakesNoAnswers);
    }
}
