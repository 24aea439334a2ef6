using System.Buffers;
using System.Net;
using System.Net.Http.Headers;

namespace SymblPS.Client.Http;

/// <summary>
/// A body of known length that is sent as it is read, the next part being read while the last one is sent. Nothing of it is kept in memory.
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

    /// <summary>A JSON body.</summary>
    public static UploadContent Json(byte[] body, ExchangeWatch watch) => Bytes(body, "application/json", watch);

    /// <summary>Bytes in memory.</summary>
    public static UploadContent Bytes(byte[] body, string? contentType, ExchangeWatch watch) =>
        new(new MemoryStream(body, writable: false), body.Length, null, contentType, watch, null);

    /// <summary>The bytes of a file.</summary>
    /// <param name="file">The open file, read from its start; disposed of with this content.</param>
    /// <param name="contentType">Content type; <see langword="null"/> sends no such header.</param>
    /// <param name="watch">Limits of the exchange.</param>
    /// <param name="sent">Told how many bytes were handed to the network.</param>
    public static UploadContent File(FileStream file, string? contentType, ExchangeWatch watch, Action<long>? sent) =>
        new(file, file.Length, file.Name, contentType, watch, sent);

    /// <summary>A body that is made while it is sent.</summary>
    /// <param name="body">Gives the bytes; disposed of with this content.</param>
    /// <param name="length">How many they are.</param>
    /// <param name="contentType">Content type.</param>
    /// <param name="watch">Limits of the exchange.</param>
    /// <param name="sent">Told how many bytes were handed to the network.</param>
    public static UploadContent Generated(Stream body, long length, string contentType, ExchangeWatch watch, Action<long>? sent) =>
        new(body, length, null, contentType, watch, sent);

    /// <inheritdoc />
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        // An HTTP stack that repeats a request by itself must not get a second body from here.
        if (_watch.BodyStarted) throw new IOException("The connection broke while the body was being sent; it is not sent again.");
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
                    // The buffers go back to the pool below: nobody may still be filling them.
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
            // Never more than was promised in Content-Length, should the file have grown meanwhile.
            var count = await _source.ReadAsync(chunk, 0, (int)Math.Min(chunk.Length, _length - offset),
                _watch.Token).ConfigureAwait(false);
            if (count > 0) return count;
        }
        catch (IOException e)
        {
            throw _watch.LocalFailure = new IOException($"'{_path}' could not be read to its end: {e.Message}", e);
        }

        throw _watch.LocalFailure = new IOException(
            $"'{_path}' became shorter while it was being sent ({offset} of {_length} bytes were left). The submission was given up.");
    }
}
