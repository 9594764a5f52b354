using KetenScan.Domain.Questionnaires;

namespace KetenScan.Domain.Scoring;

/// <summary>One principle's statements and R: the only people whose answers count in the principle's figures.</summary>
internal sealed class PrincipleAnswers
{
    private readonly double?[] scores;

    /// <param name="first">The index of the section's first statement in the questionnaire.</param>
    public PrincipleAnswers(ScoringInput input, Section section, int first)
    {
        Input = input;
        Section = section;
        scores = new double?[input.Sheets.Count];
        var respondents = new List<Respondent>(input.Sheets.Count);
        for (var place = 0; place < input.Sheets.Count; place++)
        {
            var sheet = input.Sheets[place];
            var answers = sheet.Answers.AsMemory(first, section.Statements.Count);
            if (Respondent.ScoreOf(answers.Span) is not { } score) continue;

            scores[place] = score;
            respondents.Add(new Respondent(place, input.PlaceOf(sheet.Partner), sheet.Level, answers, score));
        }

        Everyone = new Group(respondents, section.Statements.Count);
        Complete = new Group([.. respondents.Where(person => person.IsComplete)], section.Statements.Count);
    }

    public ScoringInput Input { get; }

    public Section Section { get; }

    public Principle Principle => Section.Principle;

    public IReadOnlyList<Statement> Statements => Section.Statements;

    /// <summary>R, as one group.</summary>
    public Group Everyone { get; }

    /// <summary>Those of R who answered every statement.</summary>
    public Group Complete { get; }

    /// <summary>R by partner; in a protected round including the pool.</summary>
    public IReadOnlyList<Unit> Units => field ??= Withholding.Units(this);

    public int Incomplete => Everyone.Count - Complete.Count;

    /// <summary>Rule 10: whether figures over complete sheets reveal nothing about the few incomplete ones.</summary>
    public bool ShowsWholeSheets => Input.Disclosure.ShowsWholeSheets(Complete.Count, Incomplete);

    /// <summary>The score of the person with this sheet; null if not in R.</summary>
    public double? ScoreOf(int sheet) => scores[sheet];

    /// <summary>How many people chose the principle as deserving attention. All sheets of the round count, not only R.</summary>
    public int Votes => Input.Sheets.Count(sheet => sheet.Priorities.Contains(Principle));

    /// <summary>The number of partners that were asked and have nobody in R.</summary>
    public int SilentPartners()
    {
        var heard = Everyone.People.Select(person => person.Partner).ToHashSet();
        return Input.Partners.Where((partner, place) => partner.Invited != 0 && !heard.Contains(place)).Count();
    }
}
