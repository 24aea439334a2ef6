using System.Text;
using System.Text.RegularExpressions;
using Symbl.Speech.Scoring.Words;
using SymblPS.Client.Diarization;
using SymblPS.Client.Transcripts;

namespace SymblPS.Client.Words;

/// <summary>The words of one recording, from a transcript or a conversation.</summary>
public sealed class RecordingWords : IRecording
{
    private static readonly Regex Json = new(@"^\s*(\{|\[\s*[{\]])", RegexOptions.CultureInvariant);

    private RecordingWords(string recording, string source, IReadOnlyList<Utterance> utterances) =>
        (Recording, Source, Utterances) = (recording, source, utterances);

    /// <inheritdoc />
    public string Recording { get; }

    /// <inheritdoc />
    public string Source { get; }

    /// <summary>Other names: the name of the conversation.</summary>
    public IReadOnlyList<string> OtherNames { get; private init; } = [];

    /// <summary>Provenance; <see langword="null"/> if unknown.</summary>
    public string? Provenance { get; private init; }

    /// <summary>Repairs and assumptions of the reader, in full sentences.</summary>
    public IReadOnlyList<string> Notes { get; private init; } = [];

    /// <inheritdoc />
    public IEnumerable<string> Names => OtherNames.Prepend(Recording);

    /// <summary>Whether any part has text.</summary>
    public bool HasWords => Utterances.Any(static one => !string.IsNullOrWhiteSpace(one.Text));

    internal IReadOnlyList<Utterance> Utterances { get; }

    /// <summary>
    /// Reads a transcript in any format of <see cref="TranscriptReader"/>. A text file (<c>.txt</c>) whose lines name no speakers is the words
    /// of the recording.
    /// </summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="SymblTranscriptException">The content is invalid.</exception>
    public static async Task<RecordingWords> ReadFileAsync(string path, CancellationToken cancellationToken)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        try
        {
            var transcript = await TranscriptReader.ReadFileAsync(path, format: null, encoding: null, cancellationToken).ConfigureAwait(false);
            return new RecordingWords(name, path, [.. transcript.Entries.Select(static entry => new Utterance(entry.Speaker, entry.Text))])
            {
                Notes = transcript.Notes,
            };
        }
        catch (SymblTranscriptException) when (string.Equals(Path.GetExtension(path), ".txt", StringComparison.OrdinalIgnoreCase))
        {
            var text = await ReadTextAsync(path, cancellationToken).ConfigureAwait(false);
            // The times of a damaged subtitle are no words, and neither is the syntax of JSON.
            if (text.Contains("-->", StringComparison.Ordinal) || Json.IsMatch(text)) throw;
            return new RecordingWords(name, path, [new Utterance(null, text)]);
        }
    }

    /// <summary>Creates the words of a conversation from its messages.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="messages">Messages of the conversation.</param>
    public static RecordingWords Of(SymblConversation conversation, IReadOnlyList<SymblMessage> messages) =>
        new(conversation.ConversationId, $"conversation {conversation.ConversationId}", Utter(messages))
        {
            OtherNames = string.IsNullOrWhiteSpace(conversation.Name) ? [] : [conversation.Name],
            Provenance = conversation.Provenance?.ToString(),
        };

    /// <summary>Creates the words of messages of one conversation.</summary>
    /// <param name="messages">One or more messages of one conversation.</param>
    public static RecordingWords Of(IReadOnlyList<SymblMessage> messages)
    {
        var first = messages[0];
        var names = new[] { first.ConversationName, Path.GetFileNameWithoutExtension(first.Source) };
        return new RecordingWords(first.ConversationId, $"conversation {first.ConversationId}", Utter(messages))
        {
            OtherNames = [.. names.OfType<string>().Where(static name => !string.IsNullOrWhiteSpace(name))],
        };
    }

    // Speakers who talk at once are in the order of their sentences.
    private static List<Utterance> Utter(IReadOnlyList<SymblMessage> messages) =>
        [.. messages.OrderBy(static message => message.Offset ?? TimeSpan.Zero).Select(static message => new Utterance(message.Speaker.Name, message.Text))];

    private static async Task<string> ReadTextAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllTextAsync(path, new UTF8Encoding(false, throwOnInvalidBytes: true), cancellationToken).ConfigureAwait(false);
        }
        catch (DecoderFallbackException)
        {
            return await File.ReadAllTextAsync(path, Encoding.Latin1, cancellationToken).ConfigureAwait(false);
        }
    }
}
