using Symbl.Speech.Scoring;
using SymblPS.Client.Transcripts;

namespace SymblPS.Client.Diarization;

/// <summary>Who speaks when in one recording, as a file or a conversation has it.</summary>
public sealed class RecordingTurns
{
    /// <summary>Name of the recording.</summary>
    public required string Recording { get; init; }

    /// <summary>Other names it goes by: of a file with one recording, the name of the file; of a conversation, its own.</summary>
    public IReadOnlyList<string> OtherNames { get; init; } = [];

    /// <summary>Where it is from, as errors say it.</summary>
    public required string Source { get; init; }

    /// <summary>How it was found, where that is known; <see langword="null"/> otherwise.</summary>
    public string? Provenance { get; init; }

    /// <summary>The turns, in any order; none where nobody speaks.</summary>
    public required IReadOnlyList<SpeakerSegment> Segments { get; init; }

    /// <summary>All names.</summary>
    public IEnumerable<string> Names => OtherNames.Prepend(Recording);

    /// <summary>
    /// Reads the recordings of an RTTM file, in order of their first rows; the channels of a recording are one. Of a file without turns it is one
    /// recording, named as the file is, in which nobody speaks.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="SymblTranscriptException">A row is not as it should be.</exception>
    public static async Task<IReadOnlyList<RecordingTurns>> ReadRttmAsync(string path, CancellationToken cancellationToken)
    {
        var rows = await TurnFile.ReadAsync(path, Rttm.Read, cancellationToken).ConfigureAwait(false);
        var name = Path.GetFileNameWithoutExtension(path);
        if (rows.Count == 0) return [new RecordingTurns { Recording = name, Source = path, Segments = [] }];
        var recordings = rows.GroupBy(static row => row.File, StringComparer.Ordinal).ToList();
        IReadOnlyList<string> others = recordings.Count == 1 ? [name] : [];
        return recordings.ConvertAll(group => new RecordingTurns
        {
            Recording = group.Key,
            OtherNames = others,
            Source = path,
            Segments = [.. group.Select(static row => row.ToSegment())],
        });
    }

    /// <summary>
    /// The turns of a conversation, which are its messages: a message is a sentence of one speaker, or a stretch of speech nobody recognised.
    /// </summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="messages">Its messages.</param>
    /// <exception cref="ArgumentException">A message has no time.</exception>
    public static RecordingTurns Of(SymblConversation conversation, IReadOnlyList<SymblMessage> messages) => new()
    {
        Recording = conversation.ConversationId,
        OtherNames = string.IsNullOrWhiteSpace(conversation.Name) ? [] : [Rttm.NameOf(conversation.Name)],
        Source = $"conversation {conversation.ConversationId}",
        Provenance = conversation.Provenance?.ToString(),
        Segments = [.. TranscriptWriter.ToRttm(conversation.ConversationId, messages).Select(static row => row.ToSegment())],
    };
}
