using System.Globalization;
using KetenScan.Domain.Questionnaires;
using KetenScan.Reports.Files;
using KetenScan.Reports.Words;
using KetenScan.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Localization;

namespace KetenScan.Web.Features.Imports;

/// <summary>Imports a round that was held elsewhere: files, data about the round, a check, and then everything in one transaction.</summary>
public sealed partial class ImportPage(ImportService imports, Questionnaires questionnaires, IStringLocalizer<ImportTexts> L) : IDisposable
{
    private const long Largest = 50L * 1024 * 1024;
    private const string AtImport = "import";

    private readonly ImportForm form = new();
    private readonly SemaphoreSlim turns = new(1);
    private IReadOnlyList<QuestionnaireVersion> published = [];
    private Upload? answers;
    private Upload? partners;
    private RoundFiles? files;
    private Dictionary<string, Guid> matches = [];
    private IReadOnlyList<string> problems = [];
    private bool importing;

    [Parameter]
    public required string Slug { get; set; }

    [PersistentState]
    public ImportChain? Chain { get; set; }

    public void Dispose()
    {
        answers?.Dispose();
        partners?.Dispose();
        turns.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        Chain ??= await imports.Find(await Current.Get(), Slug);
        if (Chain is null)
        {
            Navigation.NotFound();
            return;
        }

        published = await questionnaires.Published();
        form.Questionnaire = $"{published[0]}";
        form.ClosedOn = imports.Today();
    }

    protected override Outcome? Explain(string at, Exception failure) => failure switch
    {
        AlreadyImported earlier => Outcome.Refused(at, L["AlreadyImported", answers!.Name, earlier.Number, earlier.Name]),
        NoRoom => Outcome.Wrong(at, [(at, L["NoRoom"])]),
        IOException when at != AtImport => Outcome.Wrong(at, [(at, L["TooLarge", Largest / 1024 / 1024])]),
        _ => base.Explain(at, failure),
    };

    /// <summary>Stores an uploaded file in place of the one before; a second one chosen meanwhile waits for the first.</summary>
    private async Task<bool> Take(IBrowserFile file, bool isAnswers)
    {
        await turns.WaitAsync();
        try
        {
            return await Run(isAnswers ? "answers" : "partners", async _ =>
            {
                Drop(isAnswers);
                var upload = await Upload.Of(file, Largest);
                if (isAnswers) answers = upload;
                else partners = upload;
                if (isAnswers && form.Name.Length == 0) form.Name = Path.GetFileNameWithoutExtension(upload.Name);
                await Check();
                return true;
            });
        }
        finally
        {
            turns.Release();
        }
    }

    private async Task TakeAway(bool isAnswers)
    {
        await turns.WaitAsync();
        SayNothing();
        Drop(isAnswers);
        turns.Release();
    }

    private void Drop(bool isAnswers)
    {
        (files, problems) = (null, []);
        (isAnswers ? answers : partners)?.Dispose();
        if (isAnswers) answers = null;
        else partners = null;
    }

    private async Task CheckAgain()
    {
        await turns.WaitAsync();
        try
        {
            await Run(AtImport, async _ =>
            {
                await Check();
                return true;
            });
        }
        finally
        {
            turns.Release();
        }
    }

    /// <summary>Parses both files and shows what they contain, or what is wrong.</summary>
    private async Task Check()
    {
        files = null;
        problems = [];
        if (answers is null || partners is null) return;

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
    }

    private async Task<bool> Import()
    {
        if (files is null)
        {
            Refuse(Outcome.Refused(AtImport, L["ChooseFirst"]));
            return false;
        }

        var wrong = new ImportCheck(L, imports.Today()).Validate(form).Errors;
        if (wrong.Count > 0)
        {
            Refuse(Outcome.Wrong(AtImport, wrong.Select(error => (FieldOf(error.PropertyName), error.ErrorMessage))));
            return false;
        }

        if (matches.Values.Distinct().Count() < matches.Count)
        {
            Refuse(Outcome.Refused(AtImport, L["MatchedTwice"]));
            return false;
        }

        importing = true;
        try
        {
            return await Run(AtImport, async viewer =>
            {
                // Checked again, because the viewer may no longer be a coordinator.
                if (await imports.Find(viewer, Slug) is not { } chain) return false;

                var fingerprint = await ImportService.Fingerprint(answers!.File.Content);
                var number = await imports.Import(
                    viewer,
                    chain,
                    new ImportedRound(files, fingerprint, form.Version, form.Name.Trim(), form.ClosedOn!.Value, form.Rules, matches));
                GoAndTell($"chains/{Slug}/rounds/{number}", new PageMessage(L["ImportedHere", form.Name.Trim(), number]));
                return true;
            });
        }
        finally
        {
            importing = false;
        }
    }

    private static string FieldOf(string property) => property switch
    {
        nameof(ImportForm.Name) => "name",
        nameof(ImportForm.ClosedOn) => "closed",
        _ => "minimum",
    };

    /// <summary>Open pages together hold too much uploaded data.</summary>
    private sealed class NoRoom : Exception;

    /// <summary>An uploaded file, kept on disk while the page is open.</summary>
    private sealed class Upload(string name, FileStream content, long size) : IDisposable
    {
        /// <summary>In bytes, for all open pages together.</summary>
        private const long MostHeld = 1024L * 1024 * 1024;

        private static long held;

        private bool isGone;

        public string Name { get; } = name;

        public NamedFile File => new(Name, content);

        /// <exception cref="IOException">The file is larger than allowed.</exception>
        /// <exception cref="NoRoom">Open pages hold too much data already.</exception>
        public static async Task<Upload> Of(IBrowserFile file, long largest)
        {
            if (file.Size > largest) throw new IOException("The file is larger than allowed.");
            if (Interlocked.Add(ref held, file.Size) > MostHeld)
            {
                Interlocked.Add(ref held, -file.Size);
                throw new NoRoom();
            }

            var content = new FileStream(
                Path.GetTempFileName(),
                FileMode.Create,
                FileAccess.ReadWrite,
                FileShare.None,
                64 * 1024,
                FileOptions.DeleteOnClose | FileOptions.Asynchronous);
            try
            {
                await using var source = file.OpenReadStream(largest);
                await source.CopyToAsync(content);
                return new Upload(file.Name, content, file.Size);
            }
            catch
            {
                await content.DisposeAsync();
                Interlocked.Add(ref held, -file.Size);
                throw;
            }
        }

        public void Dispose()
        {
            if (isGone) return;

            isGone = true;
            content.Dispose();
            Interlocked.Add(ref held, -size);
        }
    }
}
