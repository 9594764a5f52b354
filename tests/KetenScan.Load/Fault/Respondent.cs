using KetenScan.Load.People;

namespace KetenScan.Load.Fault;

/// <summary>Somebody who fills in whatever happens to the server, and writes a comment and goes to the next step after every five answers.</summary>
internal sealed class Respondent(Person person)
{
    public SheetScript Script { get; } = new(person.Browser, person.Sheet);

    public Guid Sheet => person.Sheet.Id;

    /// <summary>Fills in until <paramref name="enough"/> is cancelled; what is not stored then is still sent until <paramref name="cancel"/> is.</summary>
    public async Task Run(Pause think, CancellationToken enough, CancellationToken cancel)
    {
        var sending = Script.Run(cancel);
        try
        {
            for (var answered = 1; ; answered++)
            {
                await Task.Delay(person.Thinks(think), enough);
                Script.Hold(person.NextAnswer());
                if (answered % Person.StatementsInStep != 0) continue;
                Script.Hold(person.NextComment());
                Script.Hold(person.NextStep());
            }
        }
        catch (OperationCanceledException) when (enough.IsCancellationRequested)
        {
            // Done.
        }

        try
        {
            await sending;
        }
        catch (OperationCanceledException)
        {
            // Everything is stored, or the patience is over.
        }
    }
}
