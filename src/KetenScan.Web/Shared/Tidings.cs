using KetenScan.Data.Access;

namespace KetenScan.Web.Shared;

/// <summary>What happened, said at the top of the page that an act leads to.</summary>
/// <param name="Words">What happened.</param>
/// <param name="Link">The next step, if there is one.</param>
/// <param name="Href">Where the next step is.</param>
/// <param name="Undo">Takes it back, if that can be done; false when what it was about is not there for the viewer.</param>
public sealed record Tiding(string Words, string? Link = null, string? Href = null, Func<Viewer, Task<bool>>? Undo = null);

/// <summary>The tiding that this visitor's page shows; gone when the page is left.</summary>
public sealed class Tidings
{
    private string? page;

    public event Action? Changed;

    public Tiding? Current { get; private set; }

    /// <param name="tiding">What is shown.</param>
    /// <param name="path">The path of the page that it is shown on; the one that an act leads to may still have to come.</param>
    public void Tell(Tiding tiding, string path)
    {
        (Current, page) = (tiding, path);
        Changed?.Invoke();
    }

    /// <summary>A page is shown; what was told about another one is gone.</summary>
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
