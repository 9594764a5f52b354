using System.Net;
using KetenScan.Load.People;

namespace KetenScan.Load.Fault;

/// <summary>
/// What js/sheet.js does with one sheet in one tab: a change waits here until the server says that it is stored; what fails is sent again after a
/// pause that grows; the token is renewed when it is refused. It does not send changes apart, and follows no clock.
/// </summary>
internal sealed class SheetScript(Browser browser, OpenSheet sheet)
{
    private const int MostAtOnce = 100;
    private static readonly int[] Pauses = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000];

    private readonly Uri changes = browser.At($"{sheet.Address}/changes");
    private readonly Lock gate = new();
    private readonly Dictionary<string, Change> waiting = [];
    private readonly Dictionary<string, Change> acknowledged = [];
    private readonly Dictionary<string, Change> made = [];
    private string token = sheet.Token;
    private TaskCompletionSource changed = Signal();
    private int tries;

    /// <summary>The latest change of each field that the server said is stored. Whatever happens to the server, it has this or a later one.</summary>
    public IReadOnlyDictionary<string, Change> Acknowledged => Copy(acknowledged);

    /// <summary>The latest change of each field: what the person sees on the page.</summary>
    public IReadOnlyDictionary<string, Change> Made => Copy(made);

    /// <summary>How many changes the server said are stored.</summary>
    public int Answered { get; private set; }

    public int Failed { get; private set; }

    public int TokensRenewed { get; private set; }

    /// <summary>What a person would have had to do something about: signing in again, a refused answer.</summary>
    public List<string> Disturbances { get; } = [];

    /// <summary>Whether everything that the person did is stored, as far as this browser knows.</summary>
    public bool IsAllStored
    {
        get
        {
            lock (gate) return waiting.Count == 0;
        }
    }

    /// <summary>The person changed a field: it is sent at once, unless something is being sent.</summary>
    public void Hold(Change change)
    {
        lock (gate) waiting[change.Name] = made[change.Name] = change;
        Volatile.Read(ref changed).TrySetResult();
    }

    /// <summary>Sends what waits, until it is cancelled.</summary>
    public async Task Run(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            await Task.WhenAny(changed.Task, Task.Delay(tries == 0 ? Timeout.Infinite : Pauses[Math.Min(tries, Pauses.Length) - 1], cancel));
            cancel.ThrowIfCancellationRequested();

            // Before the changes are read: one that is made meanwhile gives the next signal.
            Interlocked.Exchange(ref changed, Signal());
            try
            {
                await SendAll(cancel);
            }
            catch (HttpRequestException)
            {
                tries++;
                Failed++;
            }
        }
    }

    private async Task SendAll(CancellationToken cancel)
    {
        for (var renewed = false; ;)
        {
            IReadOnlyList<Change> sent;
            lock (gate) sent = [.. waiting.Values.Take(MostAtOnce)];
            if (sent.Count == 0) return;

            var reply = await browser.PostJson(changes, Change.Body(sheet.Id, sent), token, cancel);
            if (reply.Status == HttpStatusCode.Unauthorized) Disturb("asked to sign in again");
            if (reply.Status == HttpStatusCode.BadRequest && !renewed && await RenewToken(cancel))
            {
                renewed = true;
                continue;
            }

            if (reply.Status != HttpStatusCode.OK) throw new HttpRequestException($"Status {(int)reply.Status}.");
            Take(sent, Outcome.Read(reply.Body));
            tries = 0;
        }
    }

    private async Task<bool> RenewToken(CancellationToken cancel)
    {
        var page = await browser.Get(sheet.Address, cancel);
        if (page.Location is not null) Disturb($"sent to {page.Location} instead of the sheet");
        if (page.Status != HttpStatusCode.OK || OpenSheet.TokenOf(page.Text) is not { } fresh) return false;

        token = fresh;
        TokensRenewed++;
        return true;
    }

    private void Take(IReadOnlyList<Change> sent, IReadOnlyList<Outcome> outcomes)
    {
        lock (gate)
        {
            foreach (var (change, outcome) in sent.Zip(outcomes))
            {
                if (waiting.TryGetValue(outcome.Name, out var latest) && latest.Number == outcome.Number) waiting.Remove(outcome.Name);
                if (outcome.What == "stored") acknowledged[outcome.Name] = change;
                else Disturb($"{outcome.What}: {outcome.Name} {outcome.Why}");
                Answered++;
            }
        }
    }

    private static TaskCompletionSource Signal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Disturb(string what) => Disturbances.Add(what);

    private Dictionary<string, Change> Copy(Dictionary<string, Change> changes)
    {
        lock (gate) return new(changes);
    }
}
