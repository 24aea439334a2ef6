using Symbl.Speech.Scoring;
using SymblPS.Client.Diarization;
using SymblPS.Client.Transcripts.Content;

namespace SymblPS.Client.SpeakerEvents;

/// <summary>Somebody begins or ends to speak.</summary>
/// <param name="Started">Whether they begin.</param>
/// <param name="Offset">When, from the start of the conversation; not negative.</param>
/// <param name="Name">Name of the speaker.</param>
/// <param name="Email">E-mail address of the speaker; <see langword="null"/> sends none.</param>
/// <param name="Id">The caller's own id of the speaker within the conversation; the address or the name where none is given.</param>
public sealed record SpeakerEvent(bool Started, TimeSpan Offset, string Name, string? Email = null, string? Id = null);

/// <summary>One stretch of speech of one person.</summary>
/// <param name="Speaker">Name of the speaker.</param>
/// <param name="Email">E-mail address of the speaker; <see langword="null"/> where it is not known.</param>
/// <param name="Start">Start from the start of the conversation.</param>
/// <param name="End">End from the start of the conversation.</param>
public sealed record SpeakerTurn(string Speaker, string? Email, TimeSpan Start, TimeSpan End);

/// <summary>Reads who speaks when, and makes the events of it that the service takes.</summary>
public static class SpeakerTurns
{
    /// <summary>A start and an end for each turn, in order of time; an end comes before a start at the same time.</summary>
    /// <param name="turns">The turns.</param>
    public static IReadOnlyList<SpeakerEvent> ToEvents(IEnumerable<SpeakerTurn> turns) => InOrder(turns.SelectMany(static turn => new[]
    {
        new SpeakerEvent(true, turn.Start, turn.Speaker, turn.Email), new SpeakerEvent(false, turn.End, turn.Speaker, turn.Email),
    }));

    /// <summary>Events in the order the service wants them: by time, an end before a start at the same time.</summary>
    /// <param name="events">The events.</param>
    public static IReadOnlyList<SpeakerEvent> InOrder(IEnumerable<SpeakerEvent> events) =>
        [.. events.OrderBy(static one => one.Offset).ThenBy(static one => one.Started)];

    /// <summary>Makes a turn of named values, such as the properties of an object: Speaker, StartTime, EndTime and their usual other names.</summary>
    /// <param name="values">Names and values; unknown names are passed over.</param>
    /// <param name="origin">When the conversation began, for times by the clock; <see langword="null"/> where that is not known.</param>
    /// <param name="source">What to call it in errors.</param>
    /// <exception cref="SymblTranscriptException">Something is missing, or a time is none.</exception>
    public static SpeakerTurn ReadObject(IEnumerable<KeyValuePair<string, object?>> values, DateTimeOffset? origin, string source)
    {
        SymblTranscriptException Fail(string what) => new(source, 0, what);
        var (speaker, email, start, end) = Read(values, Fail);
        if (end is null) throw Fail("has no end: expected Speaker with StartTime and EndTime, or with Type and Offset.");
        return new SpeakerTurn(speaker, email, Place(start, origin, Fail), Place(end.Value, origin, Fail));
    }

    /// <summary>Makes an event of named values: Speaker, Type and Offset.</summary>
    /// <param name="type"><c>started_speaking</c> or <c>stopped_speaking</c>; the beginnings of these words do.</param>
    /// <param name="values">Names and values; unknown names are passed over.</param>
    /// <param name="origin">When the conversation began, for times by the clock; <see langword="null"/> where that is not known.</param>
    /// <param name="source">What to call it in errors.</param>
    /// <exception cref="SymblTranscriptException">Something is missing, or a time is none.</exception>
    public static SpeakerEvent ReadEvent(string type, IEnumerable<KeyValuePair<string, object?>> values, DateTimeOffset? origin, string source)
    {
        SymblTranscriptException Fail(string what) => new(source, 0, what);
        var started = type.StartsWith("start", StringComparison.OrdinalIgnoreCase);
        if (!started && !type.StartsWith("stop", StringComparison.OrdinalIgnoreCase))
            throw Fail($"'{type}' is no type of event: expected started_speaking or stopped_speaking.");
        var (speaker, email, start, _) = Read(values, Fail);
        return new SpeakerEvent(started, Place(start, origin, Fail), speaker, email);
    }

    /// <summary>Reads an RTTM file, as programs write it that tell speakers apart: <c>SPEAKER call 1 0.50 2.10 &lt;NA&gt; &lt;NA&gt; Ann &lt;NA&gt; &lt;NA&gt;</c>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="SymblTranscriptException">A line is not as it should be.</exception>
    public static async Task<IReadOnlyList<SpeakerTurn>> ReadRttmAsync(string path, CancellationToken cancellationToken)
    {
        var rows = await TurnFile.ReadAsync(path, Rttm.Read, cancellationToken).ConfigureAwait(false);
        return rows.Count > 0
            ? [.. rows.Select(static row => new SpeakerTurn(row.Speaker, null, Time(row.Start), Time(row.Start + row.Duration)))]
            : throw new SymblTranscriptException(Path.GetFileName(path), 0, "has no SPEAKER line.");
    }

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
        var offset = time.Offset ?? (time.Clock - origin) ?? throw fail("has times by the clock, and the conversation does not say when it began.");
        return offset >= TimeSpan.Zero ? offset : throw fail("lies before the start of the conversation.");
    }

    private static TimeSpan Time(double seconds) => Json.WireTime.Seconds(seconds)!.Value;
}
