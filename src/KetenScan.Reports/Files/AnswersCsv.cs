using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;

namespace KetenScan.Reports.Files;

/// <summary>A row of an answers file: a respondent's sheet.</summary>
public sealed record FileSheet(string Respondent, AnswerSheet Sheet, IReadOnlyDictionary<Principle, string> Comments);

/// <summary>Reads a CSV of answers: <c>partner,respondent,level</c>, a column per statement, and optional comments and priorities. A row is a sheet.</summary>
public static class AnswersCsv
{
    private const string Partner = "partner";
    private const string Respondent = "respondent";
    private const string LevelColumn = "level";
    private const string Priorities = "priorities";
    private static readonly Dictionary<Principle, string> NoComments = [];

    /// <summary>The required columns, in the usual order.</summary>
    public static IReadOnlyList<string> Required(Questionnaire questionnaire) =>
        [Partner, Respondent, LevelColumn, .. questionnaire.Statements.Select(statement => statement.Code)];

    /// <summary>The optional columns.</summary>
    public static IReadOnlyList<string> Optional { get; } = [.. Enum.GetValues<Principle>().Select(CommentColumn), Priorities];

    /// <summary>Reads all sheets.</summary>
    /// <param name="stream">The file; must be seekable.</param>
    /// <param name="name">The file name to report in problems.</param>
    /// <param name="questionnaire">The questionnaire that was answered.</param>
    /// <param name="partners">The partners allowed; null for any.</param>
    /// <param name="problems">Collects the problems found.</param>
    public static IReadOnlyList<FileSheet> Read(
        Stream stream,
        string name,
        Questionnaire questionnaire,
        IReadOnlyList<InvitedPartner>? partners,
        FileProblems problems)
    {
        using var table = TableFile.Open(stream, name, Required(questionnaire), Optional, problems);
        if (table is null) return [];

        var known = partners?.ToDictionary(partner => partner.Key, partner => partner.Key);
        var places = new Places(table, questionnaire);
        var respondents = new HashSet<string>();
        var sheets = new List<FileSheet>();
        while (table.Read())
        {
            var partner = PartnerOf(table, places.Partner, known ??= [], any: partners is null);
            var respondent = table.Text(places.Respondent);
            if (respondent.Length == 0) table.Problem(places.Respondent, "Respondent");
            else if (!respondents.Add(respondent)) table.Problem(places.Respondent, "RespondentOnce");

            var answers = Answers(table, places.Statements);
            sheets.Add(new FileSheet(
                respondent,
                new AnswerSheet(partner, LevelOf(table, places.Level), answers, PrioritiesOf(table, places.Priorities, questionnaire.PriorityPrompt.Choose)),
                CommentsOf(table, places.Comments)));
        }

        if (sheets.Count == 0) problems.Add(new FileProblem(name, null, null, "", "Rows"));
        return sheets;
    }

    private static string CommentColumn(Principle principle) => $"comment.{(int)principle}";

    private static string PartnerOf(TableFile table, int place, Dictionary<string, string> known, bool any)
    {
        var key = table.Text(place);
        if (known.TryGetValue(key, out var same)) return same;

        if (key.Length == 0) table.Problem(place, "PartnerKey");
        else if (any) known[key] = key;
        else table.Problem(place, "KnownPartner");
        return key;
    }

    private static Level LevelOf(TableFile table, int place)
    {
        var cell = table.Cell(place);
        if (cell.SequenceEqual("strategic"u8)) return Level.Strategic;
        if (!cell.SequenceEqual("operational"u8)) table.Problem(place, "Level");
        return Level.Operational;
    }

    private static byte[] Answers(TableFile table, int[] places)
    {
        var answers = new byte[places.Length];
        for (var statement = 0; statement < places.Length; statement++)
        {
            var cell = table.Cell(places[statement]);
            if (cell is [>= (byte)'1' and <= (byte)'5' and var digit]) answers[statement] = (byte)(digit - '0');
            else if (cell is not ([] or [(byte)'?'])) table.Problem(places[statement], "Answer");
        }

        return answers;
    }

    private static Principle[] PrioritiesOf(TableFile table, int place, int most)
    {
        var text = table.Text(place);
        if (text.Length == 0) return [];

        var chosen = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(part => part is [var digit] ? (Principle)(digit - '0') : default).ToArray();
        if (Array.TrueForAll(chosen, Enum.IsDefined) && chosen.Distinct().Count() == chosen.Length && chosen.Length <= most) return [.. chosen.Order()];

        table.Problem(place, "Priorities", most);
        return [];
    }

    private static Dictionary<Principle, string> CommentsOf(TableFile table, (Principle Principle, int Place)[] places)
    {
        Dictionary<Principle, string>? comments = null;
        foreach (var (principle, place) in places)
        {
            var text = table.Text(place);
            if (text.Length == 0) continue;
            if (text.Length > Assessment.LongestComment) table.Problem(place, "AtMost", Assessment.LongestComment);
            (comments ??= [])[principle] = text;
        }

        return comments ?? NoComments;
    }

    private sealed class Places(TableFile table, Questionnaire questionnaire)
    {
        public int Partner { get; } = table.Place(AnswersCsv.Partner);

        public int Respondent { get; } = table.Place(AnswersCsv.Respondent);

        public int Level { get; } = table.Place(LevelColumn);

        public int Priorities { get; } = table.Place(AnswersCsv.Priorities);

        public int[] Statements { get; } = [.. questionnaire.Statements.Select(statement => table.Place(statement.Code))];

        public (Principle Principle, int Place)[] Comments { get; } =
            [.. Enum.GetValues<Principle>().Select(principle => (principle, table.Place(CommentColumn(principle)))).Where(column => column.Item2 >= 0)];
    }
}
