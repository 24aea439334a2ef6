using System.Net;
using Symbl.Platform.Processes;

namespace Symbl.LocalServer.Options;

/// <summary>
/// The user's own language model: where an OpenAI-compatible service answers. Also read from the environment, so that a server which the
/// module starts can have one.
/// </summary>
/// <param name="Url">Base address, to which <c>chat/completions</c> and <c>embeddings</c> are added.</param>
/// <param name="Name">What the service calls the model.</param>
/// <param name="EmbeddingName">What the service calls the model for embeddings, where that is another one.</param>
/// <param name="KeyPath">File with the key; null reads <see cref="KeyVariable"/>.</param>
internal sealed record ModelOptions(Uri? Url, string? Name, string? EmbeddingName, string? KeyPath)
{
    public const string UrlVariable = "SYMBL_LOCAL_MODEL_URL";
    public const string NameVariable = "SYMBL_LOCAL_MODEL_NAME";
    public const string EmbeddingVariable = "SYMBL_LOCAL_EMBEDDING_MODEL";
    public const string KeyVariable = "SYMBL_LOCAL_MODEL_KEY";

    /// <summary>How one is configured, for answers and help.</summary>
    public const string Advice =
        "Start the local server with --model-url URL and --model-name NAME, or with " + UrlVariable + " and " + NameVariable
        + " set: the base address of an OpenAI-compatible service, such as http://127.0.0.1:11434/v1, and what it calls the model. "
        + "A key goes into a file named by --model-key-file, or into " + KeyVariable + ".";

    public static ModelOptions None { get; } = new(null, null, null, null);

    /// <summary>How long the service may be silent before it is given up.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>These options, completed by the environment and checked.</summary>
    /// <param name="variable">Reads an environment variable.</param>
    /// <exception cref="StartupException">They do not fit together.</exception>
    public ModelOptions Complete(Func<string, string?> variable)
    {
        string? Variable(string name) => variable(name) is { Length: > 0 } text ? text : null;
        var complete = this with
        {
            Url = Url ?? (Variable(UrlVariable) is { } url ? ParseUrl(UrlVariable, url) : null),
            Name = Name ?? Variable(NameVariable),
            EmbeddingName = EmbeddingName ?? Variable(EmbeddingVariable),
        };
        if (complete.Url is null != complete.Name is null)
            throw StartupException.WrongOption("a model needs both --model-url and --model-name");
        if (complete.Url is { } address && address.Scheme == Uri.UriSchemeHttp && !IsLoopback(address)
            && (KeyPath is not null || Variable(KeyVariable) is not null))
            throw StartupException.WrongOption($"--model-url: the key would travel in the clear to {address.Authority}; use https");
        return complete;
    }

    /// <exception cref="StartupException">It is not an address, or holds a secret.</exception>
    public static Uri ParseUrl(string name, string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url)
            || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps)
            || url.Query.Length > 0
            || url.Fragment.Length > 0)
            throw StartupException.WrongOption($"{name}: this is not a base address such as http://127.0.0.1:11434/v1");
        if (url.UserInfo.Length > 0)
            throw StartupException.WrongOption($"{name}: an address with a password is seen by everybody on this machine; use --model-key-file");
        return url.AbsolutePath.EndsWith('/') ? url : new Uri(url.AbsoluteUri + "/");
    }

    /// <summary>The key; null when there is none.</summary>
    /// <exception cref="StartupException">The file cannot be read, or is empty.</exception>
    public string? ReadKey(Func<string, string?> variable)
    {
        if (KeyPath is null)
            return variable(KeyVariable)?.Trim() is { Length: > 0 } key ? key : null;
        try
        {
            return File.ReadAllText(KeyPath).Trim() is { Length: > 0 } key
                ? key
                : throw new StartupException(ExitCode.Failure, $"--model-key-file: '{KeyPath}' is empty");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartupException(ExitCode.Failure, $"--model-key-file: {e.Message}", e);
        }
    }

    private static bool IsLoopback(Uri url) =>
        url.IsLoopback || (IPAddress.TryParse(url.DnsSafeHost, out var address) && IPAddress.IsLoopback(address));
}
