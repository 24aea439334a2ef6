using System.Text.Json;
using System.Text.Json.Serialization;
using Symbl.Platform.Files;
using Symbl.Platform.Processes;

namespace Symbl.LocalServer.Authentication;

/// <summary>The revoked tokens that have not expired. A file stores them, so they stay revoked after a restart.</summary>
internal sealed class RevokedTokens
{
    private readonly Lock _gate = new();
    private readonly string _path;
    private readonly TimeProvider _clock;
    private Dictionary<string, long> _ends;

    /// <summary>Reads the file, if it exists.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="clock">The clock.</param>
    /// <exception cref="StartupException">The file is damaged.</exception>
    public RevokedTokens(string path, TimeProvider clock)
    {
        (_path, _clock) = (path, clock);
        try
        {
            _ends = File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllBytes(path), RevokedJson.Default.DictionaryStringInt64) ?? [] : [];
        }
        catch (JsonException e)
        {
            throw new StartupException(ExitCode.Failure, $"'{path}' is damaged; restore a copy, or delete the file and token.key", e);
        }
    }

    /// <summary>Returns whether a token is revoked.</summary>
    /// <param name="id">The id of the token (claim <c>jti</c>).</param>
    public bool Contains(string id)
    {
        lock (_gate)
            return _ends.ContainsKey(id);
    }

    /// <summary>Revokes a token. The revocation is durable when the method returns.</summary>
    /// <param name="id">The id of the token (claim <c>jti</c>).</param>
    /// <param name="end">The time at which the token expires, in seconds since 1970.</param>
    public void Add(string id, long end)
    {
        lock (_gate)
        {
            var now = _clock.GetUtcNow().ToUnixTimeSeconds();
            var ends = _ends.Where(pair => pair.Value > now).ToDictionary(StringComparer.Ordinal);
            ends[id] = end;
            PrivateFile.WriteAtomically(_path, JsonSerializer.SerializeToUtf8Bytes(ends, RevokedJson.Default.DictionaryStringInt64));
            _ends = ends;
        }
    }
}

[JsonSerializable(typeof(Dictionary<string, long>))]
internal sealed partial class RevokedJson : JsonSerializerContext;
