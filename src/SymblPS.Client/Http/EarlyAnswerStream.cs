namespace SymblPS.Client;

/// <summary>
/// A connection whose reading side stays usable after its writing side broke. A server that refuses an upload (429, 401, 413) answers and
/// closes
/// while the body is still on its way; without this the caller would see a broken pipe where the answer says what is wrong.
/// </summary>
/// <remarks>
/// A connection that ends without a byte of an answer fails with something else than an <see cref="IOException"/>: those the handler takes
/// as a
/// reason to repeat requests without a body up to three times by itself, under each of the tries this client counts.
/// </remarks>
internal sealed class EarlyAnswerStream(Stream connection) : Stream
{
    private volatile IOException? _writeFailure;
    private volatile bool _answered = true;

    /// <inheritdoc />
    public override bool CanRead => true;

    /// <inheritdoc />
    public override bool CanWrite => true;

    /// <inheritdoc />
    public override bool CanSeek => false;

    /// <inheritdoc />
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc />
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc />
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int count;
        try
        {
            count = await connection.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException e) when (!_answered)
        {
            throw Unanswered(_writeFailure ?? e);
        }

        if (buffer.Length == 0) return count;
        if (count == 0 && !_answered) throw Unanswered(_writeFailure);
        _answered = true;
        return count;
    }

    /// <inheritdoc />
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_writeFailure is not null) return;
        _answered = false;
        try
        {
            await connection.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException e)
        {
            _writeFailure = e;
        }
    }

    /// <inheritdoc />
    public override Task FlushAsync(CancellationToken cancellationToken) =>
        _writeFailure is null ? connection.FlushAsync(cancellationToken) : Task.CompletedTask;

    /// <inheritdoc />
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc />
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc />
    public override int Read(byte[] buffer, int offset, int count) => connection.Read(buffer, offset, count);

    /// <inheritdoc />
    public override void Write(byte[] buffer, int offset, int count) => connection.Write(buffer, offset, count);

    /// <inheritdoc />
    public override void Flush() => connection.Flush();

    /// <inheritdoc />
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing) connection.Dispose();
        base.Dispose(disposing);
    }

    private static InvalidOperationException Unanswered(IOException? cause) =>
        new("The server closed the connection without an answer.", cause);
}
