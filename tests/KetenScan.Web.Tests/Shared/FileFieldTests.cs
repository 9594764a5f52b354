using System.Globalization;
using Bunit;
using KetenScan.Web.Shared;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace KetenScan.Web.Tests.Shared;

/// <summary>A file that is chosen or dropped.</summary>
public sealed class FileFieldTests : BunitContext
{
    private readonly List<string> takenAway = [];

    public FileFieldTests()
    {
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("nl-NL");
        Services.AddSingleton<IStringLocalizer<SharedTexts>>(Texts.Of<SharedTexts>());
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    [Theory]
    [InlineData(1, "1 kB")]
    [InlineData(1025, "2 kB")]
    [InlineData(1024 * 1024 - 1, "1024 kB")]
    [InlineData(3_565_158, "3,4 MB")]
    public void A_size_is_said_in_kB_or_MB(long bytes, string expected) => Assert.Equal(expected, FileSize.In(bytes, CultureInfo.CurrentCulture));

    [Fact]
    public void The_input_is_described_by_what_may_be_chosen()
    {
        var input = Field(_ => Task.FromResult(true)).Find("input[type=file]");

        Assert.Equal("file-kinds help", input.GetAttribute("aria-describedby"));
        Assert.Equal(".csv", input.GetAttribute("accept"));
    }

    [Fact]
    public void What_was_chosen_is_shown_with_its_size_until_it_is_taken_away()
    {
        var field = Field(_ => Task.FromResult(true));

        Choose(field, "blad.csv", 2048);
        Assert.Equal("blad.csv 2 kB", Words(field.Find("[role=status]").TextContent));

        field.Find("button").Click();
        Assert.Equal("", Words(field.Find("[role=status]").TextContent));
        Assert.Equal(["away"], takenAway);
        Assert.Empty(field.FindAll("button"));
    }

    [Fact]
    public async Task While_it_is_read_the_bytes_that_arrived_are_shown()
    {
        var half = new TaskCompletionSource();
        var field = Field(async file =>
        {
            await using var content = file.OpenReadStream(10_000);
            await content.ReadExactlyAsync(new byte[4096]);
            await half.Task;
            return true;
        });

        // Choosing ends when the file has been taken.
        var choosing = Task.Run(() => Choose(field, "blad.csv", 8192), Xunit.TestContext.Current.CancellationToken);
        field.WaitForAssertion(() => Assert.Equal("4096", field.Find("progress").GetAttribute("value")));
        Assert.Equal("8192", field.Find("progress").GetAttribute("max"));
        Assert.Contains("blad.csv: 4 kB van 8 kB gelezen", field.Markup, StringComparison.Ordinal);

        half.SetResult();
        await choosing;
        field.WaitForAssertion(() => Assert.Empty(field.FindAll("progress")));
    }

    [Fact]
    public void A_refused_file_is_named_with_the_reason_and_can_be_taken_away()
    {
        var field = Field(_ => Task.FromResult(false), isStoredAtOnce: true, Outcome.Wrong("file", [("file", "Te groot.")]));

        Choose(field, "groot.csv", 5000);

        Assert.Equal("groot.csv 5 kB", Words(field.Find("[role=status]").TextContent));
        Assert.Equal("Te groot.", field.Find("#file-problem").TextContent);
        Assert.Contains("file-problem", field.Find("input[type=file]").GetAttribute("aria-describedby"), StringComparison.Ordinal);
        field.Find("button").Click();
        Assert.Equal(["refused away"], takenAway);
    }

    [Fact]
    public async Task A_file_that_is_chosen_while_another_is_read_is_read_after_it_and_takes_its_place()
    {
        var first = new TaskCompletionSource();
        var taken = new List<string>();
        var field = Field(async file =>
        {
            if (taken.Count == 0) await first.Task;
            taken.Add(file.Name);
            return true;
        });

        var choosing = Task.Run(() => Choose(field, "een.csv", 1), Xunit.TestContext.Current.CancellationToken);
        field.WaitForAssertion(() => Assert.NotEmpty(field.FindAll("progress")));
        Choose(field, "twee.csv", 1);
        first.SetResult();
        await choosing;

        field.WaitForAssertion(() => Assert.Equal("twee.csv 1 kB", Words(field.Find("[role=status]").TextContent)));
        Assert.Equal(["een.csv", "twee.csv"], taken);
    }

    [Fact]
    public void Of_a_file_that_is_stored_at_once_nothing_stays_in_the_field()
    {
        var field = Field(_ => Task.FromResult(true), isStoredAtOnce: true);

        Choose(field, "logo.png", 100);

        Assert.Equal("", Words(field.Find("[role=status]").TextContent));
        Assert.Empty(field.FindAll("button"));
    }

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static void Choose(IRenderedComponent<FileField> field, string name, int size) =>
        field.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary(new byte[size], name));

    private IRenderedComponent<FileField> Field(Func<IBrowserFile, Task<bool>> take, bool isStoredAtOnce = false, Outcome? outcome = null) =>
        Render<FileField>(own => own
            .Add(field => field.Id, "file")
            .Add(field => field.Accept, ".csv")
            .Add(field => field.Kinds, "CSV")
            .Add(field => field.Help, "help")
            .Add(field => field.Take, take)
            .Add(field => field.TakenAway, (bool wasTaken) => takenAway.Add(wasTaken ? "away" : "refused away"))
            .Add(field => field.IsStoredAtOnce, isStoredAtOnce)
            .Add(field => field.Outcome, outcome));
}
