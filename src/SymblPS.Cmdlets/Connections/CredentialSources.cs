using System.Security;
using System.Security.Cryptography;
using System.Text;

namespace SymblPS.Cmdlets.Connections;

/// <summary>Credentials and their origin.</summary>
/// <param name="Tokens">The source of tokens.</param>
/// <param name="BaseUri">The address beside the credentials, if any.</param>
/// <param name="Fingerprint">Distinguishes sets of credentials without disclosing them.</param>
/// <param name="Origin">The origin in messages.</param>
internal sealed record FoundCredentials(ITokenSource Tokens, Uri? BaseUri, string Fingerprint, string Origin);

/// <summary>Finds credentials that no parameter specifies.</summary>
internal static class CredentialSources
{
    public const string AppIdVariable = "SYMBL_APP_ID";
    public const string AppSecretVariable = "SYMBL_APP_SECRET";
    public const string AccessTokenVariable = "SYMBL_ACCESS_TOKEN";
    public const string TokenUriVariable = "SYMBL_TOKEN_URI";
    public const string BaseUriVariable = "SYMBL_BASE_URI";

    /// <summary>Name of the configuration file, which the Python SDK shares.</summary>
    public const string ConfigFileName = "symbl.conf";

    private static readonly Uri Platform = new("https://api.symbl.ai");

    /// <summary>The default address: <c>SYMBL_BASE_URI</c>, or the public platform.</summary>
    /// <exception cref="ArgumentException">The variable does not hold an address.</exception>
    public static Uri DefaultBaseUri => BaseUriOfEnvironment() ?? Platform;

    /// <summary>
    /// Reads the <c>SYMBL_*</c> variables: token, then application, then token server. Returns <see langword="null"/> if they hold no credentials.
    /// </summary>
    /// <exception cref="ArgumentException">A variable holds an invalid value.</exception>
    public static FoundCredentials? FromEnvironment()
    {
        var baseUri = BaseUriOfEnvironment();
        if (Read(AccessTokenVariable) is { } token)
            return new FoundCredentials(new StaticTokenSource(token), baseUri, Hash(token, baseUri), $"the variable {AccessTokenVariable}");
        var (id, secret) = (Read(AppIdVariable), Read(AppSecretVariable));
        if (id is not null && secret is not null)
        {
            return new FoundCredentials(
                new ApplicationTokenSource(id, Secure(secret)), baseUri, Hash(id + "\n" + secret, baseUri),
                $"the variables {AppIdVariable} and {AppSecretVariable}");
        }

        if (id is not null || secret is not null)
        {
            throw new ArgumentException(id is null
                ? $"The variable {AppSecretVariable} is set, but {AppIdVariable} is not. Set both or neither."
                : $"The variable {AppIdVariable} is set, but {AppSecretVariable} is not. Set both or neither.");
        }

        if (Read(TokenUriVariable) is { } uri)
        {
            if (!Uri.TryCreate(uri, UriKind.Absolute, out var tokenUri))
                throw new ArgumentException($"The variable {TokenUriVariable} does not hold an absolute address.");
            return new FoundCredentials(new TokenServerSource(tokenUri), baseUri, Hash(uri, baseUri), $"the variable {TokenUriVariable}");
        }

        return null;
    }

    /// <summary>Looks for <c>symbl.conf</c> in the working folder, then in the home folder.</summary>
    public static string? FindConfig(string workingFolder)
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return new[] { workingFolder, home }
            .Where(folder => !string.IsNullOrEmpty(folder))
            .Select(folder => Path.Combine(folder, ConfigFileName))
            .FirstOrDefault(File.Exists);
    }

    /// <summary>
    /// Reads an INI file with <c>[credentials] app_id, app_secret</c> and an optional <c>base_uri</c>. As in the Python SDK, a value extends to the
    /// end of the line, and lines that begin with <c>#</c> or <c>;</c> are comments.
    /// </summary>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    /// <exception cref="ArgumentException">The file lacks the section or a value.</exception>
    public static FoundCredentials FromConfig(string path)
    {
        if (!File.Exists(path)) throw new FileNotFoundException($"The configuration file '{path}' does not exist.", path);
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var inSection = false;
        var sawSection = false;
        foreach (var raw in File.ReadAllLines(path))
        {
            var line = raw.Trim();
            if (line.Length == 0 || line[0] is '#' or ';') continue;
            if (line[0] == '[')
            {
                inSection = string.Equals(line.Trim('[', ']', ' '), "credentials", StringComparison.OrdinalIgnoreCase);
                sawSection |= inSection;
                continue;
            }

            var at = line.IndexOfAny(['=', ':']);
            if (inSection && at > 0) values[line.Substring(0, at).Trim()] = line.Substring(at + 1).Trim();
        }

        if (!sawSection) throw new ArgumentException($"The configuration file '{path}' has no section [credentials].");
        string Need(string key) => values.TryGetValue(key, out var value) && value.Length > 0
            ? value
            : throw new ArgumentException($"The configuration file '{path}' has no value '{key}' in its section [credentials].");
        var (id, secret) = (Need("app_id"), Need("app_secret"));
        Uri? baseUri = null;
        if (values.TryGetValue("base_uri", out var address) && !Uri.TryCreate(address, UriKind.Absolute, out baseUri))
            throw new ArgumentException($"The value 'base_uri' in '{path}' is not an absolute address.");
        return new FoundCredentials(new ApplicationTokenSource(id, Secure(secret)), baseUri, Hash(id + "\n" + secret, baseUri), $"'{path}'");
    }

    private static string? Read(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { } value && value.Trim().Length > 0 ? value.Trim() : null;

    private static Uri? BaseUriOfEnvironment()
    {
        if (Read(BaseUriVariable) is not { } text) return null;
        return Uri.TryCreate(text, UriKind.Absolute, out var uri)
            ? uri
            : throw new ArgumentException($"The variable {BaseUriVariable} holds '{text}', which is not an absolute address such as https://symbl.example.com.");
    }

    private static SecureString Secure(string value)
    {
        var secure = new SecureString();
        foreach (var c in value) secure.AppendChar(c);
        secure.MakeReadOnly();
        return secure;
    }

    private static string Hash(string credentials, Uri? baseUri)
    {
        using var sha = SHA256.Create();
        return Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes(credentials + "\n" + baseUri)));
    }
}
