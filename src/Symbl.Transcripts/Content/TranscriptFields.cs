namespace Symbl.Transcripts.Content;

/// <summary>
/// Collects the values of a transcript entry from named values: columns of a CSV file, or properties of an object. All sources share one
/// list of names. The comparison ignores case, spaces and punctuation in names.
/// </summary>
public sealed class TranscriptFields
{
    // If a record has several names for a value, the earlier name wins. A date and an offset are different values: together they tell the
    // start of the recording.
    private static readonly (Kind Kind, string[] Names)[] Known =
    [
        (Kind.Text, ["text", "message", "content", "transcript", "utterance", "sentence", "body", "caption", "speech"]),
        (Kind.Speaker, ["speaker", "speakername", "displayname", "from", "who", "person", "participant", "sender", "author", "user", "username", "name", "voice"]),
        (Kind.Email, ["email", "mail", "emailaddress", "speakeremail", "useremail", "userid"]),
        (Kind.Start, ["starttime", "start", "begin", "timestamp", "time", "in"]),
        (Kind.End, ["endtime", "end", "stop", "out"]),
        (Kind.StartOffset, ["offset", "timeoffset", "startoffset"]),
        (Kind.EndOffset, ["endoffset"]),
        (Kind.Duration, ["duration"]),
    ];

    // Units at the end of a name: startMs, offset_seconds, endTicks.
    private static readonly (string Ending, double Seconds)[] Units =
    [
        ("milliseconds", 1e-3), ("millis", 1e-3), ("msec", 1e-3), ("ms", 1e-3), ("microseconds", 1e-6), ("micros", 1e-6), ("us", 1e-6),
        ("nanoseconds", 1e-9), ("nanos", 1e-9), ("ns", 1e-9), ("inticks", 1e-7), ("ticks", 1e-7), ("seconds", 1), ("secs", 1), ("sec", 1),
    ];

    private static readonly Dictionary<string, (Kind Kind, int Rank)> ByName = Known
        .SelectMany(static known => known.Names.Select((name, rank) => (name, known.Kind, rank)))
        .ToDictionary(static known => known.name, static known => (known.Kind, known.rank), StringComparer.Ordinal);

    private readonly Dictionary<Kind, (int Rank, object Value, string Name, double? Unit)> _values = [];

    /// <summary>Whether the name of the speaker is one as it is: digits are no number of a speaker then.</summary>
    public bool HasExactName { get; set; }

    private enum Kind
    {
        Text,
        Speaker,
        Email,
        Start,
        End,
        StartOffset,
        EndOffset,
        Duration,
    }

    /// <summary>Returns whether a name denotes the text.</summary>
    public static bool IsText(string name) => Find(name)?.Kind == Kind.Text;

    /// <summary>Returns whether a name denotes the speaker.</summary>
    public static bool IsSpeaker(string name) => Find(name)?.Kind == Kind.Speaker;

    /// <summary>Returns whether a name denotes a time or a duration.</summary>
    public static bool IsTime(string name) => Find(name)?.Kind >= Kind.Start;

    /// <summary>Returns whether a name is known.</summary>
    public static bool IsKnown(string name) => Find(name) is not null;

    /// <summary>Stores a value if its name is known and the value is not empty.</summary>
    public void Set(string name, object? value)
    {
        if (value is null or "" || Find(name) is not { } known) return;
        if (!_values.TryGetValue(known.Kind, out var present) || known.Rank < present.Rank) _values[known.Kind] = (known.Rank, value, name, known.Unit);
    }

    /// <summary>Returns the values of a turn; missing values are <see langword="null"/>.</summary>
    /// <param name="fail">Creates the exception for an invalid value.</param>
    /// <param name="repair">Receives the description of a repair; <see langword="null"/> refuses an end before the start.</param>
    /// <param name="keep">Whether to keep the end before the start after <paramref name="repair"/>, for a later repair.</param>
    public (string? Speaker, string? Email, TranscriptTime? Start, TranscriptTime? End) ToTurn(Func<string, Exception> fail, Action<string>? repair = null, bool keep = false)
    {
        var (name, email) = PersonText.Read(Text(Kind.Speaker));
        var start = Merge(Time(Kind.Start, fail), Time(Kind.StartOffset, fail));
        var end = Merge(Time(Kind.End, fail), Time(Kind.EndOffset, fail));
        // A duration stands for a missing end.
        if (start is { } from && (end is null || (end.Value.Offset is null && from.Offset is not null)) && Time(Kind.Duration, fail)?.Offset is { } length)
            end = new TranscriptTime(end?.Offset ?? (from.Offset + length), end?.Clock ?? (from.Clock + length)) { IsBare = from.IsBare };
        if (end?.Offset < start?.Offset || end?.Clock < start?.Clock)
        {
            var problem = $"it ends ({Shown(Kind.End, Kind.EndOffset)}) before it starts ({Shown(Kind.Start, Kind.StartOffset)})";
            if (repair is null) throw fail(problem + ".");
            repair(problem);
            if (!keep) end = start;
        }

        // Speech recognizers identify speakers by numbers, which are not names.
        if (name is not null && !HasExactName && name.All(char.IsDigit)) name = $"Speaker {name}";
        return (name, Text(Kind.Email) is { } address && address.IndexOf('@') > 0 ? address.Trim() : email, start, end);
    }

    /// <summary>Returns the entry; <see langword="null"/> if its text is empty.</summary>
    /// <param name="fail">Creates the exception for an invalid value.</param>
    /// <param name="repair">Receives the description of a repair; <see langword="null"/> refuses an end before the start.</param>
    public TranscriptEntry? ToEntry(Func<string, Exception> fail, Action<string>? repair = null) => ToEntry(fail, repair, keep: false);

    /// <summary>Returns the entry of a line, with an end before the start as it is; <see langword="null"/> if its text is empty.</summary>
    /// <param name="source">The transcript.</param>
    /// <param name="line">Index of the line.</param>
    internal TranscriptEntry? ToEntry(TranscriptText source, int line)
    {
        (int, string)? reversed = null;
        return ToEntry(what => source.Fail(line, what), what => reversed = (line, what), keep: true) is { } entry ? entry with { Reversed = reversed } : null;
    }

    private TranscriptEntry? ToEntry(Func<string, Exception> fail, Action<string>? repair, bool keep)
    {
        var text = TranscriptText.Flatten(Text(Kind.Text) ?? string.Empty);
        if (text.Length == 0) return null;
        var (speaker, email, start, end) = ToTurn(fail, repair, keep);
        return new TranscriptEntry
        {
            Speaker = speaker,
            Email = email,
            Text = text,
            StartOffset = start?.Offset,
            EndOffset = end?.Offset,
            StartTime = start?.Clock,
            EndTime = end?.Clock,
            HasBareTimes = start?.IsBare == true && end?.IsBare != false,
        };
    }

    private static (Kind Kind, int Rank, double? Unit)? Find(string name)
    {
        var plain = Normal(name);
        if (ByName.TryGetValue(plain, out var found)) return (found.Kind, found.Rank, null);
        foreach (var (ending, seconds) in Units)
        {
            if (plain.EndsWith(ending, StringComparison.Ordinal) && ByName.TryGetValue(plain.Substring(0, plain.Length - ending.Length), out found) && found.Kind >= Kind.Start)
                return (found.Kind, found.Rank, seconds);
        }

        return null;
    }

    // A date of one value and an offset of the other belong together.
    private static TranscriptTime? Merge(TranscriptTime? time, TranscriptTime? offset) => (time, offset) switch
    {
        ({ } one, { } other) => new TranscriptTime(one.Offset ?? other.Offset, one.Clock ?? other.Clock) { IsBare = one.IsBare && other.IsBare },
        _ => time ?? offset,
    };

    private string? Text(Kind kind) =>
        _values.TryGetValue(kind, out var found) ? Convert.ToString(found.Value, System.Globalization.CultureInfo.InvariantCulture) : null;

    private TranscriptTime? Time(Kind kind, Func<string, Exception> fail)
    {
        if (!_values.TryGetValue(kind, out var found)) return null;
        return TranscriptTime.Read(found.Value, found.Unit)
            ?? throw fail($"'{Text(kind)}' ({found.Name}) is not a time. Give hh:mm:ss.fff, seconds, Unix time, or a date with a time such as 2026-03-05T14:30:00Z.");
    }

    private string Shown(Kind kind, Kind other) => Text(kind) ?? Text(other) ?? "start and duration";

    private static string Normal(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
