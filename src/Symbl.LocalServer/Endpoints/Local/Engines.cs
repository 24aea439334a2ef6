namespace Symbl.LocalServer.Endpoints.Local;

/// <summary>Describes the engines of this server. Each list starts with the best engine.</summary>
internal static class Engines
{
    /// <summary>The method that finds insights, as the provenance of a conversation states it.</summary>
    public const string Insights =
        "rules over English words: questions, action items and follow-ups by set beginnings and verbs, due dates by date expressions, "
        + "topics by key phrases, summary by sentence rank, sentiment by word list; other languages have no insights";

    /// <summary>The method that finds entities, trackers and scores.</summary>
    public const string Findings =
        "rules over words: entities by patterns, check digits, numbering plans (libphonenumber) and known names, trackers by inflected "
        + "phrases, call scores by counts and checklists";

    /// <summary>Describes all engines.</summary>
    /// <param name="model">The description of the language model, or null without one.</param>
    /// <param name="recognizer">The speech recognizer.</param>
    /// <param name="diarizer">The diarizer.</param>
    public static EnginesInfo Info(string? model, EngineInfo recognizer, EngineInfo diarizer) => new(
        [
            "given as text", "words from a transcript that comes with the recording", "text labels in the recording (WAV cue and LIST adtl)",
            .. recognizer.Engine is { } engine ? (string[])[engine] : [], "times without words",
        ],
        ["given with the messages of a text", "given with the transcript of a recording", "one channel each, when asked", $"{diarizer.Engine ?? "no usable diarizer"}, to the given count", "one speaker"],
        [Insights, Findings],
        [model ?? "no model: start the server with --model-url and --model-name"]);
}
