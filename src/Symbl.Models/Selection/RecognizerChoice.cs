using Symbl.Models.Errors;

namespace Symbl.Models.Selection;

/// <summary>Kinds of recognizers.</summary>
public enum RecognizerKind
{
    /// <summary>A recording gets times without words.</summary>
    None,

    /// <summary>An installed model.</summary>
    Model,

    /// <summary>A transcription service at an address.</summary>
    Service,

    /// <summary>A program that a JSON file describes.</summary>
    Command,
}

/// <summary>A recognizer as a user names it: the name of a model, an address, a command file, or <see cref="NoneText"/>.</summary>
public sealed record RecognizerChoice
{
    /// <summary>The text for no recognizer.</summary>
    public const string NoneText = "none";

    private const string CommandExtension = ".json";

    private RecognizerChoice(RecognizerKind kind, string value) => (Kind, Value) = (kind, value);

    /// <summary>Kind of the recognizer.</summary>
    public RecognizerKind Kind { get; }

    /// <summary>Name of the model, address of the service, or full path of the command file; <see cref="NoneText"/> for no recognizer.</summary>
    public string Value { get; }

    /// <summary>Whether a text names a command file: it is a path, or ends in <c>.json</c>.</summary>
    /// <param name="text">The text.</param>
    public static bool NamesFile(string text) => !NamesAddress(text)
        && (text.Trim().EndsWith(CommandExtension, StringComparison.OrdinalIgnoreCase) || text.AsSpan().IndexOfAny('/', '\\') >= 0);

    /// <summary>Decides which kind of recognizer a text names.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="ModelException">The text names no recognizer.</exception>
    public static RecognizerChoice Parse(string text)
    {
        var value = text.Trim();
        if (value.Equals(NoneText, StringComparison.OrdinalIgnoreCase))
            return new RecognizerChoice(RecognizerKind.None, NoneText);
        if (NamesAddress(value))
            return new RecognizerChoice(RecognizerKind.Service, Address(value));
        if (!NamesFile(value))
            return new RecognizerChoice(RecognizerKind.Model, ModelName.Check(value));
        return Path.IsPathFullyQualified(value)
            ? new RecognizerChoice(RecognizerKind.Command, Path.GetFullPath(value))
            : throw Invalid($"The path '{value}' of the recognizer command is not a full path.", "Specify the full path of the JSON file.");
    }

    /// <inheritdoc />
    public override string ToString() => Value;

    private static bool NamesAddress(string text) => text.AsSpan().Trim().IndexOf("://") > 0;

    private static string Address(string value)
    {
        if (!Uri.TryCreate(value, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp))
            throw Invalid($"'{value}' is not the address of a transcription service.", "Specify an address such as https://transcription.example.com/v1.");
        if (address.UserInfo.Length > 0)
        {
            throw Invalid(
                "The address of a transcription service must not contain a user name or a password.",
                "Set the key as the environment variable SYMBL_LOCAL_TRANSCRIPTION_KEY before the local server starts.");
        }

        if (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback)
            throw Invalid($"The address '{value}' is not encrypted: recordings would be readable on the network.", "Specify an https address.");
        return address.AbsoluteUri;
    }

    private static ModelException Invalid(string message, string wayOut) => new(ModelProblem.InvalidInput, message, wayOut);
}
