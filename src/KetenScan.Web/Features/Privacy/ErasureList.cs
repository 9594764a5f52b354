using System.Diagnostics;
using System.Globalization;
using KetenScan.Data.Forgetting;
using KetenScan.Domain;
using KetenScan.Web.Start;

namespace KetenScan.Web.Features.Privacy;

internal enum ErasureKind
{
    Person,
    Account,

    /// <summary>A round that was detached.</summary>
    Round,

    /// <summary>A participant who was taken out of the chain.</summary>
    Participant,
}

/// <summary>One line of the list of erasures: what was erased, by an id that identifies nobody.</summary>
internal sealed record ErasureLine(DateOnly Day, ErasureKind Kind, Guid Id);

/// <summary>
/// What was erased and detached, in a file outside the database: after a backup is restored, all of it is erased and detached
/// again. Contains kinds, ids and days, no names.
/// </summary>
public sealed partial class ErasureList(ServerSettings settings, TimeProvider clock, ILogger<ErasureList> logger) : IDisposable
{
    public const string FileName = "erasures.csv";

    /// <summary>How long another process may lock the file: a command, or a server that shares the directory. Each locks it for one line.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim turn = new(1);

    private string Path => System.IO.Path.Combine(settings.DataDirectory, FileName);

    public void Dispose() => turn.Dispose();

    /// <summary>Adds a person after they were erased.</summary>
    internal Task Note(Erased erased) => Write(
    [
        .. erased.People.Select(id => (ErasureKind.Person, id)),
        .. erased is { OnlyIn: null, Account: { } account } ? [(ErasureKind.Account, account)] : Array.Empty<(ErasureKind, Guid)>(),
        .. erased.TakenOut.Select(id => (ErasureKind.Participant, id)),
    ]);

    /// <summary>Adds a round after it was detached.</summary>
    internal Task Note(Guid round) => Write([(ErasureKind.Round, round)]);

    /// <summary>Every entry; an incomplete line is skipped.</summary>
    internal async Task<IReadOnlyList<ErasureLine>> Read(CancellationToken cancel = default)
    {
        if (!File.Exists(Path)) return [];

        await using var file = await Open(FileMode.Open, FileAccess.Read, FileShare.Read, cancel);
        using var reader = new StreamReader(file);
        return [.. (await reader.ReadToEndAsync(cancel)).Split('\n').Select(line => Parse(line.TrimEnd('\r'))).OfType<ErasureLine>().Distinct()];
    }

    private static ErasureLine? Parse(string line) =>
        line.Split(',') is [var day, var kind, var id]
        && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on)
        && Enum.TryParse<ErasureKind>(kind, ignoreCase: true, out var what) && Enum.IsDefined(what)
        && Guid.TryParseExact(id, "D", out var guid)
            ? new ErasureLine(on, what, guid)
            : null;

    private async Task Write(IReadOnlyList<(ErasureKind Kind, Guid Id)> done)
    {
        if (done.Count == 0) return;

        var day = Amsterdam.Day(clock.GetUtcNow());
        var lines = string.Concat(done.Select(own =>
            string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd},{own.Kind.ToString().ToLowerInvariant()},{own.Id:D}\n")));

        // Not cancellable: it was erased already, and that must be recorded.
        await turn.WaitAsync(CancellationToken.None);
        try
        {
            Directory.CreateDirectory(settings.DataDirectory);

            // Locked: two processes that append at once would overwrite each other.
            await using var file = await Open(FileMode.Append, FileAccess.Write, FileShare.None, CancellationToken.None);

            // A line that a crash cut off must not be joined with this one.
            var before = file.Position == 0 ? "" : "\n";
            await file.WriteAsync(System.Text.Encoding.UTF8.GetBytes(before + lines));
            file.Flush(flushToDisk: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            LogNotNoted(logger, problem, Path, lines.TrimEnd());
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Opens the file; waits while another process has locked it.</summary>
    private async Task<FileStream> Open(FileMode mode, FileAccess access, FileShare share, CancellationToken cancel)
    {
        for (var began = Stopwatch.GetTimestamp(); ;)
        {
            try
            {
                return new FileStream(Path, mode, access, share);
            }
            catch (IOException) when (Stopwatch.GetElapsedTime(began) < Patience)
            {
                await Task.Delay(5, cancel);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Erasures could not be recorded in {Path}; add these lines yourself, or restoring a backup brings the data back: {Lines}")]
    private static partial void LogNotNoted(ILogger logger, Exception problem, string path, string lines);
}
