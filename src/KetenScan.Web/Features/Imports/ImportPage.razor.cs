using System.Globalization;
using KetenScan.Domain;
using KetenScan.Domain.Questionnaires;
using KetenScan.Reports.Files;
using KetenScan.Reports.Words;
using KetenScan.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Localization;

namespace KetenScan.Web.Features.Imports;

/// <summary>Reads a round held elsewhere: files, what is said of the round, a check, and then all of it at once.</summary>
public sealed partial class ImportPage(
    CurrentViewer current,
    ImportService imports,
    Questionnaires questionnaires,
    NavigationManager navigation,
    IStringLocalizer<ImportTexts> L,
    IStringLocalizer<RuleTexts> ruleTexts,
    ILogger<ImportPage> logger) : IDisposable
{
    private const long Largest = 200L * 1024 * 1024;

    private readonly ImportForm form = new();
    private IReadOnlyList<QuestionnaireVersion> published = [];
    private Upload? answers;
    private Upload? partners;
    private RoundFiles? files;
    private Dictionary<string, Guid> matches = [];
    private IReadOnlyList<string> problems = [];
    private IReadOnlyList<string> refused = [];
    private bool busy;
    private bool importing;

    [Parameter]
    public required string Slug { get; set; }

    [PersistentState]
    public ImportChain? Chain { get; set; }

    public void Dispose()
    {
        answers?.Dispose();
        partners?.Dispose();
    }

    private bool Waits => busy || !RendererInfo.IsInteractive;

    protected override async Task OnInitializedAsync()
    {
        Chain ??= await imports.Find(await current.Get(), Slug);
        if (Chain is null)
        {
            navigation.NotFound();
            return;
        }

        published = await questionnaires.Published();
        form.Questionnaire = ImportForm.Written(published[0]);
        form.ClosedOn = imports.Today();
    }

    private async Task Take(InputFileChangeEventArgs change, bool isAnswers)
    {
        busy = true;
        refused = [];
        try
        {
            var upload = await Upload.Of(change.File, Largest);
            if (isAnswers)
            {
                answers?.Dispose();
                answers = upload;
                if (form.Name.Length == 0) form.Name = Path.GetFileNameWithoutExtension(upload.Name);
            }
            else
            {
                partners?.Dispose();
                partners = upload;
            }

            await Check();
        }
        catch (IOException)
        {
            refused = [L["TooLarge", Largest / 1024 / 1024]];
        }
        finally
        {
            busy = false;
        }
    }

    /// <summary>Reads both files and shows what is in them, or what is wrong with them.</summary>
    private async Task Check()
    {
        files = null;
        problems = [];
        if (answers is null || partners is null) return;

        busy = true;
        var questionnaire = await questionnaires.Get(form.Version);
        var (own, listed) = (answers.File, partners.File);
        try
        {
            files = await Task.Run(() => RoundFiles.Read(own, listed, questionnaire));
            matches = ImportService.Match(Chain!, files);
        }
        catch (FileRefused wrong)
        {
            var texts = new ReportTexts(CultureInfo.CurrentUICulture);
            problems = [.. wrong.Problems.Select(problem => problem.Say(texts))];
        }
        finally
        {
            busy = false;
        }
    }

    private async Task Import()
    {
        refused = [.. new ImportCheck(L, imports.Today()).Validate(form).Errors.Select(error => error.ErrorMessage)];
        if (matches.Values.Distinct().Count() < matches.Count) refused = [.. refused, L["MatchedTwice"]];
        if (refused.Count > 0) return;

        busy = importing = true;
        try
        {
            // Asked again, because the right to run the chain may be gone since the page opened.
            var viewer = await current.Get();
            if (await imports.Find(viewer, Slug) is not { } chain)
            {
                navigation.NotFound();
                return;
            }

            var fingerprint = await ImportService.Fingerprint(answers!.File.Content);
            var number = await imports.Import(viewer, chain, new ImportedRound(files!, fingerprint, form.Version, form.Name.Trim(), form.ClosedOn, form.Rules, matches));
            navigation.NavigateTo($"/chains/{Slug}/rounds/{number}");
        }
        catch (AlreadyImported earlier)
        {
            refused = [L["AlreadyImported", answers!.Name, earlier.Number, earlier.Name]];
        }
        catch (RuleBroken broken)
        {
            refused = [ruleTexts[broken.Rule.ToString()]];
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailure(logger, failure, Slug);
            refused = [L["ImportFailed"]];
        }
        finally
        {
            busy = importing = false;
        }
    }

    [LoggerMessage(LogLevel.Error, "Reading a round into {Slug} failed")]
    private static partial void LogFailure(ILogger logger, Exception failure, string slug);

    /// <summary>An uploaded file, kept on disk for as long as the page is open.</summary>
    private sealed class Upload(string name, FileStream content) : IDisposable
    {
        public string Name { get; } = name;

        public NamedFile File => new(Name, content);

        /// <exception cref="IOException">The file is larger than allowed.</exception>
        public static async Task<Upload> Of(IBrowserFile file, long largest)
        {
            var content = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
            try
            {
                await using var source = file.OpenReadStream(largest);
                await source.CopyToAsync(content);
                return new Upload(file.Name, content);
            }
            catch
            {
                await content.DisposeAsync();
                throw;
            }
        }

        public void Dispose() => content.Dispose();
    }
}
