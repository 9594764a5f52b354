using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace KetenScan.Load.Servers;

/// <summary>The floor: runs the statement of an answer, prepared, on a pooled connection, and nothing else.</summary>
internal sealed class Floor : IAsyncDisposable
{
    private readonly AnswerSql sql;
    private readonly IReadOnlyDictionary<Guid, Guid> devices;
    private readonly DbDataSource source;
    private readonly int rowsWhenStored;

    /// <param name="devices">A device by the id of its sheet.</param>
    public Floor(Engine engine, string connectionString, AnswerSql sql, IReadOnlyDictionary<Guid, Guid> devices)
    {
        (this.sql, this.devices) = (sql, devices);
        (source, rowsWhenStored) = engine == Engine.Sqlite
            ? (SqliteFactory.Instance.CreateDataSource(connectionString), 2)
            : (NpgsqlDataSource.Create($"{connectionString};Max Auto Prepare=4;Auto Prepare Min Usages=1;No Reset On Close=true"), 1);
    }

    /// <returns>Whether the answer is on disk.</returns>
    public async Task<bool> Store(Guid sheet, string statement, int value, long number, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = sql.Text;
        var device = devices[sheet];
        foreach (var (name, part) in sql.Parts)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = part switch
            {
                Part.Account or Part.Device => device,
                Part.Sheet => sheet,
                Part.Statement => statement,
                Part.Value => value,
                Part.Number => number,
                _ => DateTimeOffset.UtcNow,
            };
            command.Parameters.Add(parameter);
        }

        return await command.ExecuteNonQueryAsync(cancel) == rowsWhenStored;
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();
}
