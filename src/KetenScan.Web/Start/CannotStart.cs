namespace KetenScan.Web.Start;

/// <summary>The surroundings are not as they must be. The message is one line that says what is wrong and what to do.</summary>
internal sealed class CannotStart(string message, Exception? cause = null) : Exception(message, cause);
