using System.CommandLine;
using System.Globalization;
using KetenScan.Domain;
using KetenScan.Domain.Scoring;

namespace KetenScan.Web.Commands;

/// <summary>How answers from files are scored, and the language of the output.</summary>
internal sealed class ScoringOptions
{
    private readonly Option<string> weigh = new Option<string>("--weighting")
    {
        Description = "What has the same weight in the chain's score.",
        DefaultValueFactory = _ => "partner",
    }.AcceptOnlyFromAmong("partner", "respondent");
    private readonly Option<string> disclose = new Option<string>("--disclosure")
    {
        Description = "Whether small groups are withheld.",
        DefaultValueFactory = _ => "named",
    }.AcceptOnlyFromAmong("named", "protected");
    private readonly Option<int> minimumGroup = new("--min-group")
    {
        Description = "The smallest group shown separately when protected; at least 3.",
        DefaultValueFactory = _ => Disclosure.DefaultMinimumGroup,
    };
    private readonly Option<string> language =
        new Option<string>("--culture") { Description = "The language of the output.", DefaultValueFactory = _ => Language.Default.Code }
        .AcceptOnlyFromAmong([.. Language.All.Select(language => language.Code)]);

    public ScoringOptions() => minimumGroup.Validators.Add(result =>
    {
        if (result.Tokens.Count == 1
            && int.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var group)
            && group < Disclosure.SmallestMinimumGroup)
            result.AddError($"--min-group is {group}; it must be at least {Disclosure.SmallestMinimumGroup}.");
    });

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[weigh, disclose, minimumGroup, language]) command.Options.Add(option);
    }

    public Weighting WeightingOf(ParseResult parsed) => parsed.GetValue(weigh) == "respondent" ? Weighting.Respondent : Weighting.Partner;

    public Disclosure DisclosureOf(ParseResult parsed) =>
        new(parsed.GetValue(disclose) == "protected" ? DisclosureMode.Protected : DisclosureMode.Named, parsed.GetValue(minimumGroup));

    public CultureInfo CultureOf(ParseResult parsed) => Language.Of(parsed.GetValue(language)).Culture;
}
