namespace Symbl.Domain.Recordings;

/// <summary>Turns one stored recording into what was said, by whom and when. Same bytes and options, same answer.</summary>
public interface IRecordingProcessor
{
    /// <summary>Processes a recording.</summary>
    /// <param name="input">The stored file and the options of its submission.</param>
    /// <param name="progress">Receives the stage and its finished part.</param>
    /// <param name="cancel">Cancels the work. The job is claimed again after a restart.</param>
    /// <exception cref="RecordingException">The recording cannot be processed; the message is the job's reason, fit for a user.</exception>
    Task<ProcessedRecording> ProcessAsync(RecordingInput input, IProgress<RecordingProgress>? progress, CancellationToken cancel);
}

/// <summary>One stored recording.</summary>
/// <param name="Path">Where the bytes lie.</param>
/// <param name="Name">A name for messages to the user: the submission's name, or how the bytes arrived.</param>
/// <param name="ContentType">The declared media type, if any.</param>
/// <param name="Options">The submission's options that concern words and speakers.</param>
public sealed record RecordingInput(string Path, string Name, string? ContentType, ProcessingOptions Options);

/// <summary>Options of a submission that concern words and speakers.</summary>
public sealed record ProcessingOptions
{
    /// <summary>Tell speakers apart from the sound. Wins over <see cref="SeparateChannels"/>, as on the service.</summary>
    public bool Diarize { get; init; }

    /// <summary>How many people speak; at least 1 when <see cref="Diarize"/> is set.</summary>
    public int SpeakerCount { get; init; }

    /// <summary>One speaker per channel.</summary>
    public bool SeparateChannels { get; init; }

    /// <summary>Names for channels; used with <see cref="SeparateChannels"/> only.</summary>
    public IReadOnlyList<ChannelSpeaker> Channels { get; init; } = [];

    /// <summary>BCP-47 language tag.</summary>
    public string LanguageCode { get; init; } = "en-US";

    /// <summary>Words and names that are likely to occur, for recognizers that can use them.</summary>
    public IReadOnlyList<string> CustomVocabulary { get; init; } = [];

    /// <summary>Kind of audio, <c>default</c> or <c>phone</c>, for recognizers that can use it; null if it was not stated.</summary>
    public string? Mode { get; init; }

    /// <summary>Mark the actionable phrases of sentences.</summary>
    public bool DetectPhrases { get; init; }
}

/// <summary>Who speaks on a channel.</summary>
/// <param name="Channel">Channel number from 1.</param>
/// <param name="Name">Display name, if given.</param>
/// <param name="Email">E-mail address, if given; the key that merges members.</param>
public sealed record ChannelSpeaker(int Channel, string? Name, string? Email);

/// <summary>The outcome of processing one recording. Offsets count from the start of this recording.</summary>
/// <param name="Duration">Length of the recording.</param>
/// <param name="Speakers">Everyone who speaks, in order of number.</param>
/// <param name="Turns">Who speaks when, in order of start; overlap is two turns at once.</param>
/// <param name="Messages">Sentences in order of start; empty text for speech nobody recognised.</param>
/// <param name="Provenance">How words and speakers were found.</param>
public sealed record ProcessedRecording(
    TimeSpan Duration,
    IReadOnlyList<ProcessedSpeaker> Speakers,
    IReadOnlyList<ProcessedTurn> Turns,
    IReadOnlyList<ProcessedMessage> Messages,
    RecordingProvenance Provenance)
{
    /// <summary>The time offsets count from, in whole milliseconds, where the content itself says so; recordings do not.</summary>
    public DateTimeOffset? StartTime { get; init; }
}

/// <summary>Someone who speaks in the recording.</summary>
/// <param name="Number">From 1, in order of first speech.</param>
/// <param name="Name">
/// Display name: <c>Speaker N</c> unless the submission named a channel. N is the number, or with one speaker per channel the channel.
/// </param>
/// <param name="Email">E-mail address when the submission gave one.</param>
public sealed record ProcessedSpeaker(int Number, string Name, string? Email)
{
    /// <summary>Identity the caller chose that is no e-mail address; like one it says that two are the same person.</summary>
    public string? UserId { get; init; }

    /// <summary>Whether the caller gave the name to say who speaks: a member already known by it is then the same person.</summary>
    public bool IsKnownByName { get; init; }
}

/// <summary>A stretch of speech by one speaker.</summary>
/// <param name="Speaker">A <see cref="ProcessedSpeaker.Number"/>.</param>
/// <param name="Start">Offset of the first sound.</param>
/// <param name="End">Offset of the last sound.</param>
/// <param name="Confidence">How sure it is that this speaker says this, 0 to 1; 1 where there was nothing to choose between.</param>
public sealed record ProcessedTurn(int Speaker, TimeSpan Start, TimeSpan End, double Confidence = 1);

/// <summary>A sentence, or a stretch of speech without recognised words.</summary>
/// <param name="Speaker">A <see cref="ProcessedSpeaker.Number"/>.</param>
/// <param name="Start">Offset of the first word.</param>
/// <param name="End">Offset of the end of the last word.</param>
/// <param name="Text">The sentence; empty where nobody recognised the words.</param>
/// <param name="Words">The words with times; empty where there are none.</param>
/// <param name="Phrases">Actionable phrases; only when asked for.</param>
public sealed record ProcessedMessage(
    int Speaker,
    TimeSpan Start,
    TimeSpan End,
    string Text,
    IReadOnlyList<ProcessedWord> Words,
    IReadOnlyList<ProcessedPhrase> Phrases);

/// <summary>One word.</summary>
/// <param name="Text">The word with its punctuation.</param>
/// <param name="Start">Offset of its start.</param>
/// <param name="End">Offset of its end.</param>
/// <param name="Score">Recognition confidence 0 to 1, when the source of words states one.</param>
public sealed record ProcessedWord(string Text, TimeSpan Start, TimeSpan End, double? Score)
{
    /// <summary>
    /// Number of the phrase it belongs to where only the phrase's time is known; the word's own times are then shares of that time, and the
    /// words of the phrase have one speaker. Nothing for a word with times of its own.
    /// </summary>
    public int? Phrase { get; init; }
}

/// <summary>An actionable part of a sentence.</summary>
/// <param name="Type">Kind, such as <c>action_phrase</c>.</param>
/// <param name="Text">The words.</param>
public sealed record ProcessedPhrase(string Type, string Text);

/// <summary>How each part of the answer was found.</summary>
/// <param name="Words">Source of the words, such as <c>text labels in the recording (WAV cue and LIST adtl)</c>, or <c>none: ...</c>.</param>
/// <param name="Speakers">Method that told speakers apart.</param>
/// <param name="Notes">What a user should know about this answer, in full sentences.</param>
public sealed record RecordingProvenance(string Words, string Speakers, IReadOnlyList<string> Notes)
{
    /// <summary>How many speakers were found, and how surely; nothing where the content itself says who speaks.</summary>
    public DiarizationReport? Separation { get; init; }
}

/// <summary>A recording cannot be processed. The message becomes the job's reason and is shown to the user.</summary>
public sealed class RecordingException : Exception
{
    /// <summary>Creates the exception with a reason for the user.</summary>
    /// <param name="message">What is wrong and what would help.</param>
    public RecordingException(string message) : base(message) { }

    /// <summary>Creates the exception with a reason for the user and its cause.</summary>
    /// <param name="message">What is wrong and what would help.</param>
    /// <param name="innerException">The underlying failure.</param>
    public RecordingException(string message, Exception innerException) : base(message, innerException) { }
}
