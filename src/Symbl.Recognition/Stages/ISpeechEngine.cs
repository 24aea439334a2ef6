using Symbl.Domain.Recordings;

namespace Symbl.Recognition.Stages;

/// <summary>
/// Recognizes the words of prepared audio. A recognizer prepares the audio of each channel, calls the engine for it, and cleans the words.
/// An engine holds no state between calls.
/// </summary>
public interface ISpeechEngine
{
    /// <summary>Kind and name of the engine, such as <c>Whisper base.en</c>.</summary>
    string Name { get; }

    /// <summary>The longest piece of audio that the engine takes. The recognizer cuts longer audio at pauses.</summary>
    TimeSpan LongestPiece { get; }

    /// <summary>Recognizes the words of one channel.</summary>
    /// <param name="audio">The audio and its pieces with speech.</param>
    /// <param name="options">Language and vocabulary.</param>
    /// <param name="progress">Receives the finished part, 0 to 1.</param>
    /// <param name="cancel">Cancels the work. The engine then ends its programs and requests at once.</param>
    /// <exception cref="RecordingException">The engine failed. The message is for the user and names the engine and the way out.</exception>
    Task<EngineTranscript> TranscribeAsync(EngineAudio audio, EngineOptions options, IProgress<double>? progress, CancellationToken cancel);
}

/// <summary>Audio of one channel.</summary>
/// <param name="WavePath">Path of a WAV file: 16 kHz, mono, 16-bit PCM, at the usual level. The engine does not change it.</param>
/// <param name="Pieces">The pieces to recognize, in order, without overlap. Speech outside of them is not recognized.</param>
public sealed record EngineAudio(string WavePath, IReadOnlyList<AudioPiece> Pieces);

/// <summary>A piece of audio.</summary>
/// <param name="Start">Offset of the start in the file.</param>
/// <param name="End">Offset of the end in the file.</param>
public sealed record AudioPiece(TimeSpan Start, TimeSpan End);

/// <summary>Options of an engine.</summary>
/// <param name="LanguageCode">BCP-47 tag of the language.</param>
/// <param name="Vocabulary">Words and names that are likely to occur.</param>
public sealed record EngineOptions(string LanguageCode, IReadOnlyList<string> Vocabulary);

/// <summary>The words that an engine recognized.</summary>
/// <param name="Words">
/// The words in order of start, with offsets from the start of the file and with their punctuation, if the engine gives it. Words of a phrase
/// without times of their own have <see cref="ProcessedWord.Phrase"/>.
/// </param>
/// <param name="Report">The engine with its version and model, and notes.</param>
public sealed record EngineTranscript(IReadOnlyList<ProcessedWord> Words, StageReport Report)
{
    /// <summary>Language that the engine detected or used, as a BCP-47 tag; null if the engine does not state it.</summary>
    public string? Language { get; init; }

    /// <summary>Time that the engine needed before it could begin; null if it is not known.</summary>
    public TimeSpan? LoadTime { get; init; }

    /// <summary>Most memory of the engine in bytes; null if it is not known.</summary>
    public long? PeakMemory { get; init; }
}
