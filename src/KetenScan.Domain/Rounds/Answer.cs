using KetenScan.Domain.Questionnaires;

namespace KetenScan.Domain.Rounds;

/// <summary>One person's answer to one statement.</summary>
public sealed class Answer
{
    private Answer()
    {
    }

    internal Answer(Guid assessmentId, string statement, AnswerValue value, long number = 0)
    {
        AssessmentId = assessmentId;
        Statement = statement;
        Value = value;
        Number = number;
    }

    public Guid AssessmentId { get; private set; }

    /// <summary>The statement's code.</summary>
    public string Statement { get; private set; } = "";

    public AnswerValue Value { get; internal set; }

    /// <summary>Orders the changes of this answer (see <see cref="ChangeNumber"/>); 0 once the round is closed.</summary>
    public long Number { get; internal set; }
}

/// <summary>One person's comment on one principle.</summary>
public sealed class Comment
{
    private Comment()
    {
    }

    internal Comment(Guid assessmentId, Principle principle, string text, long number = 0)
    {
        AssessmentId = assessmentId;
        Principle = principle;
        Text = text;
        Number = number;
    }

    public Guid AssessmentId { get; private set; }

    public Principle Principle { get; private set; }

    public string Text { get; internal set; } = "";

    /// <summary>Orders the changes of this comment (see <see cref="ChangeNumber"/>); 0 once the round is closed.</summary>
    public long Number { get; internal set; }
}
