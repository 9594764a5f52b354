namespace KetenScan.Web.Tests.Shared;

/// <summary>The source files, for rules that no compiler checks.</summary>
internal static class SourceTree
{
    public static string Root { get; } = Find();

    /// <summary>Code and Razor files, in a folder of <c>src</c> or in all of it.</summary>
    public static IEnumerable<string> Files(string under = "") => In(Path.Combine(Root, "src", under));

    /// <summary>All code and Razor files of the product and its tests, but those that a tool wrote.</summary>
    public static IEnumerable<string> HandWritten() => Files()
        .Concat(In(Path.Combine(Root, "tests")))
        .Where(file => Path.GetFileName(Path.GetDirectoryName(file)) != "Migrations");

    private static IEnumerable<string> In(string folder) =>
        Directory.EnumerateFiles(folder, "*.*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "KetenScan.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
