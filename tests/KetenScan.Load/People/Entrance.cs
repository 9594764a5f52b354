using System.Net;
using KetenScan.Load.Measuring;
using KetenScan.Load.Servers;

namespace KetenScan.Load.People;

/// <summary>How long the pages take that somebody passes before the first answer.</summary>
internal sealed class EntranceTimes
{
    public Latencies Link { get; } = new();

    public Latencies Button { get; } = new();

    public Latencies Sheet { get; } = new();
}

/// <summary>Lets people in by their personal links: the page of the link, its button, the page of the sheet.</summary>
internal static class Entrance
{
    /// <summary>People do not all come in the same second.</summary>
    private const int AtOnce = 4;

    public static async Task<IReadOnlyList<Person>> Enter(Uri server, IReadOnlyList<Seat> seats, int seed, EntranceTimes times, CancellationToken cancel)
    {
        var people = new Person[seats.Count];
        await Parallel.ForAsync(0, seats.Count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel }, async (place, stop) =>
            people[place] = await Enter(server, seats[place], seed + place, times, stop));
        return people;
    }

    private static async Task<Person> Enter(Uri server, Seat seat, int seed, EntranceTimes times, CancellationToken cancel)
    {
        var browser = new Browser(server);
        var address = $"/i/{seat.Token}";
        var page = await times.Link.Time(() => browser.Get(address, cancel));
        var token = OpenSheet.TokenOf(page.Text) ?? throw new CannotMeasure($"The page of a personal link has no form: status {(int)page.Status}.");
        var entered = await times.Button.Time(() => browser.PostForm(address, token, cancel));
        if (entered is not { Status: HttpStatusCode.Redirect or HttpStatusCode.SeeOther, Location: { } next })
            throw new CannotMeasure($"The button of a personal link is answered with status {(int)entered.Status}.");

        var sheet = await times.Sheet.Time(() => browser.Get(next.ToString(), cancel));
        return new Person(browser, OpenSheet.Read(sheet.Text) ?? throw new CannotMeasure($"{next} is no sheet: status {(int)sheet.Status}."), seed);
    }
}
