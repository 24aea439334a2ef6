using System.Buffers;
using System.Net;
using System.Net.Http.Headers;

namespace SymblPS.Client.Http;

/// <summary>
/// A request body of known length. The client reads the next part while it sends the current one, and keeps no part in memory.
/// </summary>
internal sealed class UploadContent : HttpContent
{
    private const int ChunkSize = 512 * 1024;
    private readonly Stream _source;
    private readonly long _length;
    private readonly string? _path;
    private readonly ExchangeWatch _watch;
    private readonly Action<long>? _sent;

    private UploadContent(Stream source, long length, string? path, string? contentType, ExchangeWatch watch, Action<long>? sent)
    {
        (_source, _length, _path, _watch, _sent) = (source, length, path, watch, sent);
        if (contentType is not null) Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
    }

    /// <summary>Creates a JSON body.</summary>
    public static UploadContent Json(byte[] body, ExchangeWatch watch) => Bytes(body, "application/json", watch);

    /// <summary>Creates a body from bytes in memory.</summary>
    public static UploadContent Bytes(byte[] body, string? contentType, ExchangeWatch watch) =>
        new(new MemoryStream(body, writable: false), body.Length, null, contentType, watch, null);

    /// <summary>Creates a body from a file.</summary>
    /// <param name="file">The open file, at its start. Disposal of the content closes it.</param>
    /// <param name="contentType">Content type; <see langword="null"/> for no such header.</param>
    /// <param name="watch">Limits of the exchange.</param>
    /// <param name="sent">Receives the number of bytes that the network accepted.</param>
    public static UploadContent File(FileStream file, string? contentType, ExchangeWatch watch, Action<long>? sent) =>
        new(file, file.Length, file.Name, contentType, watch, sent);

    /// <summary>Creates a body from a stream.</summary>
    /// <param name="body">The stream. Disposal of the content disposes it.</param>
    /// <param name="length">Number of bytes.</param>
    /// <param name="contentType">Content type.</param>
    /// <param name="watch">Limits of the exchange.</param>
    /// <param name="sent">Receives the number of bytes that the network accepted.</param>
    public static UploadContent Generated(Stream body, long length, string contentType, ExchangeWatch watch, Action<long>? sent) =>
        new(body, length, null, contentType, watch, sent);

    /// <summary>Creates a body that contains a file.</summary>
    /// <param name="body">The stream. Disposal of the content disposes it.</param>
    /// <param name="length">Number of bytes.</param>
    /// <param name="path">Path of the file, for errors.</param>
    /// <param name="contentType">Content type.</param>
    /// <param name="watch">Limits of the exchange.</param>
    /// <param name="sent">Receives the number of bytes that the network accepted.</param>
    public static UploadContent Form(Stream body, long length, string path, string contentType, ExchangeWatch watch, Action<long>? sent) =>
        new(body, length, path, contentType, watch, sent);

    /// <inheritdoc />
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        // The network layer may repeat a request by itself. It must not get a second body.
        if (_watch.BodyStarted) throw new IOException("The connection broke during the upload. The client does not send the body again.");
        _watch.BodyStarted = true;
        var size = (int)Math.Max(1, Math.Min(ChunkSize, _length));
        var chunk = ArrayPool<byte>.Shared.Rent(size);
        var next = ArrayPool<byte>.Shared.Rent(size);
        try
        {
            var reading = ReadAsync(chunk, 0);
            for (long sent = 0; sent < _length;)
            {
                var count = await reading.ConfigureAwait(false);
                reading = sent + count < _length ? ReadAsync(next, sent + count) : Task.FromResult(0);
                try
                {
                    _watch.Touch();
                    await stream.WriteAsync(chunk, 0, count, _watch.Token).ConfigureAwait(false);
                }
                catch
                {
                    // The pool reuses the buffers, so the pending read must not write to them afterward.
                    await Settle(reading).ConfigureAwait(false);
                    throw;
                }

                sent += count;
                _watch.Touch();
                _sent?.Invoke(sent);
                (chunk, next) = (next, chunk);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
            ArrayPool<byte>.Shared.Return(next);
        }
    }

    /// <inheritdoc />
    protected override bool TryComputeLength(out long length)
    {
        length = _length;
        return true;
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing) _source.Dispose();
        base.Dispose(disposing);
    }

    private static Task Settle(Task reading) =>
        reading.ContinueWith(static done => _ = done.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);

    private async Task<int> ReadAsync(byte[] chunk, long offset)
    {
        try
        {
            // Content-Length is fixed, so the client ignores bytes that were appended meanwhile.
            var count = await _source.ReadAsync(chunk, 0, (int)Math.Min(chunk.Length, _length - offset),
                _watch.Token).ConfigureAwait(false);
            if (count > 0) return count;
        }
        catch (IOException e)
        {
            throw _watch.LocalFailure = new IOException($"'{_path}' could not be read: {e.Message}", e);
        }

        throw _watch.LocalFailure = new IOException(
            $"'{_path}' became shorter during the upload: {offset} of {_length} bytes remain. The client canceled the upload.");
    }
}
