using System.Text.RegularExpressions;
using NetArchTest.Rules;

namespace KetenScan.Web.Tests.Shared;

/// <summary>Dependencies have one direction: a project may use the projects that it references, and theirs.</summary>
public sealed partial class ArchitectureTests
{
    [Fact]
    public void Every_project_refers_to_these_only()
    {
        string[] allowed =
        [
            "Data.PostgreSql: Data",
            "Data.Sqlite: Data",
            "Data: Domain",
            "Demo: Data, Reports",
            "Domain: ",
            "Pdf: ",
            "Reports: Domain, Pdf",
            "Web: Data.PostgreSql, Data.Sqlite, Demo, Reports",
        ];
        var found =
            from file in Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            let others = ProjectReference().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal)
            select $"{Path.GetFileNameWithoutExtension(file)["KetenScan.".Length..]}: {string.Join(", ", others)}";

        Assert.Equal(allowed, found.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("KetenScan.Domain", "Microsoft.EntityFrameworkCore Microsoft.AspNetCore System.Text.Json")]
    [InlineData("KetenScan.Pdf", "Microsoft.EntityFrameworkCore Microsoft.AspNetCore System.Text.Json")]
    [InlineData("KetenScan.Reports", "Microsoft.EntityFrameworkCore Microsoft.AspNetCore UglyToad.PdfPig HarfBuzzSharp")]
    [InlineData("KetenScan.Data", "MudBlazor UglyToad.PdfPig HarfBuzzSharp")]
    public void A_project_does_not_use_what_is_for_others(string project, string unknown)
    {
        var result = Types.InAssembly(System.Reflection.Assembly.Load(project)).ShouldNot().HaveDependencyOnAny(unknown.Split(' ')).GetResult();

        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypeNames ?? []));
    }

    /// <summary>Whether a personal link opens something is decided in one place; elsewhere links are only created, or deleted with their chain.</summary>
    [Fact]
    public void Nobody_but_the_gate_decides_on_personal_links()
    {
        var elsewhere =
            from file in SourceTree.Files()
            where Path.GetFileName(file) is not ("Gate.cs" or "Gate.Links.cs" or "KetenScanDb.cs" or "ChainRemoval.cs")
            from line in File.ReadLines(file)
            where Regex.IsMatch(line, @"(?<!Features)\.Invitations\b(?!\.Add\()")
            select $"{Path.GetFileName(file)}: {line.Trim()}";

        Assert.Empty(elsewhere);
    }

    /// <summary>An expression in a query cannot use "is null", so a query with its own rule contains a comparison.</summary>
    [Fact]
    public void Whether_a_partner_takes_part_on_a_day_is_said_in_one_place()
    {
        var own = SourceTree.Files().Where(file => Path.GetFileName(file) != "Partner.cs" && LeavingDay().IsMatch(File.ReadAllText(file)));

        Assert.Empty(own.Select(Path.GetFileName));
    }

    /// <summary>
    /// A URL from the root leads out of an installation's path base: links are relative to the base address, and
    /// redirects go through <c>LocalAddress</c>.
    /// </summary>
    [Fact]
    public void No_page_has_an_address_from_the_root()
    {
        var absolute =
            from file in SourceTree.Files()
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
        Assert.Contains(Doc("proxies", file), Doc("operations.md"), StringComparison.Ordinal);

    private static string Doc(params string[] path) => File.ReadAllText(Path.Combine([SourceTree.Root, "docs", .. path]));

    [GeneratedRegex("""<ProjectReference Include="[^"]*KetenScan\.([\w.]+)\.csproj""")]
    private static partial Regex ProjectReference();

    [GeneratedRegex("""\b([hH]ref|src|action|formaction)="(@\(\$")?/|(NavigateTo|GoAndTell)\(\$?"/|LocalRedirect\(\$?"/|Response\.Redirect\(\$?"/""")]
    private static partial Regex FromTheRoot();

    [GeneratedRegex(@"[pP]artner!?\.Left\s*(==|!=|<|>)|\bown\.Left\s*(==|!=|<|>)")]
    private static partial Regex LeavingDay();
}
