using SymblPS.Client.Errors;

namespace SymblPS.Client.Http;

/// <summary>An answer whose headers are here and whose body may still be on its way, under the limits of its request.</summary>
internal sealed class Exchange(
    ServiceRequest request, AccessToken? token, HttpResponseMessage response, ExchangeWatch watch, ResponseErrors errors) : IDisposable
{
    private const int ChunkSize = 64 * 1024;

    /// <summary>What was asked.</summary>
    public ServiceRequest Request => request;

    /// <summary>Texts that must not appear in a message about this exchange.</summary>
    public IReadOnlyList<string> Secrets { get; } = token is null ? request.Secrets : [.. request.Secrets, token.Value];

    /// <summary>Status and headers.</summary>
    public HttpResponseMessage Response => response;

    /// <summary>Media type without parameters; <see langword="null"/> where the service does not say.</summary>
    public string? MediaType => response.Content.Headers.ContentType?.MediaType;

    /// <summary>The body as a stream that obeys the limits and fails with this project's exceptions.</summary>
    public async Task<Stream> OpenAsync()
    {
        try
        {
            return new WatchedStream(await response.Content.ReadAsStreamAsync().ConfigureAwait(false), this);
        }
        catch (Exception e) when (e is not SymblException)
        {
            throw errors.FromFailure(request, e, watch);
        }
    }

    /// <summary>Reads the body, or the first part of it.</summary>
    /// <param name="limit">Most bytes to read; the rest is left.</param>
    public async Task<byte[]> ReadAsync(int limit = int.MaxValue)
    {
        using var stream = await OpenAsync().ConfigureAwait(false);
        using var body = new MemoryStream();
        var chunk = new byte[Math.Min(limit, ChunkSize)];
        while (body.Length < limit)
        {
            var count = await stream.ReadAsync(chunk, 0, (int)Math.Min(chunk.Length, limit - body.Length), CancellationToken.None)
                .ConfigureAwait(false);
            if (count == 0) break;
            body.Write(chunk, 0, count);
        }

        return body.ToArray();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        response.Dispose();
        watch.Dispose();
    }

    private async Task<int> ReadAsync(Stream body, byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        // Some frameworks look at the token only before a read; disposing of the answer ends a read under way.
        using var ended = watch.Token.Register(static state => ((HttpResponseMessage)state!).Dispose(), response);
        using var linked = cancellationToken.CanBeCanceled
            ? CancellationTokenSource.CreateLinkedTokenSource(watch.Token, cancellationToken)
            : null;
        watch.Touch();
        try
        {
            return await body.ReadAsync(buffer, offset, count, linked?.Token ?? watch.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception e)
        {
            throw errors.FromFailure(request, e, watch);
        }
        finally
        {
            watch.Rest();
        }
    }

    /// <summary>Reads under the limits of the exchange; the time the consumer takes between two reads is no stall.</summary>
    private sealed class WatchedStream(Stream body, Exchange exchange) : Stream
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

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            exchange.ReadAsync(body, buffer, offset, count, cancellationToken);

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
