using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using KetenScan.Data.Access;
using KetenScan.Data.Audit;
using KetenScan.Data.Mail;
using KetenScan.Domain;
using KetenScan.Domain.Actions;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Dossier;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;
using KetenScan.Reports.Words;
using KetenScan.Web.Features.Account;
using KetenScan.Web.Features.Actions;
using KetenScan.Web.Features.Admin;
using KetenScan.Web.Features.Api;
using KetenScan.Web.Features.Assess;
using KetenScan.Web.Features.Chains;
using KetenScan.Web.Features.Compare;
using KetenScan.Web.Features.Dossier;
using KetenScan.Web.Features.Invitations;
using KetenScan.Web.Features.Mail;
using KetenScan.Web.Features.People;
using KetenScan.Web.Features.Rounds;
using KetenScan.Web.Features.Standings;
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
            "Found: 1 sheet of 3 partners.",
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

    /// <summary>Keys that are composed from a value, and the values that never occur. A missing text would be shown as its key.</summary>
    public static TheoryData<Type, string, Type, string[]> Shown => new()
    {
        { typeof(AdminTexts), "Audit{0}", typeof(AuditEvent), [] },
        { typeof(AdminTexts), "Naming{0}", typeof(Succession), [] },
        { typeof(MailTexts), "{0}Subject", typeof(MailKind), [] },
        { typeof(MailTexts), "{0}Text", typeof(MailKind), [] },
        { typeof(MailTexts), "{0}Button", typeof(MailKind), [] },
        { typeof(CompareTexts), "Size{0}", typeof(ChainSize), [] },
        { typeof(CompareTexts), "Band{0}", typeof(Band), [] },
        { typeof(CompareTexts), "Principle{0}", typeof(Principle), [] },
        { typeof(ReportTexts), "Band{0}", typeof(Band), [] },
        { typeof(ReportTexts), "Agreement{0}", typeof(AgreementReading), [] },
        { typeof(ReportTexts), "OnAgreement{0}", typeof(AgreementReading), [] },
        { typeof(ReportTexts), "Action{0}", typeof(ActionState), [] },
        { typeof(PortfolioTexts), "Weighting{0}", typeof(Weighting), [] },
        { typeof(PortfolioTexts), "Disclosure{0}", typeof(DisclosureMode), [] },
        { typeof(EvidenceTexts), "Check{0}", typeof(CheckKey), [] },
        { typeof(EvidenceTexts), "Reading{0}", typeof(EvidenceReading), [] },
        { typeof(EvidenceTexts), "Sentence{0}", typeof(EvidenceReading), [] },
        { typeof(FactTexts), "Status{0}", typeof(IndicatorStatus), [] },
        { typeof(RoundTexts), "Weighting{0}", typeof(Weighting), [] },
        { typeof(RoundTexts), "Disclosure{0}", typeof(DisclosureMode), [] },
        { typeof(RoundTexts), "Comments{0}", typeof(CommentRule), [] },
        { typeof(RoundTexts), "Message{0}", typeof(MessageState), [] },
        { typeof(RoundTexts), "Mail{0}", typeof(MailKind), OfNoRound },
        { typeof(ChainTexts), "State{0}", typeof(RoundState), [nameof(RoundState.Closed)] },
        { typeof(ActionTexts), "State{0}", typeof(ActionState), [] },
        { typeof(ApiTexts), "Scope{0}", typeof(TokenScopes), [nameof(TokenScopes.None)] },
        { typeof(AssessTexts), "Told{0}", typeof(Exposure), [] },
        { typeof(AssessTexts), "SeesComments{0}", typeof(CommentRule), [] },
        { typeof(AssessTexts), "Level{0}", typeof(Level), [] },
        { typeof(DossierTexts), "History{0}", typeof(DossierChangeKind), [] },
        { typeof(DossierTexts), "{0}", typeof(UploadProblem), [] },
        { typeof(InvitationTexts), "Opened{0}", typeof(InvitationWay), [] },
        { typeof(PeopleTexts), "Address{0}", typeof(AddressFault), [] },
        { typeof(PeopleTexts), "Field{0}", typeof(PersonField), [nameof(PersonField.None)] },
        { typeof(PeopleTexts), "Level{0}", typeof(Level), [] },
        { typeof(PeopleTexts), "AccountBy{0}", typeof(WayIn), [] },
        { typeof(StandingTexts), "{0}", typeof(NoStanding), [] },
        { typeof(StandingTexts), "{0}", typeof(RankQuarter), [] },
    };

    private static readonly string[] OfNoRound =
    [
        nameof(MailKind.AccountInvitation), nameof(MailKind.PasswordReset), nameof(MailKind.ActionDue), nameof(MailKind.ActionOverdue),
        nameof(MailKind.PrivacyLink), nameof(MailKind.AddressChanged),
    ];

    /// <summary>Composed from something else: kinds and fields of facts, columns, languages, numbers, questions of a dialog, parts of a page.</summary>
    private static readonly string[] OfOtherValues =
    [
        "Add{0}", "Choice{0}{0}", "Expected{0}", "Help{0}{0}", "Kinds{0}", "Language{0}", "Part{0}",
        "Quarter{0}", "Sort{0}", "Stays{0}", "Title{0}", "{0}Title", "{0}What", "{0}Yes", "{0}{0}",
    ];

    [Theory]
    [MemberData(nameof(Shown))]
    public void Every_value_that_is_shown_has_its_words(Type texts, string key, Type values, string[] never)
    {
        var known = All(texts, CultureInfo.InvariantCulture).Keys;

        Assert.Empty(Enum.GetNames(values).Except(never).Select(value => string.Format(CultureInfo.InvariantCulture, key, value)).Except(known));
    }

    /// <summary>On pages, in mails and in files.</summary>
    [Fact]
    public void Every_key_that_is_put_together_is_known_to_these_tests()
    {
        var known = Shown.Select(row => row.Data.Item2).Concat(OfOtherValues);
        var found =
            from file in Directory.EnumerateFiles(Path.Combine(Root(), "src"), "*.*", SearchOption.AllDirectories)
            where Path.GetExtension(file) is ".razor" or ".cs" && !file.Contains("/obj/", StringComparison.Ordinal)
            from Match key in PutTogether().Matches(File.ReadAllText(file))
            select Hole().Replace(key.Groups[1].Value, "{0}");

        Assert.Empty(found.Distinct().Except(known));
    }

    [Fact]
    public void Every_text_that_is_asked_for_is_there()
    {
        var source = Path.Combine(Root(), "src", "KetenScan.Web");
        var missing =
            from file in Directory.EnumerateFiles(source, "*.*", SearchOption.AllDirectories)
            where (file.EndsWith(".razor", StringComparison.Ordinal) || file.EndsWith(".cs", StringComparison.Ordinal))
                && !file.Contains("/obj/", StringComparison.Ordinal)
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
            : variable == "texts" && text.Contains("ReportTexts texts", StringComparison.Ordinal) ? typeof(ReportTexts) : null;

    /// <summary>The default language is in the file without a language code; each other language has a file of its own.</summary>
    private static IEnumerable<CultureInfo> Translations =>
        Language.All.Where(language => language != Language.Default).Select(language => language.Culture.Parent);

    private static Dictionary<string, string> All(Type type, CultureInfo culture) =>
        (new ResourceManager(type).GetResourceSet(culture, createIfNotExists: true, tryParents: false)
            ?? throw new MissingManifestResourceException($"{type.Name} has no texts in {culture}."))
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
