namespace Symbl.Domain.Recordings;

/// <summary>
/// Processes stored recordings into messages, speakers and turns. The same bytes and options always give the same result.
/// </summary>
public interface IRecordingProcessor
{
    /// <summary>Processes a recording.</summary>
    /// <param name="input">The stored file and the options of its submission.</param>
    /// <param name="progress">Receives the stage and its finished part.</param>
    /// <param name="cancel">Cancels the work. After a restart a worker claims the job again.</param>
    /// <exception cref="RecordingException">The processor cannot process the recording. The message is the reason for the user.</exception>
    Task<ProcessedRecording> ProcessAsync(RecordingInput input, IProgress<RecordingProgress>? progress, CancellationToken cancel);
}

/// <summary>A stored recording.</summary>
/// <param name="Path">Path of the stored file.</param>
/// <param name="Name">Name for messages to the user: the name of the submission, or the way in which the bytes arrived.</param>
/// <param name="ContentType">Declared media type, if any.</param>
/// <param name="Options">Options of the submission for words and speakers.</param>
public sealed record RecordingInput(string Path, string Name, string? ContentType, ProcessingOptions Options)
{
    /// <summary>The transcript that came with the recording; null if there was none.</summary>
    public GivenTranscript? Transcript { get; init; }
}

/// <summary>Options of a submission for words and speakers.</summary>
public sealed record ProcessingOptions
{
    /// <summary>
    /// Whether diarization distinguishes speakers. Takes precedence over <see cref="SeparateChannels"/>, as on the service.
    /// </summary>
    public bool Diarize { get; init; }

    /// <summary>Number of speakers; 0 if the submission does not state it.</summary>
    public int SpeakerCount { get; init; }

    /// <summary>Whether diarization detects the number of speakers, within the limits below.</summary>
    public bool DetectSpeakers { get; init; }

    /// <summary>Smallest number of speakers to detect.</summary>
    public int MinimumSpeakers { get; init; } = 1;

    /// <summary>Largest number of speakers to detect; null for no limit.</summary>
    public int? MaximumSpeakers { get; init; }

    /// <summary>Whether each channel has one speaker.</summary>
    public bool SeparateChannels { get; init; }

    /// <summary>
    /// Whether the processor decides between one speaker per channel and diarization by voice. It sets <see cref="SeparateChannels"/> if each
    /// channel has one person.
    /// </summary>
    public bool DetectChannels { get; init; }

    /// <summary>Whether the submission states that the channels are no speakers.</summary>
    public bool MixChannels { get; init; }

    /// <summary>Speakers of the channels. Applies only to one speaker per channel.</summary>
    public IReadOnlyList<ChannelSpeaker> Channels { get; init; } = [];

    /// <summary>BCP-47 language tag.</summary>
    public string LanguageCode { get; init; } = "en-US";

    /// <summary>Words and names that are likely to occur, for recognizers that can use them.</summary>
    public IReadOnlyList<string> CustomVocabulary { get; init; } = [];

    /// <summary>
    /// Kind of audio, <c>default</c> or <c>phone</c>, for recognizers that can use it; null if the submission does not state it.
    /// </summary>
    public string? Mode { get; init; }

    /// <summary>Whether to mark the actionable phrases of sentences.</summary>
    public bool DetectPhrases { get; init; }
}

/// <summary>The speaker of a channel.</summary>
/// <param name="Channel">Channel number from 1.</param>
/// <param name="Name">Display name, if given.</param>
/// <param name="Email">Email address, if given. Speakers with the same address become one member.</param>
public sealed record ChannelSpeaker(int Channel, string? Name, string? Email);

/// <summary>The result of processing a recording. Offsets count from the start of the recording.</summary>
/// <param name="Duration">Length of the recording.</param>
/// <param name="Speakers">The speakers in order of number.</param>
/// <param name="Turns">The turns in order of start. Turns of different speakers can overlap.</param>
/// <param name="Messages">The messages in order of start. Speech without recognized words has an empty text.</param>
/// <param name="Provenance">The methods that found words and speakers.</param>
public sealed record ProcessedRecording(
    TimeSpan Duration,
    IReadOnlyList<ProcessedSpeaker> Speakers,
    IReadOnlyList<ProcessedTurn> Turns,
    IReadOnlyList<ProcessedMessage> Messages,
    RecordingProvenance Provenance)
{
    /// <summary>Time from which the offsets count, in whole milliseconds, if the content states it. Recordings do not state it.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>BCP-47 tag of the language that the recognizer detected; null if the submission states the language.</summary>
    public string? DetectedLanguage { get; init; }
}

/// <summary>A speaker of a recording.</summary>
/// <param name="Number">Number of the speaker, from 1 in order of first speech.</param>
/// <param name="Name">
/// Display name: <c>Speaker N</c> unless the submission gives a name. N is the number of the speaker, or with one speaker per channel the
/// number of the channel.
/// </param>
/// <param name="Email">Email address, if the submission gives one.</param>
public sealed record ProcessedSpeaker(int Number, string Name, string? Email)
{
    /// <summary>Id that the caller chose, if it is not an email address. Like an email address, it identifies a person.</summary>
    public string? UserId { get; init; }

    /// <summary>
    /// Whether the name from the caller identifies the person. An existing member with this name is then the same person.
    /// </summary>
    public bool IsKnownByName { get; init; }

    /// <summary>
    /// The voice print of the speaker, in a form that only the comparison of voices reads; null without one. It is biometric data: it stays in
    /// the store of the server and is part of no answer.
    /// </summary>
    public ReadOnlyMemory<byte>? Voice { get; init; }
}

/// <summary>A segment of speech by one speaker.</summary>
/// <param name="Speaker">A <see cref="ProcessedSpeaker.Number"/>.</param>
/// <param name="Start">Offset of the start.</param>
/// <param name="End">Offset of the end.</param>
/// <param name="Confidence">Confidence in the speaker of the turn, 0 to 1; 1 if there was no choice.</param>
public sealed record ProcessedTurn(int Speaker, TimeSpan Start, TimeSpan End, double Confidence = 1);

/// <summary>A sentence, or a segment of speech without recognized words.</summary>
/// <param name="Speaker">A <see cref="ProcessedSpeaker.Number"/>.</param>
/// <param name="Start">Offset of the first word.</param>
/// <param name="End">Offset of the end of the last word.</param>
/// <param name="Text">The sentence; empty if no words were recognized.</param>
/// <param name="Words">The words with their times; empty if no words were recognized.</param>
/// <param name="Phrases">Actionable phrases, if requested.</param>
public sealed record ProcessedMessage(
    int Speaker,
    TimeSpan Start,
    TimeSpan End,
    string Text,
    IReadOnlyList<ProcessedWord> Words,
    IReadOnlyList<ProcessedPhrase> Phrases)
{
    /// <summary>Probability that the speaker is right, 0 to 1; 1 if there was no choice, or if the content states the speaker.</summary>
    public double Confidence { get; init; } = 1;
}

/// <summary>A word.</summary>
/// <param name="Text">The word with its punctuation.</param>
/// <param name="Start">Offset of the start.</param>
/// <param name="End">Offset of the end.</param>
/// <param name="Score">Confidence of the recognition, 0 to 1, if the source of the words states it.</param>
public sealed record ProcessedWord(string Text, TimeSpan Start, TimeSpan End, double? Score)
{
    /// <summary>
    /// Number of the phrase of the word if only the time of the phrase is known; null for a word with times of its own. The times of the
    /// words of a phrase are shares of its time, and these words have one speaker.
    /// </summary>
    public int? Phrase { get; init; }

    /// <summary>Channel of the audio that contains the word, from 1; null if the source of the words does not distinguish channels.</summary>
    public int? Channel { get; init; }
}

/// <summary>An actionable part of a sentence.</summary>
/// <param name="Type">Kind, such as <c>action_phrase</c>.</param>
/// <param name="Text">The words.</param>
public sealed record ProcessedPhrase(string Type, string Text);

/// <summary>The methods that produced the words and speakers of a result.</summary>
/// <param name="Words">
/// Source of the words, such as <c>text labels in the recording (WAV cue and LIST adtl)</c>, or <c>none: ...</c>.
/// </param>
/// <param name="Speakers">Method that found the speakers.</param>
/// <param name="Notes">Statements about the result that a user needs, in full sentences.</param>
public sealed record RecordingProvenance(string Words, string Speakers, IReadOnlyList<string> Notes)
{
    /// <summary>The number of speakers with confidence; null if the content itself states the speakers.</summary>
    public DiarizationReport? Separation { get; init; }

    /// <summary>The engine that recognized the words; null if the words come from a text or from labels, or if there are none.</summary>
    public RecognitionReport? Recognition { get; init; }
}

/// <summary>The engine that recognized the words of a recording.</summary>
/// <param name="Engine">Kind of the engine: <c>whisper</c>, <c>command</c> or <c>service</c>.</param>
/// <param name="Version">Version of the engine; null if it does not state one.</param>
/// <param name="Model">Name of the model; null if the engine does not state one.</param>
/// <param name="Sha256">SHA-256 hash of the model; null if the model is not on this machine.</param>
/// <param name="Language">Language of the recognition; null if the engine does not state it.</param>
public sealed record RecognitionReport(string Engine, string? Version, string? Model, string? Sha256, string? Language)
{
    /// <summary>Whether the engine detected the language.</summary>
    public bool LanguageDetected { get; init; }

    /// <summary>Settings of the engine in a few words; null if there are none to state.</summary>
    public string? Settings { get; init; }
}

/// <summary>The processor cannot process a recording. The message becomes the reason of the failed job, and the user sees it.</summary>
public sealed class RecordingException : Exception
{
    /// <summary>Creates the exception with a reason for the user.</summary>
    /// <param name="message">The problem and a remedy.</param>
    public RecordingException(string message) : base(message) { }

    /// <summary>Creates the exception with a reason for the user and its cause.</summary>
    /// <param name="message">The problem and a remedy.</param>
    /// <param name="innerException">The cause.</param>
    public RecordingException(string message, Exception innerException) : base(message, innerException) { }
}
