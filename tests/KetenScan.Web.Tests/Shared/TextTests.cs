using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using KetenScan.Data.Audit;
using KetenScan.Data.Mail;
using KetenScan.Domain;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Dossier;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;
using KetenScan.Reports.Words;
using KetenScan.Web.Features.Admin;
using KetenScan.Web.Features.Compare;
using KetenScan.Web.Features.Mail;
using KetenScan.Web.Features.People;
using KetenScan.Web.Features.Rounds;
using KetenScan.Web.Shared;

namespace KetenScan.Web.Tests.Shared;

/// <summary>No text is missing in either language, none is asked for that is not there.</summary>
public sealed partial class TextTests
{
    public static TheoryData<Type> Texts => [.. typeof(KetenScanApp).Assembly.GetTypes().Where(type => type.Name.EndsWith("Texts", StringComparison.Ordinal)).Concat(typeof(ReportTexts).Assembly.GetTypes().Where(type => type.BaseType == typeof(KetenScan.Reports.Words.Texts)))];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Both_languages_have_the_same_texts_with_the_same_places(Type type)
    {
        var dutch = All(type, CultureInfo.InvariantCulture);
        var english = All(type, CultureInfo.GetCultureInfo("en"));

        Assert.NotEmpty(dutch);
        Assert.Equal(dutch.Keys.Order(), english.Keys.Order());
        Assert.All(dutch.Keys, key => Assert.Equal(Places(dutch[key]), Places(english[key])));
        Assert.All(dutch.Values.Concat(english.Values), text => Assert.False(string.IsNullOrWhiteSpace(text)));
    }

    /// <summary>"Er kloppen 1 dingen niet" comes of a count with the plural behind it, and nothing that chooses.</summary>
    [Theory]
    [MemberData(nameof(Texts))]
    public void A_count_is_followed_by_words_that_go_with_it(Type type)
    {
        string[] plurals =
        [
            "dingen", "mensen", "ketens", "rondes", "partners", "accounts", "antwoorden", "opmerkingen", "stellingen", "bladen", "beoordelingen", "deelnemers", "minuten", "maanden", "dagen", "zetels",
            "things", "people", "chains", "rounds", "answers", "comments", "statements", "sheets", "participants", "minutes", "months", "days", "times", "seats",
        ];
        var texts = All(type, CultureInfo.InvariantCulture);
        var wrong =
            from culture in (CultureInfo[])[CultureInfo.InvariantCulture, CultureInfo.GetCultureInfo("en")]
            from text in All(type, culture)
            where !texts.ContainsKey($"{text.Key}One")
            from Match count in Counted().Matches(text.Value)
            where plurals.Contains(count.Groups[1].Value)
            select $"{text.Key}: {text.Value}";

        Assert.Empty(wrong);
    }

    [Fact]
    public void Words_follow_their_count_in_both_languages()
    {
        var problems = KetenScan.Web.Tests.Shared.Texts.Of<Features.Imports.ImportTexts>();

        Assert.StartsWith("Er klopt 1 ding niet.", problems["ProblemsText", 1], StringComparison.Ordinal);
        Assert.StartsWith("Er kloppen 2 dingen niet.", problems["ProblemsText", 2], StringComparison.Ordinal);
        Assert.Equal("Found: 1 sheet of 3 partners.", string.Format(new Counting(CultureInfo.GetCultureInfo("en-GB")), All(typeof(Features.Imports.ImportTexts), CultureInfo.GetCultureInfo("en"))["Found"], 1, 3));
    }

    [Fact]
    public void Every_rule_says_what_was_refused()
    {
        var keys = All(typeof(RuleTexts), CultureInfo.InvariantCulture).Keys;

        Assert.Equal(Enum.GetNames<Rule>().Order(), keys.Order());
    }

    /// <summary>Keys that are put together of a value that is shown. A text that is missing would be shown as its key.</summary>
    public static TheoryData<Type, string, Type> Shown => new()
    {
        { typeof(AdminTexts), "Audit{0}", typeof(AuditEvent) },
        { typeof(MailTexts), "{0}Subject", typeof(MailKind) },
        { typeof(MailTexts), "{0}Text", typeof(MailKind) },
        { typeof(MailTexts), "{0}Button", typeof(MailKind) },
        { typeof(CompareTexts), "Size{0}", typeof(ChainSize) },
        { typeof(CompareTexts), "Band{0}", typeof(Band) },
        { typeof(ReportTexts), "Band{0}", typeof(Band) },
        { typeof(RoundTexts), "Weighting{0}", typeof(Weighting) },
        { typeof(RoundTexts), "Disclosure{0}", typeof(DisclosureMode) },
        { typeof(RoundTexts), "Comments{0}", typeof(CommentRule) },
        { typeof(RoundTexts), "Message{0}", typeof(MessageState) },
        { typeof(EvidenceTexts), "Check{0}", typeof(CheckKey) },
        { typeof(PeopleTexts), "Address{0}", typeof(AddressFault) },
    };

    [Theory]
    [MemberData(nameof(Shown))]
    public void Every_value_that_is_shown_has_its_words(Type texts, string key, Type values)
    {
        var known = All(texts, CultureInfo.InvariantCulture).Keys;

        Assert.Empty(Enum.GetNames(values).Select(value => string.Format(CultureInfo.InvariantCulture, key, value)).Except(known));
    }

    [Fact]
    public void Every_text_that_is_asked_for_is_there()
    {
        var source = Path.Combine(Root(), "src", "KetenScan.Web");
        var missing =
            from file in Directory.EnumerateFiles(source, "*.*", SearchOption.AllDirectories)
            where (file.EndsWith(".razor", StringComparison.Ordinal) || file.EndsWith(".cs", StringComparison.Ordinal)) && !file.Contains("/obj/", StringComparison.Ordinal)
            let text = CodeWithMarkup(file)
            from Match asked in Asked().Matches(text)
            let variable = asked.Groups[1].Value
            let type = Localizer(text, variable)
            where type is not null
            from key in Literals(asked.Groups[2].Value)
            where !All(type, CultureInfo.InvariantCulture).ContainsKey(key)
            select $"{Path.GetFileName(file)}: {key}";

        Assert.Empty(missing);
    }

    /// <summary>The keys in <c>"A"</c> or <c>x ? "A" : "B"</c>; a key that is put together at run time is not one of them.</summary>
    private static IEnumerable<string> Literals(string argument) => Literal().Matches(argument).Where(match => match.Groups[1].Value.Length == 0).Select(match => match.Groups[2].Value);

    /// <summary>A code-behind asks with the localizer that its own file names; a component with the one its markup injects.</summary>
    private static string CodeWithMarkup(string file)
    {
        var text = File.ReadAllText(file);
        return file.EndsWith(".razor", StringComparison.Ordinal) && File.Exists(file + ".cs") ? text + File.ReadAllText(file + ".cs") : text;
    }

    private static Type? Localizer(string text, string variable) =>
        LocalizerOf().Matches(text).Where(match => match.Groups[2].Value == variable).Select(match => match.Groups[1].Value).FirstOrDefault() is { } name
            ? typeof(KetenScanApp).Assembly.GetTypes().Single(type => type.Name == name)
            : variable == "texts" && text.Contains("ReportTexts texts", StringComparison.Ordinal) ? typeof(ReportTexts) : null;

    private static Dictionary<string, string> All(Type type, CultureInfo culture) =>
        new ResourceManager(type).GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    private static string Places(string text) => string.Join(' ', Place().Matches(text).Select(match => match.Value).Distinct().Order());

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "KetenScan.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }

    [GeneratedRegex(@"\b(L|texts|ruleTexts)\[([^\[\]]*)")]
    private static partial Regex Asked();

    [GeneratedRegex("""(\$?)"([A-Za-z0-9]+)[^"]*""")]
    private static partial Regex Literal();

    [GeneratedRegex(@"IStringLocalizer<(\w+)> (\w+)")]
    private static partial Regex LocalizerOf();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"(?<!(?:of|van|van de|tot|hoogste|minste|least|most|than|dan|to|the|first|eerste|all|alle) )\{\d\} (?:\p{Ll}+ )?(\p{Ll}+)")]
    private static partial Regex Counted();
}
