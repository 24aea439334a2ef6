using Symbl.Domain.Recordings;

namespace Symbl.Recognition.Stages;

/// <summary>Recognizes the words of a recording. The same request always gives the same result.</summary>
public interface IRecognizer
{
    /// <summary>Whether words of one channel can overlap in time. The words of an engine without overlap are in order.</summary>
    bool WordsMayOverlap { get; }

    /// <summary>Recognizes words.</summary>
    /// <param name="request">Audio, language and vocabulary.</param>
    /// <param name="progress">Receives the finished part, 0 to 1.</param>
    /// <param name="cancel">Cancels the work.</param>
    /// <returns>The words; null if this engine has no words for the recording. The processor then tries the next engine.</returns>
    /// <exception cref="RecordingException">The engine failed. The message is for the user.</exception>
    Task<RecognizedWords?> RecognizeAsync(RecognitionRequest request, IProgress<double>? progress, CancellationToken cancel);
}

/// <summary>Audio to recognize.</summary>
/// <param name="Audio">The audio.</param>
/// <param name="LanguageCode">BCP-47 tag of the language.</param>
public sealed record RecognitionRequest(IRecordingAudio Audio, string LanguageCode)
{
    /// <summary>Words and names that are likely to occur.</summary>
    public IReadOnlyList<string> Vocabulary { get; init; } = [];

    /// <summary>Kind of audio, such as <c>phone</c>; null if the submission does not state it.</summary>
    public string? Mode { get; init; }

    /// <summary>Whether each channel has one speaker, so that the engine recognizes each channel alone.</summary>
    public bool SeparateChannels { get; init; }
}

/// <summary>The words of a recording.</summary>
/// <param name="Words">The words in order of start, within the recording, each without whitespace.</param>
/// <param name="Report">The source of the words, with notes.</param>
public sealed record RecognizedWords(IReadOnlyList<ProcessedWord> Words, StageReport Report)
{
    /// <summary>BCP-47 tag of the language that the engine detected; null if the request states the language.</summary>
    public string? DetectedLanguage { get; init; }
}
