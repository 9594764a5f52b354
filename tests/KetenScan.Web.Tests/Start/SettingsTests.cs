using System.Reflection;
using System.Text.RegularExpressions;
using KetenScan.Data.Access;
using KetenScan.Web.Start;

namespace KetenScan.Web.Tests.Start;

public sealed partial class SettingsTests
{
    private static readonly Type[] Records =
        [.. typeof(KetenScanApp).Assembly.GetTypes().Where(IsRules).Select(rules => rules.BaseType!.GetGenericArguments()[0])];

    [Fact]
    public void Every_setting_is_in_the_README_and_every_one_in_the_README_is_in_the_code()
    {
        // Not in a record: the connection string, and roles by name.
        var known = Records.SelectMany(record => Names(record, SectionOf(record)))
            .Except(["Oidc__Roles"]).Concat(["ConnectionStrings__KetenScan", $"Oidc__Roles__{Role.Administrator}", $"Oidc__Roles__{Role.Coordinator}"]);

        var ignoring = StringComparer.OrdinalIgnoreCase;
        Assert.Equal(known.Order(ignoring), Documented().Order(ignoring), ignoring);
    }

    [Fact]
    public void Every_setting_that_operations_or_the_compose_file_name_is_in_the_README()
    {
        string[] texts = ["docs/operations.md", "docs/security.md", "docs/architecture.md", "docker-compose.yml", ".env.example"];
        var named = texts.SelectMany(text => WithSection().Matches(File.ReadAllText(Path.Combine(Root(), text))).Select(match => match.Value)).Distinct();

        Assert.Empty(named.Except(Documented()).Except(["Oidc__Roles"]));
    }

    /// <summary>Otherwise a text that cannot be parsed as its type stops the start without the rule's message.</summary>
    [Fact]
    public void Every_setting_that_is_not_text_has_a_rule_or_needs_none()
    {
        var withoutRule =
            from record in Records
            from property in Settings(record)
            where property.PropertyType != typeof(string) && property.PropertyType != typeof(bool) && !property.PropertyType.IsEnum && property.Name != "Roles"
            where !Regex.IsMatch(SourceOf(record), $@"Setting\(\w+ => \w+\.{property.Name},")
            select $"{record.Name}.{property.Name}";

        Assert.Empty(withoutRule);
    }

    private static bool IsRules(Type type) => type.BaseType is { IsGenericType: true } parent && parent.GetGenericTypeDefinition() == typeof(SettingsRules<>);

    private static string SectionOf(Type record) => (string)record.GetField("Section", BindingFlags.Static | BindingFlags.NonPublic)!.GetRawConstantValue()!;

    private static IEnumerable<PropertyInfo> Settings(Type record) => record.GetProperties().Where(property => property.CanWrite);

    private static IEnumerable<string> Names(Type record, string section) =>
        Settings(record).Select(property => section.Length == 0 ? property.Name : $"{section}__{property.Name}");

    private static string SourceOf(Type record) =>
        File.ReadAllText(Directory.GetFiles(Path.Combine(Root(), "src", "KetenScan.Web"), $"{record.Name}.cs", SearchOption.AllDirectories).Single());

    /// <summary>The settings in the first column of the table in the documentation.</summary>
    private static IEnumerable<string> Documented() =>
        File.ReadAllText(Path.Combine(Root(), "README.md")).Split("## Settings")[1].Split("\n## ")[0].Split('\n')
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .SelectMany(line => Quoted().Matches(line.Split('|')[1]).Select(match => match.Groups[1].Value))
            .Where(name => !name.StartsWith('-'));

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "KetenScan.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }

    [GeneratedRegex(@"\b(?:Database|ConnectionStrings|Smtp|Oidc|Retention|Throttling|Sessions|Backup)__[A-Za-z_]*[A-Za-z]")]
    private static partial Regex WithSection();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}
