using System.Globalization;

namespace KetenScan.Domain.Questionnaires;

/// <summary>One version of a questionnaire's texts. A published version never changes.</summary>
public sealed class Questionnaire
{
    private readonly Dictionary<string, int> places;

    /// <exception cref="RuleBroken">The eight principles are incomplete or out of order, one has no statement, or a code is not unique.</exception>
    public Questionnaire(
        QuestionnaireVersion version,
        Scale scale,
        LocalText commentPrompt,
        PriorityPrompt priorityPrompt,
        IReadOnlyList<Section> sections)
    {
        Version = version;
        Scale = scale;
        CommentPrompt = commentPrompt;
        PriorityPrompt = priorityPrompt;
        Sections = sections;
        Statements = [.. sections.SelectMany(section => section.Statements)];

        var inOrder = sections.Select(section => section.Principle).SequenceEqual(Enum.GetValues<Principle>());
        var codes = Statements.Select(statement => statement.Code).ToHashSet();
        if (!inOrder || sections.Any(section => section.Statements.Count == 0) || codes.Count != Statements.Count)
            throw new RuleBroken(Rule.QuestionnaireIsIncomplete);

        places = Statements.Select((statement, place) => (statement.Code, place)).ToDictionary(pair => pair.Code, pair => pair.place);
    }

    public QuestionnaireVersion Version { get; }

    public Scale Scale { get; }

    public LocalText CommentPrompt { get; }

    public PriorityPrompt PriorityPrompt { get; }

    /// <summary>One per principle, in order.</summary>
    public IReadOnlyList<Section> Sections { get; }

    /// <summary>The statements of all principles, in order.</summary>
    public IReadOnlyList<Statement> Statements { get; }

    public Section this[Principle principle] => Sections[(int)principle - 1];

    /// <summary>The zero-based index of a statement in <see cref="Statements"/>.</summary>
    /// <exception cref="RuleBroken">The questionnaire has no statement with this code.</exception>
    public int PlaceOf(string code) =>
        places.TryGetValue(code, out var place) ? place : throw new RuleBroken(Rule.UnknownStatement);
}

/// <summary>Identifies a questionnaire; written as <c>keten-8/1</c> in URLs, forms and files.</summary>
public sealed record QuestionnaireVersion(string Key, int Version)
{
    /// <returns>Null when the text is not in the format of <see cref="ToString"/>.</returns>
    public static QuestionnaireVersion? Parse(string? written) =>
        written?.LastIndexOf('/') is > 0 and var slash
        && int.TryParse(written.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? new QuestionnaireVersion(written[..slash], version)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Key}/{Version}");
}

/// <summary>The part of a questionnaire about one principle.</summary>
public sealed record Section(Principle Principle, LocalText Name, LocalText Motto, IReadOnlyList<Statement> Statements);

/// <summary>One statement; its code is "principle.number", such as 3.2.</summary>
public sealed record Statement(string Code, LocalText Text);

/// <summary>The labels of the answers 1 to 5, in that order, and of "don't know".</summary>
public sealed record Scale(IReadOnlyList<LocalText> Labels, LocalText DontKnow)
{
    public const int Lowest = 1;
    public const int Highest = 5;
}

/// <summary>The question asking which principles deserve attention, and how many may be chosen.</summary>
public sealed record PriorityPrompt(LocalText Text, int Choose);
