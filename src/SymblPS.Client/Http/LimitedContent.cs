using System.Net;
using SymblPS.Client.Errors;

namespace SymblPS.Client.Http;

/// <summary>
/// The body of a response under the limits of its exchange. A failure becomes an exception of this project. Disposal ends the exchange.
/// </summary>
internal sealed class LimitedContent : HttpContent
{
    private readonly HttpContent _content;
    private readonly ServiceRequest _request;
    private readonly ExchangeWatch _watch;
    private readonly ResponseErrors _errors;

    /// <summary>Takes over a body with its headers, and the limits.</summary>
    public LimitedContent(HttpContent content, ServiceRequest request, ExchangeWatch watch, ResponseErrors errors)
    {
        (_content, _request, _watch, _errors) = (content, request, watch, errors);
        foreach (var header in content.Headers.NonValidated) Headers.TryAddWithoutValidation(header.Key, header.Value);
    }

    /// <inheritdoc />
    protected override async Task<Stream> CreateContentReadStreamAsync()
    {
        try
        {
            return new LimitedStream(await _content.ReadAsStreamAsync().ConfigureAwait(false), this);
        }
        catch (Exception e) when (e is not SymblException)
        {
            throw _errors.FromFailure(_request, e, _watch);
        }
    }

    /// <inheritdoc />
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        using var body = await CreateContentReadStreamAsync().ConfigureAwait(false);
        await body.CopyToAsync(stream).ConfigureAwait(false);
    }

    /// <inheritdoc />
    protected override bool TryComputeLength(out long length)
    {
        length = _content.Headers.ContentLength ?? 0;
        return _content.Headers.ContentLength is not null;
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _content.Dispose();
            _watch.Dispose();
        }

        base.Dispose(disposing);
    }

    private async ValueTask<int> ReadAsync(Stream body, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        using var linked = cancellationToken.CanBeCanceled
            ? CancellationTokenSource.CreateLinkedTokenSource(_watch.Token, cancellationToken)
            : null;
        _watch.Touch();
        try
        {
            return await body.ReadAsync(buffer, linked?.Token ?? _watch.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception e)
        {
            throw _errors.FromFailure(_request, e, _watch);
        }
        finally
        {
            _watch.Rest();
        }
    }

    /// <summary>Reads under the limits of the exchange. The time between two reads belongs to the consumer and is not limited.</summary>
    private sealed class LimitedStream(Stream body, LimitedContent content) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            content.ReadAsync(body, buffer, cancellationToken);

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            content.ReadAsync(body, buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) body.Dispose();
            base.Dispose(disposing);
        }
    }
}
