using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace KetenScan.Tests.Harness;

/// <summary>Collects the errors that the application logs, each with the requested URL.</summary>
internal sealed class CapturedLog : ILoggerProvider, ISupportExternalScope
{
    private readonly ConcurrentQueue<string> errors = [];
    private IExternalScopeProvider scopes = new LoggerExternalScopeProvider();

    /// <summary>The errors logged since the previous call.</summary>
    public IReadOnlyList<string> TakeErrors()
    {
        var taken = new List<string>();
        while (errors.TryDequeue(out var error)) taken.Add(error);
        return taken;
    }

    public ILogger CreateLogger(string categoryName) => new Writer(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

    public void Dispose()
    {
    }

    private string Address()
    {
        var found = "";
        scopes.ForEachScope((scope, _) =>
        {
            var values = scope as IEnumerable<KeyValuePair<string, object?>> ?? [];
            if (values.FirstOrDefault(own => own.Key == "RequestPath").Value is { } path) found = $"{path}";
        }, 0);
        return found;
    }

    private sealed class Writer(CapturedLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) log.errors.Enqueue($"{log.Address()}: {category}: {formatter(state, exception)} {exception}");
        }
    }
}
