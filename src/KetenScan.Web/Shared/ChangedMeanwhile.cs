namespace KetenScan.Web.Shared;

/// <summary>Thrown when somebody else saved the same thing after it was read. Nothing was written.</summary>
/// <param name="theirs">The stored version now.</param>
/// <param name="who">Who changed it, if known.</param>
public sealed class ChangedMeanwhile<T>(T theirs, string? who = null) : Exception("Somebody else changed it.")
{
    public T Theirs { get; } = theirs;

    public string? Who { get; } = who;
}

/// <summary>A field on which two concurrent changes differ; null is empty.</summary>
public sealed record Disagreement(string Field, string? Mine, string? Theirs);
