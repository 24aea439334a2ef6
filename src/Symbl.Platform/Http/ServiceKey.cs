using Symbl.Platform.Processes;

namespace Symbl.Platform.Http;

/// <summary>Rules for the key of a service of the user.</summary>
public static class ServiceKey
{
    /// <summary>Reads the key. Returns null if there is no key.</summary>
    /// <param name="option">The option with the path of the file, for the message.</param>
    /// <param name="path">The path of the file with the key; null if the key is <paramref name="value"/>.</param>
    /// <param name="value">The key from the environment; null if there is no file and no key.</param>
    /// <exception cref="StartupException">The file is empty, the server cannot read it, or the text cannot be a key.</exception>
    public static string? Read(string option, string? path, string? value)
    {
        if (path is null)
            return value?.Trim() is { Length: > 0 } given ? Checked(option, given) : null;
        try
        {
            return File.ReadAllText(path).Trim() is { Length: > 0 } key
                ? Checked(option, key)
                : throw new StartupException(ExitCode.Failure, $"{option}: '{path}' is empty");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartupException(ExitCode.Failure, $"{option}: {e.Message}", e);
        }
    }

    /// <summary>Replaces the key in a text.</summary>
    /// <param name="text">A text that can contain the key, such as an answer of the service.</param>
    /// <param name="key">The key, if there is one.</param>
    public static string Hide(string text, string? key)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.IsNullOrEmpty(key) ? text : text.Replace(key, "***", StringComparison.Ordinal);
    }

    // A header of HTTP holds one line of ASCII. The message does not repeat the text, because it can be a key with a stray byte.
    private static string Checked(string option, string key) => key.All(static letter => letter is >= ' ' and < '\x7f')
        ? key
        : throw new StartupException(ExitCode.Failure, $"{option}: the text is not a key: it has a second line or a letter outside of ASCII");
}
