using Microsoft.AspNetCore.Components.Forms;

namespace KetenScan.Web.Shared;

/// <summary>A chosen file that reports how far it has been read.</summary>
/// <param name="progress">Called with the number of bytes read so far.</param>
internal sealed class CountedFile(IBrowserFile file, Action<long> progress) : IBrowserFile
{
    public string Name => file.Name;

    public DateTimeOffset LastModified => file.LastModified;

    public long Size => file.Size;

    public string ContentType => file.ContentType;

    public Stream OpenReadStream(long maxAllowedSize = 512000, CancellationToken cancellationToken = default) =>
        new CountedStream(file.OpenReadStream(maxAllowedSize, cancellationToken), progress);

    private sealed class CountedStream(Stream inner, Action<long> progress) : Stream
    {
        private long read;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => inner.Length;

        public override long Position
        {
            get => read;
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Count(await inner.ReadAsync(buffer, cancellationToken));

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => Count(inner.Read(buffer, offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }

        private int Count(int more)
        {
            read += more;
            progress(read);
            return more;
        }
    }
}
