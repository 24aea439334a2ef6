namespace Symbl.LocalServer.Faults;

/// <summary>A stream that supports only asynchronous writes.</summary>
internal abstract class WriteOnlyStream(Stream inner) : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    protected Stream Inner => inner;

    public override void Flush() => throw new NotSupportedException();

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public abstract override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default);
}

/// <summary>Writes bytes in small pieces with delays between them.</summary>
internal sealed class DripStream(Stream inner, int piece, TimeSpan wait) : WriteOnlyStream(inner)
{
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (buffer.Length > 0)
        {
            var count = Math.Min(piece, buffer.Length);
            await Inner.WriteAsync(buffer[..count], cancellationToken);
            await Inner.FlushAsync(cancellationToken);
            buffer = buffer[count..];
            await Task.Delay(wait, cancellationToken);
        }
    }
}

/// <summary>Writes the first bytes and drops the rest.</summary>
internal sealed class CutStream(Stream inner, int bytes) : WriteOnlyStream(inner)
{
    private int _left = bytes;

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = Math.Min(_left, buffer.Length);
        _left -= count;
        return Inner.WriteAsync(buffer[..count], cancellationToken);
    }
}
