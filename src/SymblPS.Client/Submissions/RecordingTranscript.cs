using System.Globalization;
using Symbl.Transcripts.Content;
using SymblPS.Client.Transcripts;

namespace SymblPS.Client.Submissions;

/// <summary>Source of the speakers of a recording that comes with its transcript.</summary>
public enum SpeakerSource
{
    /// <summary>The transcript, with its names.</summary>
    Transcript,

    /// <summary>The audio: the speaker count, the channels, or one speaker.</summary>
    Audio,
}

/// <summary>The transcript of a recording, with offsets from the start of the recording.</summary>
public sealed record RecordingTranscript
{
    private RecordingTranscript() { }

    /// <summary>The file and its format, such as <c>call.json (Whisper JSON)</c>.</summary>
    public required string Source { get; init; }

    /// <summary>The entries in order of time, each with a start.</summary>
    public required IReadOnlyList<TranscriptEntry> Entries { get; init; }

    /// <summary>Whether the speakers are those of the transcript.</summary>
    public bool GivesSpeakers { get; init; }

    /// <summary>Language as a BCP-47 tag; <see langword="null"/> if the transcript does not state it.</summary>
    public string? Language { get; init; }

    /// <summary>Repairs and assumptions that the user needs to know, in full sentences.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Reads a transcript of any format that <see cref="TranscriptReader"/> reads.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="start">Start time of the recording, for a transcript with dates; <see langword="null"/> if the user does not state it.</param>
    /// <param name="speakers">Source of the speakers; <see langword="null"/> takes those of the transcript if it names some.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="ArgumentException">The path is empty, or names a folder or an empty file.</exception>
    /// <exception cref="SymblTranscriptException">The content is invalid, has no times, or names no speakers.</exception>
    public static async Task<RecordingTranscript> ReadAsync(string path, DateTimeOffset? start, SpeakerSource? speakers, CancellationToken cancellationToken)
    {
        var name = Path.GetFileName(path);
        var read = await TranscriptReader.ReadFileAsync(path, null, null, cancellationToken).ConfigureAwait(false);
        var named = read.Entries.Any(static entry => entry.Speaker is not null || entry.Email is not null);
        if (speakers == SpeakerSource.Transcript && !named)
            throw new SymblTranscriptException(name, 0, "names no speakers. Omit -SpeakerFrom, and specify -SpeakerCount to distinguish the speakers by voice.");
        return new RecordingTranscript
        {
            Source = $"{name} ({FormatOf(read)})",
            Entries = Placed(read, start, name),
            GivesSpeakers = speakers switch { SpeakerSource.Transcript => true, SpeakerSource.Audio => false, _ => named },
            Language = read.Language,
            Notes = read.Notes,
        };
    }

    /// <summary>Returns the entries with offsets. An entry without a time follows the entry before.</summary>
    private static List<TranscriptEntry> Placed(Transcript read, DateTimeOffset? start, string name)
    {
        if (read.Entries.All(static entry => entry.StartOffset is null && entry.StartTime is null))
            throw new SymblTranscriptException(name, 0, "has no times, so its words have no place in the recording. Use Submit-SymblText to submit it without the recording.");
        var origin = start ?? (read.Start == TranscriptStart.Content ? read.StartTime : null);
        var placed = new List<TranscriptEntry>(read.Entries.Count);
        var last = TimeSpan.Zero;
        foreach (var entry in read.Entries)
        {
            // An offset tells the place exactly. A date needs the start of the recording.
            if (entry.StartOffset is null && entry.StartTime is not null && origin is null)
                throw new SymblTranscriptException(name, 0, "has dates, and the start of the recording is unknown. Specify -StartTime: the time at which the recording starts.");
            var from = entry.StartOffset ?? (entry.StartTime - origin) ?? last;
            if (from < TimeSpan.Zero)
            {
                throw new SymblTranscriptException(
                    name, 0, string.Format(CultureInfo.InvariantCulture, "has an entry before the start of the recording: '{0}' at {1:yyyy-MM-dd HH:mm:ss} UTC. The recording starts at {2:yyyy-MM-dd HH:mm:ss} UTC. Specify its start with -StartTime.",
                        Shorten(entry.Text), entry.StartTime!.Value.UtcDateTime, origin!.Value.UtcDateTime));
            }

            var to = entry.EndOffset ?? (entry.EndTime - origin);
            placed.Add(entry with { StartOffset = from, EndOffset = to >= from ? to : null });
            last = to > from ? to.Value : from;
        }

        return placed;
    }

    private static string FormatOf(Transcript read) => read switch
    {
        { Format: TranscriptFormat.Json, Product: { } product } => $"{product} JSON",
        { Format: TranscriptFormat.Json } => "JSON",
        { Format: TranscriptFormat.Vtt } => "WebVTT",
        { Format: TranscriptFormat.Srt } => "SubRip",
        { Format: TranscriptFormat.Sbv } => "SubViewer",
        { Format: TranscriptFormat.Csv } => "CSV",
        { Format: TranscriptFormat.ZoomChat } => "Zoom chat",
        { Format: TranscriptFormat.Docx } => "Word document",
        { Format: TranscriptFormat.WordTimes } => "word times",
        { Format: TranscriptFormat.Markdown } => "Markdown",
        _ => "text",
    };

    private static string Shorten(string text) => text.Length <= 40 ? text : text[..39] + "…";
}
