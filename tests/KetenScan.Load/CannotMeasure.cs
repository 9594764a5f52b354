namespace KetenScan.Load;

/// <summary>The run cannot go on; the message says why, in one line.</summary>
internal sealed class CannotMeasure(string message) : Exception(message);
