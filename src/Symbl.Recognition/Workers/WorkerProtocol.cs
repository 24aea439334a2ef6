using System.Text.Json;
using System.Text.Json.Serialization;

namespace Symbl.Recognition.Workers;

/// <summary>
/// The work of one worker process. It is one line of JSON on standard input. The worker answers with lines of <see cref="WorkerEvent"/> on
/// standard output, and ends if its standard input ends.
/// </summary>
public sealed record WorkerRequest
{
    /// <summary>Name of the model, for messages.</summary>
    public required string Model { get; init; }

    /// <summary>Path of the model.</summary>
    public required string ModelPath { get; init; }

    /// <summary>Whether the model has the content of a model of the catalog, so that its structure needs no check.</summary>
    public bool IsKnown { get; init; }

    /// <summary>Path of a WAV file: 16 kHz, mono, 16-bit PCM.</summary>
    public required string AudioPath { get; init; }

    /// <summary>The pieces of the audio to recognize, in order.</summary>
    public required IReadOnlyList<WorkerPiece> Pieces { get; init; }

    /// <summary>Two-letter code of the language; null if the worker detects it.</summary>
    public string? Language { get; init; }

    /// <summary>Words and names that are likely to occur, as a text; null if there is no vocabulary.</summary>
    public string? Prompt { get; init; }

    /// <summary>Number of threads of the engine.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Most memory of the worker in bytes, if the system can enforce a limit.</summary>
    public long MemoryLimit { get; init; }
}

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

    /// <summary>All pieces are done.</summary>
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

    /// <summary>Finished part of the piece, 0 to 1.</summary>
    public double? Fraction { get; init; }

    /// <summary>The recognized segments of a piece.</summary>
    public IReadOnlyList<WorkerSegment>? Segments { get; init; }

    /// <summary>Reason of a failure, for the user.</summary>
    public string? Reason { get; init; }
}

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
public sealed partial class WorkerJson : JsonSerializerContext
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
