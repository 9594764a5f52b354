namespace KetenScan.Web.Start;

/// <summary>The server cannot start because of its settings or environment. The message is one line with what is wrong and what to do.</summary>
internal sealed class CannotStart(string message, Exception? cause = null) : Exception(message, cause);
