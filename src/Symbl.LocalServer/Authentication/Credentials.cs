using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Symbl.Platform.Files;
using Symbl.Platform.Processes;

namespace Symbl.LocalServer.Authentication;

/// <summary>The account of this server. Clients read it from <c>credentials.json</c>.</summary>
/// <param name="AppId">The application id, 64 hexadecimal digits.</param>
/// <param name="AppSecret">The application secret, 128 hexadecimal digits.</param>
/// <param name="BaseUri">The current or last base address of the server.</param>
/// <param name="Pid">The current or last process id of the server.</param>
internal sealed record Credentials(string AppId, string AppSecret, string? BaseUri, int Pid)
{
    /// <summary>Reads the file. If it does not exist, creates a new account.</summary>
    /// <exception cref="StartupException">The file exists, but its content is damaged.</exception>
    public static Credentials LoadOrCreate(string path)
    {
        if (!File.Exists(path))
        {
            // The web SDK of the service requires these lengths.
            var appId = RandomNumberGenerator.GetHexString(64, lowercase: true);
            var fresh = new Credentials(appId, RandomNumberGenerator.GetHexString(128, lowercase: true), null, 0);
            fresh.Save(path);
            return fresh;
        }

        try
        {
            var stored = JsonSerializer.Deserialize(File.ReadAllBytes(path), CredentialsJson.Default.Credentials);
            if (stored is { AppId.Length: > 0, AppSecret.Length: > 0 })
                return stored;
        }
        catch (JsonException)
        {
            // Throw another exception below, because the message of the parser can quote the secret.
        }

        throw new StartupException(
            ExitCode.Failure,
            $"'{path}' is damaged; put it back from a copy, or delete it to get a new account");
    }

    /// <summary>Writes the file atomically. Only this user can read it.</summary>
    public void Save(string path) =>
        PrivateFile.WriteAtomically(path, JsonSerializer.SerializeToUtf8Bytes(this, CredentialsJson.Default.Credentials));

    /// <summary>Returns whether an id and a secret belong to this account. The comparison takes the same time for every input.</summary>
    public bool Match(string appId, string appSecret) =>
        SameText(AppId, appId) & SameText(AppSecret, appSecret);

    /// <summary>Returns whether a text is the secret of this account. The comparison takes the same time for every input.</summary>
    public bool MatchSecret(string appSecret) => SameText(AppSecret, appSecret);

    /// <summary>Omits the secret, which the default text of a record would contain.</summary>
    public override string ToString() => $"{nameof(Credentials)} {{ AppId = {AppId}, BaseUri = {BaseUri} }}";

    private static bool SameText(string expected, string given) =>
        CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(expected)),
            SHA256.HashData(Encoding.UTF8.GetBytes(given)));
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(Credentials))]
internal sealed partial class CredentialsJson : JsonSerializerContext;
