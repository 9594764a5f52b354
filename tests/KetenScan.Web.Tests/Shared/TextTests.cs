using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using KetenScan.Domain;
using KetenScan.Domain.Dossier;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;
using KetenScan.Reports.Words;
using KetenScan.Web.Features.Account;
using KetenScan.Web.Features.Api;
using KetenScan.Web.Shared;

namespace KetenScan.Web.Tests.Shared;

/// <summary>No text is missing in any language, and every key that is used exists.</summary>
public sealed partial class TextTests
{
    public static TheoryData<Type> Texts =>
        [
            .. typeof(KetenScanApp).Assembly
                .GetTypes()
                .Where(type => type.Name.EndsWith("Texts", StringComparison.Ordinal))
                .Concat(typeof(ReportTexts).Assembly.GetTypes().Where(type => type.BaseType == typeof(KetenScan.Reports.Words.Texts))),
        ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Every_language_has_the_same_texts_with_the_same_places(Type type)
    {
        var texts = All(type, CultureInfo.InvariantCulture);

        Assert.NotEmpty(texts);
        Assert.All(Translations, translation =>
        {
            var translated = All(type, translation);
            Assert.Equal(texts.Keys.Order(), translated.Keys.Order());
            Assert.All(texts.Keys, key => Assert.Equal(Places(texts[key]), Places(translated[key])));
            Assert.All(texts.Values.Concat(translated.Values), text => Assert.False(string.IsNullOrWhiteSpace(text)));
        });
    }

    /// <summary>"Er kloppen 1 dingen niet" results from a count before a plural, without a choice between singular and plural.</summary>
    [Theory]
    [MemberData(nameof(Texts))]
    public void A_count_is_followed_by_words_that_go_with_it(Type type)
    {
        string[] plurals =
        [
            "dingen", "mensen", "ketens", "rondes", "partners", "accounts", "antwoorden", "opmerkingen", "stellingen", "bladen", "beoordelingen", "deelnemers",
            "minuten", "maanden", "dagen", "zetels",
            "things", "people", "chains", "rounds", "answers", "comments", "statements", "sheets", "participants", "minutes", "months", "days", "times",
            "seats",
        ];
        var texts = All(type, CultureInfo.InvariantCulture);
        var wrong =
            from culture in Translations.Prepend(CultureInfo.InvariantCulture)
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
        Assert.Equal(
            "Found: 1 assessment of 3 partners.",
            string.Format(
                new Counting(CultureInfo.GetCultureInfo("en-GB")),
                All(typeof(Features.Imports.ImportTexts), CultureInfo.GetCultureInfo("en"))["Found"],
                1,
                3));
    }

    [Fact]
    public void Every_rule_says_what_was_refused()
    {
        var keys = All(typeof(RuleTexts), CultureInfo.InvariantCulture).Keys;

        Assert.Equal(Enum.GetNames<Rule>().Order(), keys.Order());
    }

    [Theory]
    [MemberData(nameof(ShownKeys.OfValues), MemberType = typeof(ShownKeys))]
    public void Every_value_that_is_shown_has_its_words(Type texts, string key, Type values, string[] never)
    {
        var known = All(texts, CultureInfo.InvariantCulture).Keys;

        Assert.Empty(Enum.GetNames(values).Except(never).Select(value => string.Format(CultureInfo.InvariantCulture, key, value)).Except(known));
    }

    /// <summary>On pages, in mails and in files.</summary>
    [Fact]
    public void Every_key_that_is_put_together_is_known_to_these_tests()
    {
        var known = ShownKeys.OfValues.Select(row => row.Data.Item2).Concat(ShownKeys.OfOthers);
        var found =
            from file in Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "src"), "*.*", SearchOption.AllDirectories)
            where Path.GetExtension(file) is ".razor" or ".cs" && !file.Contains("/obj/", StringComparison.Ordinal)
            from Match key in PutTogether().Matches(File.ReadAllText(file))
            select Hole().Replace(key.Groups[1].Value, "{0}");

        Assert.Empty(found.Distinct().Except(known));
    }

    [Fact]
    public void Every_text_that_is_asked_for_is_there()
    {
        var source = Path.Combine(SourceTree.Root, "src", "KetenScan.Web");
        var missing =
            from file in Directory.EnumerateFiles(source, "*.*", SearchOption.AllDirectories)
            where (file.EndsWith(".razor", StringComparison.Ordinal) || file.EndsWith(".cs", StringComparison.Ordinal))
                && !file.Contains("/obj/", StringComparison.Ordinal)
            let text = CodeWithMarkup(file)
            from Match asked in Asked().Matches(text)
            let variable = asked.Groups["own"].Value
            let type = Localizer(text, variable)
            where type is not null
            from key in Literals(asked.Groups["key"].Value)
            where !All(type, CultureInfo.InvariantCulture).ContainsKey(key)
            select $"{Path.GetFileName(file)}: {key}";

        Assert.Empty(missing);
    }

    /// <summary>The keys in <c>"A"</c> or <c>x ? "A" : "B"</c>; excludes keys that are composed at run time.</summary>
    private static IEnumerable<string> Literals(string argument) =>
        Literal().Matches(argument).Where(match => match.Groups[1].Value.Length == 0).Select(match => match.Groups[2].Value);

    /// <summary>Code-behind uses the localizer that its own file names; a component uses the one injected in its markup.</summary>
    private static string CodeWithMarkup(string file)
    {
        var text = File.ReadAllText(file);
        return file.EndsWith(".razor", StringComparison.Ordinal) && File.Exists(file + ".cs") ? text + File.ReadAllText(file + ".cs") : text;
    }

    private static Type? Localizer(string text, string variable) =>
        LocalizerOf().Matches(text).Where(match => match.Groups[2].Value == variable).Select(match => match.Groups[1].Value).FirstOrDefault() is { } name
            ? typeof(KetenScanApp).Assembly.GetTypes().Single(type => type.Name == name)
            : variable == "forms" ? typeof(AccountTexts)
            : variable == "texts" && text.Contains("ReportTexts texts", StringComparison.Ordinal) ? typeof(ReportTexts) : null;

    /// <summary>The default language is in the file without a language code; each other language has a file of its own.</summary>
    private static IEnumerable<CultureInfo> Translations =>
        Language.All.Where(language => language != Language.Default).Select(language => language.Culture.Parent);

    private static Dictionary<string, string> All(Type type, CultureInfo culture) =>
        (new ResourceManager(type).GetResourceSet(culture, createIfNotExists: true, tryParents: false)
            ?? throw new MissingManifestResourceException($"{type.Name} has no texts in {culture}."))
            .Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    private static string Places(string text) => string.Join(' ', Place().Matches(text).Select(match => match.Value).Distinct().Order());

    [GeneratedRegex(@"\b(?:(?<own>L|texts|ruleTexts)\[(?<key>[^\[\]]*)|(?<own>forms)\.Refuse<\w+>\(http, (?<key>[^)]*))")]
    private static partial Regex Asked();

    [GeneratedRegex(@"\b(?:\w*[tT]exts|L|words|facts|checks)(?:\[|\.(?:Format|Count|Find)\()\$""((?:[^""{]|\{[^}]*\})*)""")]
    private static partial Regex PutTogether();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Hole();

    [GeneratedRegex("""(\$?)"([A-Za-z0-9]+)[^"]*""")]
    private static partial Regex Literal();

    [GeneratedRegex(@"IStringLocalizer<(\w+)> (\w+)")]
    private static partial Regex LocalizerOf();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"(?<!(?:of|van|van de|tot|hoogste|minste|least|most|than|dan|to|the|first|eerste|all|alle) )\{\d\} (?:\p{Ll}+ )?(\p{Ll}+)")]
    private static partial Regex Counted();
}
