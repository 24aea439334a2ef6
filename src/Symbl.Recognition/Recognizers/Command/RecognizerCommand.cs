using System.Text.RegularExpressions;
using Symbl.Platform.Processes;
using Symbl.Transcripts.Content;

namespace Symbl.Recognition.Recognizers.Command;

/// <summary>A program that recognizes speech, with its arguments and the form of its output. A JSON file of the user describes it.</summary>
internal sealed partial record RecognizerCommand
{
    /// <summary>Longest time for a minute of audio if the file states no other.</summary>
    public static readonly TimeSpan UsualTimePerMinute = TimeSpan.FromMinutes(5);

    /// <summary>Name of the recognizer: the one that the file states, or the name of the file.</summary>
    public required string Name { get; init; }

    /// <summary>Full path of the program.</summary>
    public required string Program { get; init; }

    /// <summary>Arguments with placeholders, not quoted.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>Folder of the file, in which the program runs.</summary>
    public required string Folder { get; init; }

    /// <summary>Whether the program writes its result to a file. Otherwise, it prints it.</summary>
    public bool WritesFile { get; init; }

    /// <summary>Format of the result; null detects it.</summary>
    public TranscriptFormat? Format { get; init; }

    /// <summary>Languages of the program as BCP-47 tags; empty for any language.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Longest time for a minute of audio.</summary>
    public TimeSpan TimePerMinute { get; init; } = UsualTimePerMinute;

    /// <summary>Environment variables for the program, besides the usual ones. Their values are secrets.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Reads the file of a command, and finds its program.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="searchPath">Folders of programs; those of now if omitted.</param>
    /// <param name="noun">The word for the program in messages: <c>recognizer</c> or <c>diarizer</c>.</param>
    /// <exception cref="RecognizerCommandException">The file is missing or wrong, or the program is not installed.</exception>
    public static RecognizerCommand Read(string path, string? searchPath = null, string noun = "recognizer") =>
        RecognizerCommandFile.Read(path, searchPath ?? SearchPath.Current(), noun);

    /// <summary>Returns whether the program knows a language. <c>en</c> stands for all kinds of English.</summary>
    /// <param name="language">BCP-47 tag.</param>
    public bool Knows(string language)
    {
        return Languages.Count == 0 || Languages.Any(known => Same(known, language));

        static bool Same(string known, string asked) => string.Equals(known, asked, StringComparison.OrdinalIgnoreCase)
            || (string.Equals(PrimaryOf(known), PrimaryOf(asked), StringComparison.OrdinalIgnoreCase) && !(known.Contains('-') && asked.Contains('-')));
    }

    /// <summary>Returns the part of a tag that names the language: <c>en</c> of <c>en-US</c>.</summary>
    /// <param name="language">BCP-47 tag.</param>
    public static string PrimaryOf(string language) => language.Split('-')[0].ToLowerInvariant();

    /// <summary>The placeholders of arguments, without their braces.</summary>
    public static class Placeholders
    {
        /// <summary>Path of the audio.</summary>
        public const string Wave = "wav";

        /// <summary>BCP-47 tag of the language.</summary>
        public const string Language = "language";

        /// <summary>Two or three letters of the language.</summary>
        public const string Language2 = "language2";

        /// <summary>Path of a text file with a phrase per line.</summary>
        public const string Vocabulary = "vocabulary";

        /// <summary>The phrases, separated by commas.</summary>
        public const string Prompt = "prompt";

        /// <summary>Path of the file for the result.</summary>
        public const string Out = "out";

        /// <summary>Path of the folder for the result.</summary>
        public const string OutFolder = "outdir";

        /// <summary>The stated number of speakers, or 0. For diarizers only.</summary>
        public const string Speakers = "speakers";

        /// <summary>The placeholders of recognizers.</summary>
        public static IReadOnlyList<string> OfRecognizers { get; } = [Wave, Language, Language2, Vocabulary, Prompt, Out, OutFolder];

        /// <summary>The placeholders of diarizers.</summary>
        public static IReadOnlyList<string> OfDiarizers { get; } = [Wave, Speakers, Out, OutFolder];
    }

    /// <summary>Replaces the placeholders of a text in one pass, so that a value with braces stays as it is.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">Returns the value of a placeholder; null leaves it as it is.</param>
    public static string Replace(string text, Func<string, string?> value) =>
        Placeholder().Replace(text, match => value(match.Groups["name"].Value) ?? match.Value);

    [GeneratedRegex(@"\{(?<name>[a-z][a-z0-9]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
