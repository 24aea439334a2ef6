using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using Symbl.Models.Selection;
using Symbl.Models.Store;

namespace Symbl.Models.Installation;

/// <summary>A part of a download. It stays after an interruption, with the state that a server needs to continue.</summary>
internal sealed class PartFile : IDisposable
{
    private const int BufferSize = 1 << 17;
    private readonly string _statePath;
    private readonly string _name;
    private readonly string _sha256;
    private readonly Stream _stream;
    private IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private State? _state;

    private PartFile(string path, string statePath, string name, string sha256, Stream stream)
    {
        (Path, _statePath, _name, _sha256, _stream) = (path, statePath, name, sha256, stream);
        _state = ReadState(statePath);
    }

    /// <summary>Path of the part.</summary>
    public string Path { get; }

    /// <summary>Number of bytes.</summary>
    public long Length { get; private set; }

    /// <summary>Whether bytes of an earlier attempt are part of it.</summary>
    public bool IsContinued { get; private set; }

    /// <summary>Opens the part of a model. A part of other content is emptied, and the bytes of an earlier attempt are read.</summary>
    /// <param name="folder">Folder of the models.</param>
    /// <param name="name">Name of the model.</param>
    /// <param name="sha256">Expected hash of the whole.</param>
    /// <param name="open">Opens the file.</param>
    /// <param name="onRead">Receives the number of bytes that were read.</param>
    /// <param name="cancel">Cancels the reading.</param>
    public static async Task<PartFile> OpenAsync(
        string folder, string name, string sha256, Func<string, Stream> open, Action<long, long> onRead, CancellationToken cancel)
    {
        var path = System.IO.Path.Combine(folder, name + ModelFiles.Part);
        var stream = Guarded(name, () => open(path));
        var part = new PartFile(path, System.IO.Path.Combine(folder, name + ModelFiles.State), name, sha256, stream);
        try
        {
            if (stream.Length > 0 && part._state is { } state && !state.Sha256.Equals(sha256, StringComparison.OrdinalIgnoreCase))
                part.Restart();
            await part.ReadAsync(onRead, cancel).ConfigureAwait(false);
            return part;
        }
        catch
        {
            part.Dispose();
            throw;
        }
    }

    /// <summary>The condition under which a server may continue this part; null if it is unknown.</summary>
    /// <param name="address">Address of the file.</param>
    public RangeConditionHeaderValue? Condition(Uri address)
    {
        if (_state is not { } state || state.Address != address.AbsoluteUri)
            return null;
        if (state.ETag is { } tag && EntityTagHeaderValue.TryParse(tag, out var parsed) && !parsed.IsWeak)
            return new RangeConditionHeaderValue(parsed);
        return state.LastModified is { } time ? new RangeConditionHeaderValue(time) : null;
    }

    /// <summary>Notes the state of the file at the server.</summary>
    /// <param name="address">Address of the file.</param>
    /// <param name="tag">Tag of the version.</param>
    /// <param name="lastModified">Time of the version.</param>
    public void Note(Uri address, EntityTagHeaderValue? tag, DateTimeOffset? lastModified)
    {
        var state = new State(address.AbsoluteUri, _sha256, tag?.ToString(), lastModified);
        if (state == _state)
            return;
        Guarded(_name, () => SafeFile.Write(_statePath, JsonSerializer.Serialize(state)));
        _state = state;
    }

    /// <summary>Adds bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="cancel">Cancels the write.</param>
    public async ValueTask AppendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        try
        {
            await _stream.WriteAsync(bytes, cancel).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw SafeFile.Failed(e, $"The model '{_name}'");
        }

        _hash.AppendData(bytes.Span);
        Length += bytes.Length;
    }

    /// <summary>Empties the part.</summary>
    public void Restart()
    {
        Guarded(_name, () => _stream.SetLength(0));
        _stream.Position = 0;
        _hash.Dispose();
        _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        (Length, IsContinued) = (0, false);
    }

    /// <summary>SHA-256 of the bytes, in lower case.</summary>
    public string Hash() => Convert.ToHexString(_hash.GetCurrentHash()).ToLowerInvariant();

    /// <summary>The first bytes.</summary>
    /// <param name="most">Largest number of bytes.</param>
    public byte[] Start(int most)
    {
        var start = new byte[Math.Min(most, Length)];
        _stream.Position = 0;
        _stream.ReadExactly(start);
        _stream.Position = Length;
        return start;
    }

    /// <summary>Writes all bytes to the disk.</summary>
    public void Flush() => Guarded(_name, () =>
    {
        if (_stream is FileStream file)
            file.Flush(flushToDisk: true);
    });

    /// <summary>Closes and deletes the part.</summary>
    public void Delete()
    {
        Dispose();
        File.Delete(Path);
        DeleteState();
    }

    /// <summary>Deletes the state after the part became a model.</summary>
    public void DeleteState() => File.Delete(_statePath);

    /// <inheritdoc />
    public void Dispose()
    {
        _stream.Dispose();
        _hash.Dispose();
    }

    private async Task ReadAsync(Action<long, long> onRead, CancellationToken cancel)
    {
        var buffer = new byte[BufferSize];
        for (int read; (read = await _stream.ReadAsync(buffer, cancel).ConfigureAwait(false)) > 0;)
        {
            _hash.AppendData(buffer, 0, read);
            Length += read;
            onRead(Length, _stream.Length);
        }

        IsContinued = Length > 0;
    }

    private static State? ReadState(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<State>(File.ReadAllBytes(path)) is { Address: not null, Sha256: not null } state ? state : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    private static void Guarded(string name, Action action) => Guarded(name, () =>
    {
        action();
        return true;
    });

    private static T Guarded<T>(string name, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw SafeFile.Failed(e, $"The model '{name}'");
        }
    }

    private sealed record State(string Address, string Sha256, string? ETag, DateTimeOffset? LastModified);
}
