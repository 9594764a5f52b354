using System.Collections.Concurrent;
using System.Data.Common;
using KetenScan.Data.Access;
using KetenScan.Domain.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace KetenScan.Data.Answers;

/// <summary>An answer as it arrives from a browser.</summary>
/// <param name="Sheet">The id of the sheet.</param>
/// <param name="Statement">The code of a statement.</param>
/// <param name="Number">A <see cref="ChangeNumber"/>.</param>
public sealed record SentAnswer(Guid Sheet, string Statement, AnswerValue Value, long Number);

/// <summary>Stores answers with one statement each.</summary>
public sealed class AnswerWriter(IDbContextFactory<KetenScanDb> databases, TimeProvider clock)
{
    private const int MostTogether = 200;

    private readonly Lazy<Target> target = new(() => new Target(databases));
    private readonly ConcurrentQueue<Queued> queue = [];
    private int isWriting;

    /// <summary>Returns after the answer is on disk. The caller has to know that the questionnaire has the statement.</summary>
    /// <returns>False when it was not stored: the sheet is not the viewer's, does not accept it now, or has a later answer.</returns>
    public async Task<bool> Store(Viewer viewer, SentAnswer answer, CancellationToken cancel = default)
    {
        if (target.Value.Statement.HasOneWriter) return await StoreInTurn(viewer, answer, cancel);

        await using var connection = target.Value.Connect();
        await connection.OpenAsync(cancel);
        return await Execute(connection, transaction: null, viewer, answer, cancel);
    }

    /// <summary>
    /// SQLite has one writer, and its driver sleeps 150 ms when there is another. So answers wait here for their turn, and all that wait are
    /// stored in one transaction, which the disk has to confirm once.
    /// </summary>
    private Task<bool> StoreInTurn(Viewer viewer, SentAnswer answer, CancellationToken cancel)
    {
        var own = new Queued(viewer, answer);
        queue.Enqueue(own);
        if (Interlocked.Exchange(ref isWriting, 1) == 0) _ = Task.Run(WriteAll, CancellationToken.None);
        return own.Done.Task.WaitAsync(cancel);
    }

    private async Task WriteAll()
    {
        do
        {
            while (Next() is { Count: > 0 } next) await Write(next);

            // A full fence: an answer that was queued before it is seen below, and one that is queued after it starts another writer.
            Interlocked.Exchange(ref isWriting, 0);
        }
        while (!queue.IsEmpty && Interlocked.Exchange(ref isWriting, 1) == 0);
    }

    private List<Queued> Next()
    {
        var next = new List<Queued>();
        while (next.Count < MostTogether && queue.TryDequeue(out var one)) next.Add(one);
        return next;
    }

    /// <summary>If the transaction fails, none of them is stored, and their browsers send them again.</summary>
    private async Task Write(List<Queued> together)
    {
        try
        {
            await using var db = await databases.CreateDbContextAsync();
            await using var transaction = await db.Database.BeginTransactionAsync();
            var stored = new List<bool>();
            foreach (var one in together)
                stored.Add(await Execute(db.Database.GetDbConnection(), transaction.GetDbTransaction(), one.Viewer, one.Answer, CancellationToken.None));
            await transaction.CommitAsync();
            foreach (var (one, isStored) in together.Zip(stored)) one.Done.SetResult(isStored);
        }
        catch (Exception problem)
        {
            foreach (var one in together) one.Done.TrySetException(problem);
        }
    }

    private async Task<bool> Execute(DbConnection connection, DbTransaction? transaction, Viewer viewer, SentAnswer answer, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        target.Value.Statement.Fill(command, viewer, answer, clock.GetUtcNow());
        return target.Value.Statement.IsStored(await command.ExecuteNonQueryAsync(cancel));
    }

    /// <summary>
    /// The database, without a <see cref="KetenScanDb"/> for each answer, which would take half of the server's time. The pool of connections is the same.
    /// </summary>
    private sealed class Target
    {
        private readonly DbProviderFactory factory;
        private readonly string connectionString;

        public Target(IDbContextFactory<KetenScanDb> databases)
        {
            using var db = databases.CreateDbContext();
            Statement = new AnswerStatement(db);
            factory = DbProviderFactories.GetFactory(db.Database.GetDbConnection())!;
            connectionString = db.Database.GetConnectionString()!;
        }

        public AnswerStatement Statement { get; }

        public DbConnection Connect()
        {
            var connection = factory.CreateConnection()!;
            connection.ConnectionString = connectionString;
            return connection;
        }
    }

    private sealed record Queued(Viewer Viewer, SentAnswer Answer)
    {
        public TaskCompletionSource<bool> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
