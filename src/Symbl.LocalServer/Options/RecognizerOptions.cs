using Symbl.Platform.Http;
using Symbl.Platform.Processes;

namespace Symbl.LocalServer.Options;

/// <summary>
/// The speech recognizer of the server. Environment variables can also set the options, so a server that the module starts can have a
/// recognizer.
/// </summary>
/// <param name="Recognizer">
/// The name of an installed model, the path of a command file, the address of a transcription service, or <c>none</c>. Null for the default
/// recognizer of the user.
/// </param>
/// <param name="ServiceModel">The name of the model at the transcription service.</param>
/// <param name="KeyPath">The file with the key of the service. If null, the key comes from <see cref="KeyVariable"/>.</param>
internal sealed record RecognizerOptions(string? Recognizer, string? ServiceModel, string? KeyPath)
{
    public const string RecognizerVariable = "SYMBL_LOCAL_RECOGNIZER";
    public const string CommandVariable = "SYMBL_LOCAL_RECOGNIZER_COMMAND";
    public const string UrlVariable = "SYMBL_LOCAL_TRANSCRIPTION_URL";
    public const string ModelVariable = "SYMBL_LOCAL_TRANSCRIPTION_MODEL";
    public const string KeyVariable = "SYMBL_LOCAL_TRANSCRIPTION_KEY";

    /// <summary>Options of a server that uses the default recognizer of the user.</summary>
    public static RecognizerOptions Default { get; } = new(null, null, null);

    /// <summary>Chooses a recognizer. The options that choose one contradict each other.</summary>
    /// <param name="name">The name of the option.</param>
    /// <param name="value">The recognizer.</param>
    /// <exception cref="StartupException">Another option chose another recognizer.</exception>
    public RecognizerOptions Choose(string name, string value) => Recognizer is null || Recognizer == value
        ? this with { Recognizer = value }
        : throw StartupException.WrongOption(
            $"{name}: another recognizer is chosen already; use one of --recognizer, --recognizer-command and --transcription-url");

    /// <summary>Returns these options, completed from environment variables.</summary>
    /// <param name="variable">Reads an environment variable.</param>
    /// <exception cref="StartupException">The variables contradict each other.</exception>
    public RecognizerOptions Complete(Func<string, string?> variable)
    {
        string? Variable(string name) => variable(name)?.Trim() is { Length: > 0 } text ? text : null;
        var complete = this with { ServiceModel = ServiceModel ?? Variable(ModelVariable) };
        if (Recognizer is not null)
            return complete;
        foreach (var name in (string[])[RecognizerVariable, CommandVariable, UrlVariable])
        {
            if (Variable(name) is { } value)
                complete = complete.Choose(name, value);
        }

        return complete;
    }

    /// <summary>Reads the key of the service. Returns null if there is no key.</summary>
    /// <exception cref="StartupException">The file is empty, or the server cannot read it.</exception>
    public string? ReadKey(Func<string, string?> variable) => ServiceKey.Read("--transcription-key-file", KeyPath, variable(KeyVariable));
}
