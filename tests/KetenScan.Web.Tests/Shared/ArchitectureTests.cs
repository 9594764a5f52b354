using System.Text.RegularExpressions;
using NetArchTest.Rules;

namespace KetenScan.Web.Tests.Shared;

/// <summary>Arrows point one way: Web to Reports and Data, both to Domain; Reports and Data do not know each other.</summary>
public sealed partial class ArchitectureTests
{
    [Theory]
    [InlineData("KetenScan.Domain", "KetenScan.Data KetenScan.Reports KetenScan.Web Microsoft.EntityFrameworkCore Microsoft.AspNetCore System.Text.Json")]
    [InlineData("KetenScan.Reports", "KetenScan.Data KetenScan.Web Microsoft.EntityFrameworkCore Microsoft.AspNetCore")]
    [InlineData("KetenScan.Data", "KetenScan.Reports KetenScan.Web MudBlazor UglyToad.PdfPig")]
    public void A_room_does_not_know_what_lies_outside_it(string room, string unknown)
    {
        var result = Types.InAssembly(System.Reflection.Assembly.Load(room)).ShouldNot().HaveDependencyOnAny(unknown.Split(' ')).GetResult();

        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypeNames ?? []));
    }

    /// <summary>Whether a personal link opens something is asked in one place; elsewhere links are only made, or go with their chain.</summary>
    [Fact]
    public void Nobody_but_the_gate_decides_on_personal_links()
    {
        var elsewhere =
            from file in Directory.EnumerateFiles(Path.Combine(Root(), "src"), "*.*", SearchOption.AllDirectories)
            where file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal)
            where !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            where Path.GetFileName(file) is not ("Gate.cs" or "KetenScanDb.cs" or "ChainRemoval.cs")
            from line in File.ReadLines(file)
            where Regex.IsMatch(line, @"(?<!Features)\.Invitations\b(?!\.Add\()")
            select $"{Path.GetFileName(file)}: {line.Trim()}";

        Assert.Empty(elsewhere);
    }

    private static string Root([System.Runtime.CompilerServices.CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "../../..");

    [Fact]
    public void The_paper_writer_and_its_layout_know_nothing_of_chains()
    {
        var result = Types.InAssembly(typeof(Reports.Pdf.ScorecardPdf).Assembly)
            .That().ResideInNamespaceMatching(@"KetenScan\.Reports\.Pdf\.(Writing|Layout)")
            .ShouldNot().HaveDependencyOnAny("KetenScan.Domain.Chains", "KetenScan.Domain.Rounds", "KetenScan.Domain.Questionnaires")
            .GetResult();

        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypeNames ?? []));
    }

    /// <summary>An expression in a query cannot say "is null", so a query that has a notion of its own compares.</summary>
    [Fact]
    public void Whether_a_partner_takes_part_on_a_day_is_said_in_one_place()
    {
        var own = SourceFiles().Where(file => Path.GetFileName(file) != "Partner.cs" && LeavingDay().IsMatch(File.ReadAllText(file)));

        Assert.Empty(own.Select(Path.GetFileName));
    }

    /// <summary>An address from the root leads out of the path that an installation stands under: links count from the base address, and redirects go through <c>LocalAddress</c>.</summary>
    [Fact]
    public void No_page_has_an_address_from_the_root()
    {
        var absolute =
            from file in SourceFiles()
            where Path.GetFileName(file) != "LocalAddress.cs"
            from line in File.ReadLines(file)
            where FromTheRoot().IsMatch(line)
            select $"{Path.GetFileName(file)}: {line.Trim()}";

        Assert.Empty(absolute);
    }

    [Theory]
    [InlineData("nginx.conf")]
    [InlineData("Caddyfile")]
    public void The_page_on_running_it_shows_the_proxies_as_the_tests_start_them(string file) =>
        Assert.Contains(File.ReadAllText(Path.Combine(Root(), "docs", "proxies", file)), File.ReadAllText(Path.Combine(Root(), "docs", "operations.md")), StringComparison.Ordinal);

    private static IEnumerable<string> SourceFiles()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "KetenScan.sln"))) folder = folder.Parent!;
        return Directory.EnumerateFiles(Path.Combine(folder.FullName, "src"), "*.*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
    }

    [GeneratedRegex("""\b([hH]ref|src|action|formaction)="(@\(\$")?/|(NavigateTo|GoAndTell)\(\$?"/|LocalRedirect\(\$?"/|Response\.Redirect\(\$?"/""")]
    private static partial Regex FromTheRoot();

    [GeneratedRegex(@"[pP]artner!?\.Left\s*(==|!=|<|>)|\bown\.Left\s*(==|!=|<|>)")]
    private static partial Regex LeavingDay();
}
