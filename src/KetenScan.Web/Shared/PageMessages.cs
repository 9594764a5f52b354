using KetenScan.Data.Access;

namespace KetenScan.Web.Shared;

/// <summary>What happened, shown at the top of the page that an action leads to.</summary>
/// <param name="Words">What happened.</param>
/// <param name="Link">The next step, if there is one.</param>
/// <param name="Href">The URL of the next step.</param>
/// <param name="Undo">Undoes it, if that is possible; false when its subject does not exist for the viewer.</param>
public sealed record PageMessage(string Words, string? Link = null, string? Href = null, Func<Viewer, Task<bool>>? Undo = null);

/// <summary>The message on this visitor's page; removed when the page is left.</summary>
public sealed class PageMessages
{
    private string? page;

    public event Action? Changed;

    public PageMessage? Current { get; private set; }

    /// <param name="path">The path of the page to show it on, which may not be open yet.</param>
    public void Tell(PageMessage message, string path)
    {
        (Current, page) = (message, path);
        Changed?.Invoke();
    }

    /// <summary>Removes a message of another page than the one that is shown now.</summary>
    public void Moved(string path)
    {
        if (path != page) Current = null;
        Changed?.Invoke();
    }

    public void Clear()
    {
        Current = null;
        Changed?.Invoke();
    }
}
