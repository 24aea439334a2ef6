using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Symbl.Platform.Files;
using Symbl.Platform.Processes;

namespace Symbl.LocalServer.Authentication;

/// <summary>The account of this server, as its clients read it from <c>credentials.json</c>.</summary>
/// <param name="AppId">Application id, 64 hexadecimal digits.</param>
/// <param name="AppSecret">Application secret, 128 hexadecimal digits.</param>
/// <param name="BaseUri">Where the server listens, or last listened.</param>
/// <param name="Pid">The server's process id, or its last one.</param>
internal sealed record Credentials(string AppId, string AppSecret, string? BaseUri, int Pid)
{
    /// <summary>Reads the file, or makes a new account when there is none.</summary>
    /// <exception cref="StartupException">The file is there but is not what this server wrote.</exception>
    public static Credentials LoadOrCreate(string path)
    {
        if (!File.Exists(path))
        {
            // The lengths are those the service's own web SDK insists on.
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
            // Answered below: the parser's message may quote the secret.
        }

        throw new StartupException(
            ExitCode.Failure,
            $"'{path}' is damaged; put it back from a copy, or delete it to get a new account");
    }

    /// <summary>Writes the file in one step, readable by this user alone.</summary>
    public void Save(string path) =>
        PrivateFile.WriteAtomically(path, JsonSerializer.SerializeToUtf8Bytes(this, CredentialsJson.Default.Credentials));

    /// <summary>Whether id and secret are this account's; takes the same time whatever the answer.</summary>
    public bool Match(string appId, string appSecret) =>
        SameText(AppId, appId) & SameText(AppSecret, appSecret);

    /// <summary>Whether a text is this account's secret; takes the same time whatever the answer.</summary>
    public bool MatchSecret(string appSecret) => SameText(AppSecret, appSecret);

    /// <summary>A record prints its members; the secret must not be among them.</summary>
    public override string ToString() => $"{nameof(Credentials)} {{ AppId = {AppId}, BaseUri = {BaseUri} }}";

    private static bool SameText(string expected, string given) =>
        CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(expected)),
            SHA256.HashData(Encoding.UTF8.GetBytes(given)));
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(Credentials))]
internal sealed partial class CredentialsJson : JsonSerializerContext;
