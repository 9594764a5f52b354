using KetenScan.Reports.Words;

namespace KetenScan.Reports.Files;

/// <summary>Something in a file that is not as it should be.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Line">From 1; null where the file has no lines to speak of.</param>
/// <param name="Column">The column's name, or the place within a JSON file.</param>
/// <param name="Found">What stands there.</param>
/// <param name="Expected">What should stand there: the end of the key of a text.</param>
/// <param name="Arguments">What that text needs.</param>
public sealed record FileProblem(string File, long? Line, string? Column, string Found, string Expected, params IReadOnlyList<object> Arguments)
{
    private const int LongestFound = 60;

    /// <summary>One line: where, what was found and what was expected.</summary>
    public string Say(ReportTexts texts)
    {
        var where = string.Join(", ", new[]
        {
            File,
            Line is { } line ? texts.Format("FileLine", line) : null,
            Column is { } column ? texts.Format(Line is null ? "FilePlace" : "FileColumn", Shown(column)) : null,
        }.OfType<string>());
        var found = Found.Length == 0 ? texts["FileNothing"] : $"\"{Shown(Found)}\"";
        return texts.Format("FileProblem", where, found, texts.Format($"Expected{Expected}", [.. Arguments]));
    }

    /// <summary>On one line and not too long.</summary>
    private static string Shown(string value)
    {
        var clean = string.Concat(value.Select(character => char.IsControl(character) ? ' ' : character));
        return clean.Length <= LongestFound ? clean : clean[..LongestFound] + "…";
    }
}

/// <summary>Gathers what is wrong with the files of one job, so that all of it can be said at once.</summary>
public sealed class FileProblems
{
    /// <summary>After this many nobody reads on.</summary>
    public const int Most = 50;

    private readonly List<FileProblem> problems = [];

    public bool AreEnough => problems.Count >= Most;

    public void Add(FileProblem problem)
    {
        if (!AreEnough) problems.Add(problem);
    }

    /// <exception cref="FileRefused">There are problems.</exception>
    public void RefuseIfAny()
    {
        if (problems.Count > 0) throw new FileRefused(problems);
    }
}

/// <summary>Nothing of the files was used.</summary>
public sealed class FileRefused(IReadOnlyList<FileProblem> problems) : Exception($"{problems.Count} problems in the files.")
{
    /// <summary>The first fifty, in the order of the files.</summary>
    public IReadOnlyList<FileProblem> Problems { get; } = problems;
}
