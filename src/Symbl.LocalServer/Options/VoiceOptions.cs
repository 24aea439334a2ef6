using Symbl.Platform.Processes;

namespace Symbl.LocalServer.Options;

/// <summary>
/// The engines that distinguish speakers by voice and find speech. Environment variables can also set the options, so a server that the
/// module starts can have them.
/// </summary>
/// <param name="Diarizer">
/// <c>acoustic</c>, <c>neural</c>, the name of an installed model of voices, or the path of a command file. Null for <c>acoustic</c>.
/// </param>
/// <param name="Activity"><c>acoustic</c>, <c>silero</c>, or the name of an installed model. Null for Silero if it is installed.</param>
internal sealed record VoiceOptions(string? Diarizer, string? Activity)
{
    public const string DiarizerVariable = "SYMBL_LOCAL_DIARIZER";
    public const string CommandVariable = "SYMBL_LOCAL_DIARIZER_COMMAND";
    public const string ActivityVariable = "SYMBL_LOCAL_VOICE_ACTIVITY";

    /// <summary>Options of a server that uses the engines without models.</summary>
    public static VoiceOptions Default { get; } = new(null, null);

    /// <summary>Chooses a diarizer. The options that choose one contradict each other.</summary>
    /// <param name="name">The name of the option.</param>
    /// <param name="value">The diarizer.</param>
    /// <exception cref="StartupException">Another option chose another diarizer.</exception>
    public VoiceOptions Choose(string name, string value) => Diarizer is null || Diarizer == value
        ? this with { Diarizer = value }
        : throw StartupException.WrongOption($"{name}: another diarizer is chosen already; use one of --diarizer and --diarizer-command");

    /// <summary>Returns these options, completed from environment variables.</summary>
    /// <param name="variable">Reads an environment variable.</param>
    /// <exception cref="StartupException">The variables contradict each other.</exception>
    public VoiceOptions Complete(Func<string, string?> variable)
    {
        string? Variable(string name) => variable(name)?.Trim() is { Length: > 0 } text ? text : null;
        var complete = this with { Activity = Activity ?? Variable(ActivityVariable) };
        if (Diarizer is not null)
            return complete;
        foreach (var name in (string[])[DiarizerVariable, CommandVariable])
        {
            if (Variable(name) is { } value)
                complete = complete.Choose(name, value);
        }

        return complete;
    }
}
