namespace KetenScan.Web.Shared;

/// <summary>Something that is done once a day; a feature adds its own by <c>AddDailyTask</c>.</summary>
/// <param name="Name">By which servers on one database know it.</param>
internal sealed record DailyTask(string Name, Func<IServiceProvider, CancellationToken, Task> Do);

internal static class DailyTasks
{
    /// <param name="name">By which servers on one database know it; another name makes it another task.</param>
    /// <param name="task">What <typeparamref name="T"/> does, in a scope of its own.</param>
    public static void AddDailyTask<T>(this IServiceCollection services, string name, Func<T, CancellationToken, Task> task)
        where T : notnull =>
        services.AddSingleton(new DailyTask(name, (provider, cancel) => task(provider.GetRequiredService<T>(), cancel)));
}
