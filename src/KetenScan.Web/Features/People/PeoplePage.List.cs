using KetenScan.Web.Shared;
using Microsoft.AspNetCore.Components.Forms;

namespace KetenScan.Web.Features.People;

/// <summary>The pasted or uploaded list of people. Everything wrong or unknown is reported at once, and nobody is added before it is solved.</summary>
public sealed partial class PeoplePage
{
    private const string AtList = "list";

    /// <summary>In bytes; thousands of people.</summary>
    private const long LargestList = 512 * 1024;

    private string? pasted;
    private ReadPeople? list;
    private ListChoices choices = new();

    private async Task TakeList(InputFileChangeEventArgs change)
    {
        try
        {
            using var reader = new StreamReader(change.File.OpenReadStream(LargestList));
            pasted = await reader.ReadToEndAsync();
            (list, choices, undo) = (null, new ListChoices(), null);
            SayNothing();
        }
        catch (IOException)
        {
            Refuse(Outcome.Refused(AtList, L["ListTooLarge"]));
        }
    }

    private async Task<bool> AddList()
    {
        // Loaded again, so that the list is compared with the people of now.
        await Load();
        var read = PeopleList.Read(pasted ?? "", View!, L, choices);
        if (read.People.Count == 0)
        {
            list = read;
            Refuse(Outcome.Refused(AtList, Refusal(read)));
            return false;
        }

        if (!await Change(
            AtList,
            viewer => service.Add(viewer, Slug, read.People),
            () => L[read.People.Count == 1 ? "OneAdded" : "PeopleAdded", read.People.Count])) return false;

        (pasted, choices) = (null, new ListChoices());
        return true;
    }

    private string Refusal(ReadPeople read) => string.Join(' ', ((string?[])
    [
        L[read.Read == 1 ? "ListReadOne" : "ListRead", read.Read],
        read.Problems.Count > 0 ? L[read.Problems.Count == 1 ? "ListProblem" : "ListProblems", read.Problems.Count].Value : null,
        read.Partners.Count + read.Levels.Count > 0 ? L["ListChoose"].Value : null,
    ]).OfType<string>());
}
