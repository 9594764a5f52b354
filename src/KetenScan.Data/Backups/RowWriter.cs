using System.Text;

namespace KetenScan.Data.Backups;

/// <summary>
/// Writes the rows of one table after another: a 1 before every row, then a bit per column for what is null, then the values; after the last row a 0
/// and the number of rows.
/// </summary>
internal sealed class RowWriter(Stream to) : IDisposable
{
    private readonly BinaryWriter writer = new(to, Encoding.UTF8, leaveOpen: true);
    private BackupTable table = new("", []);
    private byte[] nulls = [];
    private long rows;

    public void Begin(BackupTable next) => (table, nulls, rows) = (next, new byte[RowReader.NullBytes(next)], 0);

    public void Write(object?[] row)
    {
        rows++;
        writer.Write(true);
        Array.Clear(nulls);
        for (var at = 0; at < row.Length; at++)
        {
            if (row[at] is null) nulls[at / 8] |= (byte)(1 << (at % 8));
        }

        writer.Write(nulls);
        for (var at = 0; at < row.Length; at++)
        {
            if (row[at] is { } value) Write(table.Columns[at].Kind, value);
        }
    }

    /// <returns>The number of rows of the table.</returns>
    public long End()
    {
        writer.Write(false);
        writer.Write7BitEncodedInt64(rows);
        return rows;
    }

    public void Dispose() => writer.Dispose();

    private void Write(ValueKind kind, object value)
    {
        switch (kind)
        {
            case ValueKind.Bool:
                writer.Write((bool)value);
                break;
            case ValueKind.Number:
                writer.Write7BitEncodedInt((int)value);
                break;
            case ValueKind.BigNumber:
                writer.Write7BitEncodedInt64((long)value);
                break;
            case ValueKind.Real:
                writer.Write((double)value);
                break;
            case ValueKind.Bytes:
                var bytes = (byte[])value;
                writer.Write7BitEncodedInt(bytes.Length);
                writer.Write(bytes);
                break;
            case ValueKind.Id:
                Span<byte> id = stackalloc byte[16];
                ((Guid)value).TryWriteBytes(id, bigEndian: true, out _);
                writer.Write(id);
                break;
            case ValueKind.Day:
                writer.Write7BitEncodedInt(((DateOnly)value).DayNumber);
                break;
            case ValueKind.Instant:
                writer.Write(((DateTime)value).Ticks);
                break;
            default:
                writer.Write((string)value);
                break;
        }
    }
}
