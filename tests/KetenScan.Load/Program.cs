using System.CommandLine;
using KetenScan.Load;
using KetenScan.Load.Commands;
using KetenScan.Web.Start;

var root = new RootCommand("Puts load on KetenScan as browsers do, on this machine only, and measures what an answer costs.")
{
    LoadCommand.Command(),
    CompareCommand.Command(),
    FaultCommand.Command(),
    FloorCommand.Command(),
};
var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors) await Console.Error.WriteLineAsync(error.Message);
    await Console.Error.WriteLineAsync("See --help.");
    return 2;
}

try
{
    // After Ctrl-C or SIGTERM a command has this long to end the processes that it started.
    var patience = TimeSpan.FromSeconds(30);
    return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = patience });
}
catch (OperationCanceledException)
{
    await Console.Error.WriteLineAsync("Stopped.");
    return 1;
}
catch (Exception problem) when (problem is CannotMeasure or CannotStart)
{
    await Console.Error.WriteLineAsync(problem.Message);
    return 2;
}
