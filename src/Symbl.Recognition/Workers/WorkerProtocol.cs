using System.Text.Json;
using System.Text.Json.Serialization;

namespace Symbl.Recognition.Workers;

/// <summary>
/// The work of one worker process. It is one line of JSON on standard input. The worker answers with lines of <see cref="WorkerEvent"/> on
/// standard output, and ends if its standard input ends.
/// </summary>
public sealed record WorkerRequest
{
    /// <summary>Kind of the work: a constant of <see cref="WorkerWork"/>.</summary>
    public string Work { get; init; } = WorkerWork.Words;

    /// <summary>Name of the model, for messages.</summary>
    public required string Model { get; init; }

    /// <summary>Path of the model.</summary>
    public required string ModelPath { get; init; }

    /// <summary>Whether the model has the content of a model of the catalog, so that its structure needs no check.</summary>
    public bool IsKnown { get; init; }

    /// <summary>Path of a WAV file: 16 kHz, mono, 16-bit PCM.</summary>
    public required string AudioPath { get; init; }

    /// <summary>The pieces of the audio to recognize, in order; empty for work on the whole audio.</summary>
    public required IReadOnlyList<WorkerPiece> Pieces { get; init; }

    /// <summary>The model of voices; null for work without one.</summary>
    public WorkerModel? VoiceModel { get; init; }

    /// <summary>The number of speakers, for work that distinguishes them.</summary>
    public WorkerSpeakers? Speakers { get; init; }

    /// <summary>Two-letter code of the language; null if the worker detects it.</summary>
    public string? Language { get; init; }

    /// <summary>Words and names that are likely to occur, as a text; null if there is no vocabulary.</summary>
    public string? Prompt { get; init; }

    /// <summary>Number of threads of the engine.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Most memory of the worker in bytes, if the system can enforce a limit.</summary>
    public long MemoryLimit { get; init; }

    /// <summary>All models of the work.</summary>
    [JsonIgnore]
    public IReadOnlyList<WorkerModel> Models
    {
        get
        {
            var first = new WorkerModel(Model, ModelPath, IsKnown);
            return VoiceModel is { } second ? [first, second] : [first];
        }
    }
}

/// <summary>Kinds of work.</summary>
public static class WorkerWork
{
    /// <summary>Recognizes words.</summary>
    public const string Words = "words";

    /// <summary>Finds speech.</summary>
    public const string Activity = "activity";

    /// <summary>Finds who speaks when.</summary>
    public const string Speakers = "speakers";
}

/// <summary>A model of a worker.</summary>
/// <param name="Name">Name of the model, for messages.</param>
/// <param name="Path">Path of the model.</param>
/// <param name="IsKnown">Whether the model has the content of a model of the catalog, so that its structure needs no check.</param>
public sealed record WorkerModel(string Name, string Path, bool IsKnown);

/// <summary>The number of speakers.</summary>
/// <param name="Exact">The exact number; null if it is unknown.</param>
/// <param name="Minimum">The smallest number.</param>
/// <param name="Maximum">The largest number; null if it is unknown.</param>
public sealed record WorkerSpeakers(int? Exact, int Minimum, int? Maximum);

/// <summary>A piece of audio, in seconds from the start of the file.</summary>
/// <param name="Index">Number of the piece.</param>
/// <param name="Start">Start of the piece.</param>
/// <param name="End">End of the piece.</param>
public sealed record WorkerPiece(int Index, double Start, double End);

/// <summary>A message of a worker.</summary>
public sealed record WorkerEvent
{
    /// <summary>The engine is ready. <see cref="Version"/>, <see cref="LoadSeconds"/> and <see cref="Language"/> are set.</summary>
    public const string Ready = "ready";

    /// <summary>A part of a piece is done. <see cref="Piece"/> and <see cref="Fraction"/> are set.</summary>
    public const string Progress = "progress";

    /// <summary>A piece is done. <see cref="Piece"/> and <see cref="Segments"/> are set.</summary>
    public const string Recognized = "recognized";

    /// <summary>A part of the audio was searched for speech. <see cref="SpeechOdds"/> is set.</summary>
    public const string Speech = "speech";

    /// <summary>The speakers of the audio are found. <see cref="Turns"/> is set.</summary>
    public const string Found = "found";

    /// <summary>All work is done.</summary>
    public const string Done = "done";

    /// <summary>The work is impossible. <see cref="Reason"/> is set.</summary>
    public const string Failed = "failed";

    /// <summary>One of the constants of this class.</summary>
    public required string Type { get; init; }

    /// <summary>Version of the engine.</summary>
    public string? Version { get; init; }

    /// <summary>Seconds that the worker needed to load the model.</summary>
    public double? LoadSeconds { get; init; }

    /// <summary>Code of the language that the engine uses.</summary>
    public string? Language { get; init; }

    /// <summary>Number of a piece.</summary>
    public int? Piece { get; init; }

    /// <summary>Finished part of the piece, or of the audio, 0 to 1.</summary>
    public double? Fraction { get; init; }

    /// <summary>The probability of speech in each frame that follows the frames before. A frame has <see cref="FrameSeconds"/>.</summary>
    public IReadOnlyList<float>? SpeechOdds { get; init; }

    /// <summary>Length of a frame in seconds.</summary>
    public double? FrameSeconds { get; init; }

    /// <summary>The turns of the audio in order of start.</summary>
    public IReadOnlyList<WorkerTurn>? Turns { get; init; }

    /// <summary>The recognized segments of a piece.</summary>
    public IReadOnlyList<WorkerSegment>? Segments { get; init; }

    /// <summary>Reason of a failure, for the user.</summary>
    public string? Reason { get; init; }
}

/// <summary>A turn of a speaker.</summary>
/// <param name="Speaker">Number of the speaker from 0.</param>
/// <param name="Start">Start in seconds.</param>
/// <param name="End">End in seconds.</param>
/// <param name="Agreement">Share of the windows that agree on this speaker, 0 to 1.</param>
public sealed record WorkerTurn(int Speaker, double Start, double End, double Agreement);

/// <summary>A recognized segment.</summary>
/// <param name="NoSpeech">Probability that the segment has no speech, 0 to 1.</param>
/// <param name="LogProbability">Mean logarithm of the probabilities of its tokens.</param>
/// <param name="Words">Words with times in seconds from the start of the file.</param>
public sealed record WorkerSegment(double NoSpeech, double LogProbability, IReadOnlyList<WorkerWord> Words);

/// <summary>A recognized word.</summary>
/// <param name="Text">The word with its punctuation.</param>
/// <param name="Start">Start in seconds.</param>
/// <param name="End">End in seconds.</param>
/// <param name="Probability">Mean probability of its tokens, 0 to 1.</param>
public sealed record WorkerWord(string Text, double Start, double End, double Probability);

/// <summary>Reads and writes the lines of the protocol.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(WorkerRequest))]
[JsonSerializable(typeof(WorkerEvent))]
internal sealed partial class WorkerJson : JsonSerializerContext
{
    /// <summary>Writes a message as one line.</summary>
    /// <param name="message">The message.</param>
    public static string Line(WorkerEvent message) => JsonSerializer.Serialize(message, Default.WorkerEvent);

    /// <summary>Writes a request as one line.</summary>
    /// <param name="request">The request.</param>
    public static string Line(WorkerRequest request) => JsonSerializer.Serialize(request, Default.WorkerRequest);

    /// <summary>Reads a request.</summary>
    /// <param name="line">The line.</param>
    /// <exception cref="JsonException">The line is no request.</exception>
    public static WorkerRequest Request(string line) => JsonSerializer.Deserialize(line, Default.WorkerRequest) ?? throw new JsonException();

    /// <summary>Reads a message. Returns null for a line that is no message, such as a remark of a native library.</summary>
    /// <param name="line">The line.</param>
    public static WorkerEvent? Event(string line)
    {
        try
        {
            return line.StartsWith('{') ? JsonSerializer.Deserialize(line, Default.WorkerEvent) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
