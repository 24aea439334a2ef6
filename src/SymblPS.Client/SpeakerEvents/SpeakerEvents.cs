using System.Text.RegularExpressions;
using Symbl.Speech.Scoring;
using Symbl.Transcripts.Content;
using SymblPS.Client.Diarization;

namespace SymblPS.Client.SpeakerEvents;

/// <summary>The start or the end of a turn.</summary>
/// <param name="Started">Whether the speaker starts to speak.</param>
/// <param name="Offset">Offset from the start of the conversation; not negative.</param>
/// <param name="Name">Name of the speaker.</param>
/// <param name="Email">Email address of the speaker; <see langword="null"/> omits it.</param>
/// <param name="Id">ID that the caller uses for the speaker within the conversation; the default is the email address or the name.</param>
public sealed record SpeakerEvent(bool Started, TimeSpan Offset, string Name, string? Email = null, string? Id = null);

/// <summary>One turn of a speaker.</summary>
/// <param name="Speaker">Name of the speaker.</param>
/// <param name="Email">Email address of the speaker; <see langword="null"/> if unknown.</param>
/// <param name="Start">Start, from the start of the conversation.</param>
/// <param name="End">End, from the start of the conversation.</param>
public sealed record SpeakerTurn(string Speaker, string? Email, TimeSpan Start, TimeSpan End);

/// <summary>Reads turns and converts them to speaker events.</summary>
public static class SpeakerTurns
{
    private static readonly Regex Label = new("^(?:[A-Z]+|[a-z]+)_[0-9]+$", RegexOptions.CultureInvariant);

    /// <summary>Creates a start and an end event for each turn, in time order. At equal times, an end comes before a start.</summary>
    /// <param name="turns">The turns.</param>
    public static IReadOnlyList<SpeakerEvent> ToEvents(IEnumerable<SpeakerTurn> turns) => InOrder(turns.SelectMany(static turn => new[]
    {
        new SpeakerEvent(true, turn.Start, turn.Speaker, turn.Email), new SpeakerEvent(false, turn.End, turn.Speaker, turn.Email),
    }));

    /// <summary>Sorts events for the service: by time, and an end before a start at equal times.</summary>
    /// <param name="events">The events.</param>
    public static IReadOnlyList<SpeakerEvent> InOrder(IEnumerable<SpeakerEvent> events) =>
        [.. events.OrderBy(static one => one.Offset).ThenBy(static one => one.Started)];

    /// <summary>
    /// Creates a turn from named values, such as the properties of an object: Speaker, StartTime, EndTime, and common synonyms.
    /// </summary>
    /// <param name="values">Names and values; unknown names are ignored.</param>
    /// <param name="origin">Start time of the conversation, for values with date and time; <see langword="null"/> if unknown.</param>
    /// <param name="source">Name of the source for error messages.</param>
    /// <exception cref="SymblTranscriptException">A value is missing, or a time is invalid.</exception>
    public static SpeakerTurn ReadObject(IEnumerable<KeyValuePair<string, object?>> values, DateTimeOffset? origin, string source)
    {
        SymblTranscriptException Fail(string what) => new(source, 0, what);
        var (speaker, email, start, end) = Read(values, Fail);
        if (end is null) throw Fail("has no end: expected Speaker with StartTime and EndTime, or with Type and Offset.");
        return new SpeakerTurn(speaker, email, Place(start, origin, Fail), Place(end.Value, origin, Fail));
    }

    /// <summary>Creates an event from named values: Speaker, Type and Offset.</summary>
    /// <param name="type"><c>started_speaking</c> or <c>stopped_speaking</c>; <c>start</c> and <c>stop</c> are sufficient.</param>
    /// <param name="values">Names and values; unknown names are ignored.</param>
    /// <param name="origin">Start time of the conversation, for values with date and time; <see langword="null"/> if unknown.</param>
    /// <param name="source">Name of the source for error messages.</param>
    /// <exception cref="SymblTranscriptException">A value is missing, or a time is invalid.</exception>
    public static SpeakerEvent ReadEvent(string type, IEnumerable<KeyValuePair<string, object?>> values, DateTimeOffset? origin, string source)
    {
        SymblTranscriptException Fail(string what) => new(source, 0, what);
        var started = type.StartsWith("start", StringComparison.OrdinalIgnoreCase);
        if (!started && !type.StartsWith("stop", StringComparison.OrdinalIgnoreCase))
            throw Fail($"'{type}' is not an event type: expected started_speaking or stopped_speaking.");
        var (speaker, email, start, _) = Read(values, Fail);
        return new SpeakerEvent(started, Place(start, origin, Fail), speaker, email);
    }

    /// <summary>
    /// Reads an RTTM file, the output format of diarization programs: <c>SPEAKER call 1 0.50 2.10 &lt;NA&gt; &lt;NA&gt; Ann &lt;NA&gt;
    /// &lt;NA&gt;</c>.
    /// </summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="known">Names of the speakers of the conversation; a name of the file that stands for one of them becomes that name.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="SymblTranscriptException">A line is invalid.</exception>
    public static async Task<IReadOnlyList<SpeakerTurn>> ReadRttmAsync(string path, IEnumerable<string> known, CancellationToken cancellationToken)
    {
        var rows = await TurnFile.ReadAsync(path, Rttm.Read, cancellationToken).ConfigureAwait(false);
        var fields = known.Where(static name => !string.IsNullOrWhiteSpace(name)).GroupBy(Rttm.NameOf, StringComparer.Ordinal)
            .ToDictionary(static name => name.Key, static name => name.First(), StringComparer.Ordinal);
        var names = rows.Select(static row => row.Speaker).Distinct(StringComparer.Ordinal)
            .ToDictionary(static field => field, field => fields.TryGetValue(field, out var name) ? name : NameOf(field), StringComparer.Ordinal);
        return rows.Count > 0
            ? [.. rows.Select(row => new SpeakerTurn(names[row.Speaker], null, Time(row.Start), Time(row.Start + row.Duration)))]
            : throw new SymblTranscriptException(Path.GetFileName(path), 0, "has no SPEAKER line.");
    }

    /// <summary>Returns whether a time of an object is a date, so that the start of the conversation is required.</summary>
    /// <param name="values">Names and values; unknown names are ignored.</param>
    public static bool UsesClock(IEnumerable<KeyValuePair<string, object?>> values) => values.Any(static value =>
        TranscriptFields.IsKnown(value.Key) && !TranscriptFields.IsText(value.Key) && !TranscriptFields.IsSpeaker(value.Key) && TranscriptTime.Read(value.Value)?.Clock is not null);

    // RTTM has no spaces in names. The convention of the format is an underscore, except in the labels of diarization programs: SPEAKER_00, spk_1.
    private static string NameOf(string field) => Label.IsMatch(field) ? field : field.Replace('_', ' ').Trim() is { Length: > 0 } name ? name : field;

    private static (string Speaker, string? Email, TranscriptTime Start, TranscriptTime? End) Read(
        IEnumerable<KeyValuePair<string, object?>> values, Func<string, Exception> fail)
    {
        var fields = new TranscriptFields();
        foreach (var value in values) fields.Set(value.Key, value.Value);
        var (speaker, email, start, end) = fields.ToTurn(fail);
        if (speaker is null && email is null) throw fail("has no speaker.");
        return (speaker ?? email!, email, start ?? throw fail("has no start."), end);
    }

    private static TimeSpan Place(TranscriptTime time, DateTimeOffset? origin, Func<string, Exception> fail)
    {
        var offset = time.Offset ?? (time.Clock - origin) ?? throw fail("has times with a date, and the conversation has no start time.");
        return offset >= TimeSpan.Zero ? offset : throw fail("is before the start of the conversation.");
    }

    private static TimeSpan Time(double seconds) => Json.WireTime.Seconds(seconds)!.Value;
}
