namespace Symbl.LocalServer.Endpoints.Local;

/// <summary>What this server finds things with, best first.</summary>
internal static class Engines
{
    /// <summary>How insights were made, as a conversation's provenance says it.</summary>
    public const string Insights =
        "rules over English words: questions, action items and follow-ups by set beginnings and verbs, due dates by date expressions, "
        + "topics by key phrases, summary by the most telling sentences, sentiment by word list; other languages get none";

    /// <summary>How entities, trackers and scores are made.</summary>
    public const string Findings =
        "rules over words: entities by patterns, check digits, numbering plans (libphonenumber) and known names, trackers by inflected "
        + "phrases, call scores by counts and checklists";

    /// <summary>All engines.</summary>
    /// <param name="model">What answers for the language model; null without one.</param>
    public static EnginesInfo Info(string? model) => new(
        ["given as text", "text labels in the recording (WAV cue and LIST adtl)", "none: times without words"],
        ["given with the messages of a text", "one channel each, when asked", "acoustic separation to the given count", "one speaker"],
        [Insights, Findings],
        [model ?? "none: start the server with --model-url and --model-name"]);
}
