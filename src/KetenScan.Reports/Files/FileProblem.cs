using KetenScan.Reports.Words;

namespace KetenScan.Reports.Files;

/// <summary>A problem found in a file.</summary>
/// <param name="Line">From 1; null if line numbers make no sense.</param>
/// <param name="Column">The column's name, or the path in a JSON file.</param>
/// <param name="Expected">What was expected, as the last part of a resource key.</param>
/// <param name="Arguments">The arguments of that resource text.</param>
public sealed record FileProblem(string File, long? Line, string? Column, string Found, string Expected, params IReadOnlyList<object> Arguments)
{
    private const int LongestFound = 60;

    /// <summary>Describes the problem on one line: where, what was found and what was expected.</summary>
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

    /// <summary>The value on one line, truncated if too long.</summary>
    private static string Shown(string value)
    {
        var clean = string.Concat(value.Select(character => char.IsControl(character) ? ' ' : character));
        return clean.Length <= LongestFound ? clean : clean[..LongestFound] + "…";
    }
}

/// <summary>Collects the problems in the files of one job, so that they can be reported together.</summary>
public sealed class FileProblems
{
    /// <summary>The maximum number reported; nobody reads more.</summary>
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

/// <summary>Thrown when files have problems; nothing was imported.</summary>
public sealed class FileRefused(IReadOnlyList<FileProblem> problems) : Exception($"{problems.Count} problems in the files.")
{
    /// <summary>The first <see cref="FileProblems.Most"/>, in file order.</summary>
    public IReadOnlyList<FileProblem> Problems { get; } = problems;
}
