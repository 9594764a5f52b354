using System.Diagnostics;
using System.Globalization;
using System.Net;
using KetenScan.Load.Measuring;

namespace KetenScan.Load.People;

/// <summary>Somebody with an open sheet who answers the statements one after the other, again and again.</summary>
internal sealed class Person(Browser browser, OpenSheet sheet, int seed)
{
    public const int StatementsInStep = 5;

    private const int Steps = 8;

    private readonly Random random = new(seed);
    private readonly Uri changes = browser.At($"{sheet.Address}/changes");
    private int answered;
    private long last;

    public Browser Browser => browser;

    public OpenSheet Sheet => sheet;

    public Uri Changes => changes;

    public TimeSpan Thinks(Pause think) => think.Next(random);

    /// <summary>The same person, whose answers go to another server that does not ask who it is.</summary>
    public Person At(Uri server) => new(new Browser(server), sheet, seed);

    /// <summary>Answers until the time is over; each answer waits for the one before.</summary>
    /// <param name="until">As <see cref="Stopwatch.GetTimestamp"/>.</param>
    /// <param name="steps">Whether the person also goes to the next step after the answers of one.</param>
    public async Task FillIn(long until, Pause think, bool steps, Tally tally, CancellationToken cancel)
    {
        while (Stopwatch.GetTimestamp() < until)
        {
            if (!think.IsNone) await Task.Delay(Thinks(think), cancel);
            await Send(NextAnswer(), tally.Answers, tally, cancel);
            if (steps && answered % StatementsInStep == 0) await Send(NextStep(), tally.Steps, tally, cancel);
        }
    }

    public Change NextAnswer()
    {
        var name = sheet.Answers[answered++ % sheet.Answers.Count];
        return new Change("answer", name, random.Next(1, 6).ToString(CultureInfo.InvariantCulture), NextNumber());
    }

    public Change NextStep() => new("step", "step", $"{answered / StatementsInStep % Steps + 1}", NextNumber());

    /// <summary>A comment on the principle of the next statement.</summary>
    public Change NextComment()
    {
        var principle = answered / StatementsInStep % Steps + 1;
        return new Change("comment", $"comment-{principle}", $"After {answered} answers.", NextNumber());
    }

    private long NextNumber() => last = Math.Max(last + 1, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() + sheet.Skew);

    private async Task Send(Change change, Latencies latencies, Tally tally, CancellationToken cancel)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            var reply = await browser.PostJson(changes, Change.Body(sheet.Id, [change]), sheet.Token, cancel);
            if (reply.Status == HttpStatusCode.OK && Outcome.IsStored(reply.Body)) latencies.Add(Stopwatch.GetElapsedTime(start));
            else tally.Fail($"{(int)reply.Status} {reply.Text}");
        }
        catch (HttpRequestException problem)
        {
            tally.Fail(problem.Message);
        }
    }
}
