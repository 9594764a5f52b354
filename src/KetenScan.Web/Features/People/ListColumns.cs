namespace KetenScan.Web.Features.People;

/// <summary>The columns of a list by index; -1 for a column that is missing.</summary>
/// <param name="Names">The columns that form the name: one, or first name, infix and last name.</param>
internal sealed record ListColumns(IReadOnlyList<int> Names, int Email, int Partner, int Level)
{
    private static readonly string[] NameWords =
    [
        "naam",
        "volledigenaam",
        "name",
        "fullname",
        "deelnemer",
        "participant",
        "persoon",
        "person",
        "contactpersoon",
        "contact",
        "weergavenaam",
        "displayname",
    ];
    private static readonly string[] FirstNameWords = ["voornaam", "roepnaam", "firstname", "givenname"];
    private static readonly string[] InfixWords = ["tussenvoegsel", "tussenvoegsels", "voorvoegsel", "infix", "middlename"];
    private static readonly string[] LastNameWords = ["achternaam", "familienaam", "lastname", "surname", "familyname"];
    private static readonly string[] EmailWords = ["email", "emailadres", "mail", "mailadres", "emailaddress", "mailaddress", "primaryemail"];
    private static readonly string[] PartnerWords =
    [
        "partner",
        "organisatie",
        "organisatienaam",
        "naamorganisatie",
        "organisation",
        "organization",
        "ketenpartner",
        "instelling",
        "partij",
        "bedrijf",
        "company",
    ];
    private static readonly string[] LevelWordsOfHeaders = ["niveau", "level", "laag", "rol", "role"];
    private static readonly string[][] Known = [NameWords, FirstNameWords, InfixWords, LastNameWords, EmailWords, PartnerWords, LevelWordsOfHeaders];

    /// <summary>
    /// Whether a row is a header: it has at least two column names, or nothing but column names. A row with an address is a person, also when
    /// the others are called "Persoon 1" and "Partner 2".
    /// </summary>
    public static bool IsHeader(IReadOnlyList<string> cells)
    {
        if (cells.Any(IsAddressed)) return false;

        var named = cells.Count(cell => Known.Any(words => Is(cell, words)));
        return named > 0 && (named >= 2 || cells.All(cell => cell.Length == 0 || Known.Any(words => Is(cell, words))));
    }

    /// <param name="rows">The rows below the header, to find the address column if its name is unknown.</param>
    public static ListColumns Named(IReadOnlyList<string> header, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        int Place(string[] words) => header.ToList().FindIndex(cell => Is(cell, words));
        var name = Place(NameWords);
        int[] parts = [Place(FirstNameWords), Place(InfixWords), Place(LastNameWords)];
        var email = Place(EmailWords);
        return new ListColumns(
            parts.Any(part => part >= 0) ? [.. parts.Where(part => part >= 0)] : name < 0 ? [] : [name],
            email >= 0 ? email : Most(Enumerable.Range(0, Width(rows)), rows, IsAddressed),
            Place(PartnerWords),
            Place(LevelWordsOfHeaders));
    }

    /// <summary>
    /// For a list without a header: addresses are where the at signs are, the first other column is the name, and the contents of the other columns decide.
    /// </summary>
    public static ListColumns Guessed(IReadOnlyList<IReadOnlyList<string>> rows, Func<string, bool> isPartner)
    {
        var filled = Enumerable.Range(0, Width(rows)).Where(column => rows.Any(row => Cell(row, column).Length > 0)).ToList();
        var email = Most(filled, rows, IsAddressed);
        filled.Remove(email);

        // "Jan Bos <jan@voorbeeld.nl>" contains the name.
        var name = filled.Count == 0 || rows.Any(row => Cell(row, email).IndexOf('<', StringComparison.Ordinal) > 0) ? -1 : filled[0];
        filled.Remove(name);
        var level = Most(filled, rows, cell => LevelWords.LevelOf(cell) is not null);
        if (level < 0 && filled.Count >= 2) level = filled.Last(column => column != Most(filled, rows, isPartner));
        filled.Remove(level);
        var partner = Most(filled, rows, isPartner);
        return new ListColumns(name < 0 ? [] : [name], email, partner >= 0 || filled.Count == 0 ? partner : filled[0], level);
    }

    public static string Cell(IReadOnlyList<string> row, int column) => column >= 0 && column < row.Count ? row[column] : "";

    private static int Width(IReadOnlyList<IReadOnlyList<string>> rows) => rows.Count == 0 ? 0 : rows.Max(row => row.Count);

    private static bool IsAddressed(string cell) => cell.Contains('@', StringComparison.Ordinal);

    /// <summary>The column in which most cells match; -1 when there is none.</summary>
    private static int Most(IEnumerable<int> columns, IReadOnlyList<IReadOnlyList<string>> rows, Func<string, bool> isSo) =>
        columns.Select(column => (Column: column, Cells: rows.Count(row => isSo(Cell(row, column)))))
            .Where(counted => counted.Cells > 0)
            .OrderByDescending(counted => counted.Cells)
            .Select(counted => counted.Column)
            .DefaultIfEmpty(-1)
            .First();

    /// <summary>Compares letters only: "E-mail adres:" equals "emailadres".</summary>
    private static bool Is(string cell, string[] words) => words.Contains(string.Concat(cell.Where(char.IsLetter)).ToLowerInvariant());
}
