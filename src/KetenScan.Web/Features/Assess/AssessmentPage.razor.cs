using System.Globalization;
using System.Text.Json;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace KetenScan.Web.Features.Assess;

/// <summary>The sheet: eight principles, the priorities and the overview, one step at a time.</summary>
public sealed partial class AssessmentPage(
    CurrentViewer current,
    AssessService sheets,
    Questionnaires questionnaires,
    IHttpContextAccessor http,
    TimeProvider clock,
    IStringLocalizer<AssessTexts> L)
{
    private Questionnaire? questionnaire;
    private Guid viewer;

    [Parameter]
    public required string Slug { get; set; }

    [Parameter]
    public int Number { get; set; }

    /// <summary>A <see cref="SheetStep"/>; null for the step where the owner was last.</summary>
    [SupplyParameterFromQuery]
    public string? Step { get; set; }

    /// <summary>Whether to ask if the sheet is handed in with many statements open.</summary>
    [SupplyParameterFromQuery]
    public string? Sure { get; set; }

    /// <summary>Whether the sheet was just handed in.</summary>
    [SupplyParameterFromQuery]
    public string? Done { get; set; }

    /// <summary>Whether the other sheet was just taken.</summary>
    [SupplyParameterFromQuery]
    public string? Used { get; set; }

    private SheetView? View { get; set; }

    /// <summary>The form that was just posted, if it was refused.</summary>
    private RefusedSheet? Refused => ShownAgain.Of<RefusedSheet>(http.HttpContext!);

    /// <summary>The same, to fill in the fields with; null when another sheet is shown.</summary>
    private RefusedSheet? FilledIn => Refused?.Sheet == View!.Id ? Refused : null;

    private int At => SheetStep.Parse(Step) ?? View!.Step;

    private long Now => ChangeNumber.At(clock.GetUtcNow());

    private string DevicesLink => View! switch
    {
        { OpensByAccount: true } => L["DevicesAndAccount"],
        { Devices: > 1 and var devices } => L["DevicesOf", devices],
        _ => L["Devices"],
    };

    /// <summary>The words for each number of changes that wait for the network.</summary>
    private IEnumerable<string> WaitingWords => Enumerable.Range(0, questionnaire!.Statements.Count + 10).Select(count => L["Waiting", count].Value);

    /// <summary>The words for the time left, by the number of answers: about 12 seconds per open statement, and a minute for the end.</summary>
    private IEnumerable<string> MinutesWords => Enumerable.Range(0, questionnaire!.Statements.Count + 1)
        .Select(answers => (int)Math.Ceiling((questionnaire.Statements.Count - answers) * 0.2) + 1)
        .Select(minutes => L[minutes == 1 ? "MinuteLeft" : "MinutesLeft", minutes].Value);

    /// <summary>The words of a place that <c>js/sheet.js</c> keeps up to date, by number.</summary>
    internal static string Words(IEnumerable<string> words) => JsonSerializer.Serialize(words);

    protected override async Task OnParametersSetAsync()
    {
        var own = await current.Get();
        viewer = own.AccountId;
        View = await sheets.Find(own, Slug, Number);
        if (View is null)
        {
            ShownAgain.AnswerWith(StatusCodes.Status404NotFound, http.HttpContext!);
            return;
        }

        questionnaire = await questionnaires.Get(View.Questionnaire);
        if (Step is not null && View.Step != At) await sheets.GoTo(own, View.Id, At);
    }

    /// <summary>The questions of a step; null for the priorities and the overview.</summary>
    private Section? SectionOf(int step) => SheetStep.PrincipleOf(step) is { } principle ? questionnaire![principle] : null;

    private string HeadingOf(int step) =>
        SectionOf(step)?.Name.In(CultureInfo.CurrentUICulture) ?? L[step == SheetStep.Priorities ? "PrioritiesTitle" : "OverviewTitle"];

    /// <summary>The values of the fields of a step as they are shown, so that a form without script sends the changed ones only.</summary>
    private string Shown(int step)
    {
        if (SectionOf(step) is not { } section)
            return JsonSerializer.Serialize(new Dictionary<string, string> { [PrioritiesChange.Name] = PrioritiesChange.Written(View!.Priorities) });

        var values = section.Statements.Where(statement => View!.AnswerTo(statement) is not null)
            .ToDictionary(AnswerChange.NameOf, statement => $"{View!.AnswerTo(statement)}");
        if (View!.Comments.TryGetValue(section.Principle, out var text)) values[CommentChange.NameOf(section.Principle)] = text.ReplaceLineEndings("\n");
        return JsonSerializer.Serialize(values);
    }
}
