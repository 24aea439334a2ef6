using Symbl.Speech.Scoring;
using SymblPS.Client.Transcripts;

namespace SymblPS.Client.Diarization;

/// <summary>The turns of one recording, from a file or a conversation.</summary>
public sealed class RecordingTurns : IRecording
{
    /// <summary>Name of the recording.</summary>
    public required string Recording { get; init; }

    /// <summary>Other names: the name of the file if it has only one recording, or the name of the conversation.</summary>
    public IReadOnlyList<string> OtherNames { get; init; } = [];

    /// <summary>Source, as error messages show it.</summary>
    public required string Source { get; init; }

    /// <summary>Provenance; <see langword="null"/> if unknown.</summary>
    public string? Provenance { get; init; }

    /// <summary>The turns, in any order; empty if no speech was found.</summary>
    public required IReadOnlyList<SpeakerSegment> Segments { get; init; }

    /// <summary>All names.</summary>
    public IEnumerable<string> Names => OtherNames.Prepend(Recording);

    /// <summary>
    /// Reads the recordings of an RTTM file, in order of their first rows. The channels of a recording are merged. A file without turns is
    /// one recording without speech, with the name of the file.
    /// </summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="SymblTranscriptException">A row is invalid.</exception>
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
    /// Creates the turns of a conversation from its messages. A message is a sentence of one speaker, or a speech segment without
    /// recognized words.
    /// </summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="messages">Messages of the conversation.</param>
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
