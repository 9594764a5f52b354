namespace KetenScan.Web.Shared;

/// <summary>Thrown when somebody else saved the same thing after it was read; nothing was written.</summary>
/// <param name="theirs">How it stands now.</param>
/// <param name="who">Who changed it, where that is known.</param>
public sealed class ChangedMeanwhile<T>(T theirs, string? who = null) : Exception("Somebody else changed it.")
{
    public T Theirs { get; } = theirs;

    public string? Who { get; } = who;
}

/// <summary>A field on which two people who changed the same thing disagree; null is empty.</summary>
public sealed record Disagreement(string Field, string? Mine, string? Theirs);
