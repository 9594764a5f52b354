using System.CodeDom.Compiler;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace KetenScan.Web.Tests.Shared;

/// <summary>How large a line, a file and a list of parameters may be: what is larger is two things.</summary>
public sealed class SizeTests
{
    private const int LongestLine = 160;
    private const int MostLines = 250;
    private const int MostParameters = 7;
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Fact]
    public void No_line_is_longer_than_160_characters() =>
        Assert.Empty(
            from file in SourceTree.HandWritten()
            from line in File.ReadLines(file).Index()
            where line.Item.Length > LongestLine
            select $"{Path.GetFileName(file)}, line {line.Index + 1}");

    [Fact]
    public void No_file_has_more_than_250_lines() =>
        Assert.Empty(SourceTree.HandWritten().Where(file => File.ReadLines(file).Count() > MostLines).Select(Path.GetFileName));

    /// <summary>Of a record each value has its name, and what a base class of the framework asks for is only passed on.</summary>
    [Theory]
    [InlineData("KetenScan.Domain")]
    [InlineData("KetenScan.Data")]
    [InlineData("KetenScan.Data.Sqlite")]
    [InlineData("KetenScan.Data.PostgreSql")]
    [InlineData("KetenScan.Pdf")]
    [InlineData("KetenScan.Reports")]
    [InlineData("KetenScan.Demo")]
    [InlineData("KetenScan.Web")]
    [InlineData("KetenScan.Web.Tests")]
    public void Nothing_takes_more_than_seven_parameters(string project) =>
        Assert.Empty(
            from type in Assembly.Load(project).GetTypes()
            where !IsRecord(type) && !IsGenerated(type)
            from member in type.GetMembers(Own).OfType<MethodBase>()
            where !IsGenerated(member) && !member.Name.StartsWith('<')
            let passedOn = member.IsConstructor && type.BaseType!.Assembly != type.Assembly ? MostOfConstructors(type.BaseType) : 0
            where member.GetParameters().Length - passedOn > MostParameters
            select $"{type.Name}.{member.Name}");

    private static int MostOfConstructors(Type type) => type.GetConstructors(Own).Max(constructor => (int?)constructor.GetParameters().Length) ?? 0;

    private static bool IsRecord(Type type) => type.GetMethod("PrintMembers", Own) is not null;

    private static bool IsGenerated(MemberInfo member) =>
        (member is Type { Namespace: { } name } && name.StartsWith("__Blazor", StringComparison.Ordinal))
        || member.IsDefined(typeof(CompilerGeneratedAttribute))
        || member.IsDefined(typeof(GeneratedCodeAttribute))
        || (member.DeclaringType is { } outer && IsGenerated(outer));
}
