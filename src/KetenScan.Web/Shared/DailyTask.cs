namespace KetenScan.Web.Shared;

/// <summary>A task that runs once a day. A feature adds its own by <c>AddDailyTask</c>.</summary>
/// <param name="Name">The id of the task for all servers that share a database.</param>
/// <param name="At">When it is due again, in Amsterdam. A task that was not run yet is due at once.</param>
internal sealed record DailyTask(string Name, Func<IServiceProvider, CancellationToken, Task> Do, TimeOnly At = default);

internal static class DailyTasks
{
    /// <param name="name">The id of the task for all servers that share a database; a new name makes it a new task.</param>
    /// <param name="task">The task, run in a DI scope of its own.</param>
    /// <param name="at">When it is due again, in Amsterdam.</param>
    public static void AddDailyTask<T>(this IServiceCollection services, string name, Func<T, CancellationToken, Task> task, TimeOnly at = default)
        where T : notnull =>
        services.AddSingleton(new DailyTask(name, (provider, cancel) => task(provider.GetRequiredService<T>(), cancel), at));
}
