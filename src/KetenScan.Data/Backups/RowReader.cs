using System.Security.Cryptography;
using System.Text;

namespace KetenScan.Data.Backups;

/// <summary>Reads what <see cref="RowWriter"/> wrote.</summary>
public sealed class RowReader : IDisposable
{
    private readonly BinaryReader reader;
    private readonly Stream body;
    private readonly IReadOnlyList<BackupTable> tables;
    private byte[] nulls = [];
    private int next;
    private long rows;

    /// <param name="body">What the rows are read from, which has to be whole to its end.</param>
    internal RowReader(Stream rows, Stream body, IReadOnlyList<BackupTable> tables)
    {
        reader = new BinaryReader(rows, Encoding.UTF8);
        this.body = body;
        this.tables = tables;
    }

    private BackupTable Table => tables[next - 1];

    /// <summary>Goes to the next table, after all rows of the one before were read; null after the last one.</summary>
    public BackupTable? NextTable()
    {
        if (next == tables.Count)
        {
            body.CopyTo(Stream.Null);
            return null;
        }

        next++;
        (nulls, rows) = (new byte[NullBytes(Table)], 0);
        return Table;
    }

    /// <summary>Reads the next row of the table.</summary>
    /// <param name="row">Receives the values, in the order of the columns: null, or what <see cref="ValueKind"/> says.</param>
    /// <returns>False after the last row.</returns>
    /// <exception cref="BackupRefused">The backup is damaged, or its passphrase is another one.</exception>
    public bool Read(object?[] row)
    {
        try
        {
            if (!reader.ReadBoolean())
            {
                var expected = reader.Read7BitEncodedInt64();
                return expected == rows ? false : throw new BackupRefused($"The backup is damaged: {Table.Name} has {rows} rows instead of {expected}.");
            }

            rows++;
            reader.BaseStream.ReadExactly(nulls);
            for (var at = 0; at < row.Length; at++) row[at] = (nulls[at / 8] & (1 << (at % 8))) != 0 ? null : Value(Table.Columns[at].Kind);
            return true;
        }
        catch (Exception problem) when (problem is EndOfStreamException or InvalidDataException or FormatException or InvalidOperationException
            or ArgumentException or OverflowException or CryptographicException)
        {
            throw new BackupRefused($"The backup is damaged: {Table.Name} cannot be read.", problem);
        }
    }

    public void Dispose() => reader.Dispose();

    internal static int NullBytes(BackupTable table) => (table.Columns.Count + 7) / 8;

    private object Value(ValueKind kind)
    {
        switch (kind)
        {
            case ValueKind.Bool:
                return reader.ReadBoolean();
            case ValueKind.Number:
                return reader.Read7BitEncodedInt();
            case ValueKind.BigNumber:
                return reader.Read7BitEncodedInt64();
            case ValueKind.Real:
                return reader.ReadDouble();
            case ValueKind.Bytes:
                return reader.ReadBytes(reader.Read7BitEncodedInt());
            case ValueKind.Id:
                Span<byte> id = stackalloc byte[16];
                reader.BaseStream.ReadExactly(id);
                return new Guid(id, bigEndian: true);
            case ValueKind.Day:
                return DateOnly.FromDayNumber(reader.Read7BitEncodedInt());
            case ValueKind.Instant:
                return new DateTime(reader.ReadInt64(), DateTimeKind.Utc);
            default:
                return reader.ReadString();
        }
    }
}
