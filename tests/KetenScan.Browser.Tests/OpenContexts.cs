using System.Collections.Concurrent;
using System.Reflection;
using Xunit.v3;

[assembly: KetenScan.Browser.Tests.ClosesContexts]

namespace KetenScan.Browser.Tests;

/// <summary>The browser contexts of the tests that run now, by test.</summary>
internal static class OpenContexts
{
    private static readonly ConcurrentDictionary<string, ConcurrentBag<IBrowserContext>> ByTest = [];

    /// <summary>Remembers a context that the running test opened. One that a fixture opens stays open for its tests.</summary>
    public static void Add(IBrowserContext context)
    {
        if (TestContext.Current.Test is { } test) ByTest.GetOrAdd(test.UniqueID, _ => []).Add(context);
    }

    /// <summary>Closes the contexts of a test, without waiting for the browser.</summary>
    public static void CloseOf(string test)
    {
        if (!ByTest.TryRemove(test, out var contexts)) return;

        foreach (var context in contexts)
        {
            // Closing fails when the test has closed it.
            _ = context.CloseAsync().ContinueWith(
                closed => closed.Exception,
                CancellationToken.None,
                TaskContinuationOptions.OnlyOnFaulted,
                TaskScheduler.Default);
        }
    }
}

/// <summary>Closes a test's pages after it: an open page keeps reconnecting to a server that is gone, which slows down every other test.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class ClosesContextsAttribute : BeforeAfterTestAttribute
{
    public override void After(MethodInfo methodUnderTest, IXunitTest test) => OpenContexts.CloseOf(test.UniqueID);
}
