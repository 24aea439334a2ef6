using Symbl.Platform.Http;
using Symbl.Platform.Processes;

namespace Symbl.LocalServer.Options;

/// <summary>
/// The language model of the user, at an OpenAI-compatible service. Environment variables can also set the options, so a server that the
/// module starts can have a model.
/// </summary>
/// <param name="Url">The base address. The client adds <c>chat/completions</c> and <c>embeddings</c>.</param>
/// <param name="Name">The name of the model at the service.</param>
/// <param name="EmbeddingName">The name of the model for embeddings, if it is a different one.</param>
/// <param name="KeyPath">The file with the key. If null, the key comes from <see cref="KeyVariable"/>.</param>
internal sealed record ModelOptions(Uri? Url, string? Name, string? EmbeddingName, string? KeyPath)
{
    public const string UrlVariable = "SYMBL_LOCAL_MODEL_URL";
    public const string NameVariable = "SYMBL_LOCAL_MODEL_NAME";
    public const string EmbeddingVariable = "SYMBL_LOCAL_EMBEDDING_MODEL";
    public const string KeyVariable = "SYMBL_LOCAL_MODEL_KEY";

    /// <summary>Describes how to configure a model, for answers and help.</summary>
    public const string Advice =
        "Start the local server with --model-url URL and --model-name NAME, or with " + UrlVariable + " and " + NameVariable
        + " set: the base address of an OpenAI-compatible service, such as http://127.0.0.1:11434/v1, and its name for the model. "
        + "Put a key into a file and specify it with --model-key-file, or into " + KeyVariable + ".";

    public static ModelOptions None { get; } = new(null, null, null, null);

    /// <summary>The maximum time without data from the service.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Returns these options, completed from environment variables and checked.</summary>
    /// <param name="variable">Reads an environment variable.</param>
    /// <exception cref="StartupException">The options contradict each other.</exception>
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
        if (complete.Url is { } address && ServiceAddress.IsInTheClear(address)
            && (KeyPath is not null || Variable(KeyVariable) is not null))
            throw StartupException.WrongOption($"--model-url: the key would travel in the clear to {address.Authority}; use https");
        return complete;
    }

    /// <exception cref="StartupException">The text is not a base address, or contains a password.</exception>
    public static Uri ParseUrl(string name, string text)
    {
        var url = ServiceAddress.Parse(name, text, "http://127.0.0.1:11434/v1", "--model-key-file");
        return url.AbsolutePath.EndsWith('/') ? url : new Uri(url.AbsoluteUri + "/");
    }

    /// <summary>Reads the key. Returns null if there is no key.</summary>
    /// <exception cref="StartupException">The file is empty, or the server cannot read it.</exception>
    public string? ReadKey(Func<string, string?> variable) => ServiceKey.Read("--model-key-file", KeyPath, variable(KeyVariable));
}
