using System.Text.Json;

namespace SymblPS.Client.Local;

/// <summary>What the server writes into <c>credentials.json</c> of its data folder, readable by its user only.</summary>
internal sealed class ServerCredentials
{
    private const string FileName = "credentials.json";
    private readonly string _path;

    private ServerCredentials(string path, string appId, Uri? baseUri, int processId) =>
        (_path, AppId, BaseUri, ProcessId) = (path, appId, baseUri, processId);

    /// <summary>Application id.</summary>
    public string AppId { get; }

    /// <summary>Address of the server, as of its last start.</summary>
    public Uri? BaseUri { get; }

    /// <summary>Process of the server, as of its last start.</summary>
    public int ProcessId { get; }

    /// <summary>The tokens of the server's account. The secret stays in the file until it is needed.</summary>
    public ApplicationTokenSource Tokens() => new(AppId, () => ReadSecret(_path));

    /// <summary>Reads the file of a data folder; <see langword="null"/> where there is none, or none that is complete.</summary>
    public static ServerCredentials? TryRead(string dataPath)
    {
        var path = Path.Combine(dataPath, FileName);
        try
        {
            using var file = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = file.RootElement;
            if (Text(root, "appId") is not { } appId || Text(root, "appSecret") is null) return null;
            _ = Uri.TryCreate(Text(root, "baseUri"), UriKind.Absolute, out var baseUri);
            var pid = root.TryGetProperty("pid", out var number) && number.TryGetInt32(out var id) ? id : 0;
            return new ServerCredentials(path, appId, baseUri, pid);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string ReadSecret(string path)
    {
        try
        {
            using var file = JsonDocument.Parse(File.ReadAllBytes(path));
            return Text(file.RootElement, "appSecret") ?? throw Unreadable(path, null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, e);
        }
        catch (JsonException)
        {
            // Not as a cause: the parser's message may quote the secret.
            throw Unreadable(path, null);
        }
    }

    private static SymblLocalServerException Unreadable(string path, Exception? cause) =>
        new($"The credentials of the local server cannot be read from '{path}'.", cause)
        {
            RecommendedAction = "Connect again with Connect-Symbl -Local; the server must run as the same user.",
        };

    private static string? Text(JsonElement root, string name) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            && value.GetString() is { Length: > 0 } text
            ? text
            : null;
}
