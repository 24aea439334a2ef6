using System.Text.Json;
using SymblPS.Client.Authentication;

namespace SymblPS.Client.Local;

/// <summary>The file <c>credentials.json</c> that the server writes into its data folder. Only its user can read the file.</summary>
internal sealed class ServerCredentials
{
    private const string FileName = "credentials.json";
    private readonly string _path;

    private ServerCredentials(string path, string appId, Uri? baseUri, int processId) =>
        (_path, AppId, BaseUri, ProcessId) = (path, appId, baseUri, processId);

    /// <summary>Application id.</summary>
    public string AppId { get; }

    /// <summary>Base address of the server at its last start.</summary>
    public Uri? BaseUri { get; }

    /// <summary>Process of the server at its last start.</summary>
    public int ProcessId { get; }

    /// <summary>Returns the token source of the server's account. It reads the secret from the file when it requests a token.</summary>
    public ApplicationTokenSource Tokens() => new(AppId, () => ReadSecret(_path));

    /// <summary>Reads the file of a data folder; returns <see langword="null"/> if the file is missing or incomplete.</summary>
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
            // Not as an inner exception: the message of the parser may quote the secret.
            throw Unreadable(path, null);
        }
    }

    private static SymblLocalServerException Unreadable(string path, Exception? cause) =>
        new($"The credentials of the local server in '{path}' are not readable.", cause)
        {
            RecommendedAction = "Connect again with Connect-Symbl -Local. The server must run as the same user.",
        };

    private static string? Text(JsonElement root, string name) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            && value.GetString() is { Length: > 0 } text
            ? text
            : null;
}
