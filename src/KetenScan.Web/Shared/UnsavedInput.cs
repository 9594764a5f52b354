namespace KetenScan.Web.Shared;

/// <summary>The forms on this visitor's page with unsaved input.</summary>
public sealed class UnsavedInput
{
    private readonly HashSet<object> forms = [];

    /// <summary>Raised when the first form is added or the last is removed.</summary>
    public event Action? Changed;

    public bool Any => forms.Count > 0;

    public bool Holds(object form) => forms.Contains(form);

    public void Add(object form)
    {
        if (forms.Add(form) && forms.Count == 1) Changed?.Invoke();
    }

    public void Remove(object form)
    {
        if (forms.Remove(form) && forms.Count == 0) Changed?.Invoke();
    }

    public void Clear()
    {
        forms.Clear();
        Changed?.Invoke();
    }
}
