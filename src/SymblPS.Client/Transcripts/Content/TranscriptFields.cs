using SymblPS.Client.People;

namespace SymblPS.Client.Transcripts.Content;

/// <summary>
/// Collects the values of a transcript entry from named values: columns of a CSV file, or properties of an object. All sources share one
/// list of names. The comparison ignores case, spaces and punctuation in names.
/// </summary>
internal sealed class TranscriptFields
{
    // If a record has several names for a value, the earlier name wins. For example, SymblMessage has StartTime and Offset, and StartTime
    // is more precise.
    private static readonly (Kind Kind, string[] Names)[] Known =
    [
        (Kind.Text, ["text", "message", "content", "transcript", "utterance", "sentence", "body", "caption", "speech"]),
        (Kind.Speaker, ["speaker", "speakername", "displayname", "from", "who", "person", "participant", "sender", "author", "user", "username", "name", "voice"]),
        (Kind.Email, ["email", "mail", "emailaddress", "speakeremail", "useremail", "userid"]),
        (Kind.Start, ["starttime", "start", "begin", "startseconds", "startsec", "offset", "timeoffset", "startoffset", "timestamp", "time", "in"]),
        (Kind.End, ["endtime", "end", "stop", "endseconds", "endsec", "endoffset", "out"]),
        (Kind.Duration, ["duration"]),
    ];

    private static readonly Dictionary<string, (Kind Kind, int Rank)> ByName = Known
        .SelectMany(static known => known.Names.Select((name, rank) => (name, known.Kind, rank)))
        .ToDictionary(static known => known.name, static known => (known.Kind, known.rank), StringComparer.Ordinal);

    private readonly Dictionary<Kind, (int Rank, object Value, string Name)> _values = [];

    private enum Kind
    {
        Text,
        Speaker,
        Email,
        Start,
        End,
        Duration,
    }

    /// <summary>Returns whether a name denotes the text.</summary>
    public static bool IsText(string name) => ByName.TryGetValue(Normal(name), out var found) && found.Kind == Kind.Text;

    /// <summary>Returns whether a name denotes the speaker.</summary>
    public static bool IsSpeaker(string name) => ByName.TryGetValue(Normal(name), out var found) && found.Kind == Kind.Speaker;

    /// <summary>Returns whether a name is known.</summary>
    public static bool IsKnown(string name) => ByName.ContainsKey(Normal(name));

    /// <summary>Stores a value if its name is known and the value is not empty.</summary>
    public void Set(string name, object? value)
    {
        if (value is null or "" || !ByName.TryGetValue(Normal(name), out var known)) return;
        if (!_values.TryGetValue(known.Kind, out var present) || known.Rank < present.Rank) _values[known.Kind] = (known.Rank, value, name);
    }

    /// <summary>Returns the values of a turn; missing values are <see langword="null"/>.</summary>
    /// <param name="fail">Creates the exception for an invalid value.</param>
    public (string? Speaker, string? Email, TranscriptTime? Start, TranscriptTime? End) ToTurn(Func<string, Exception> fail)
    {
        var (name, email) = PersonText.Read(Text(Kind.Speaker));
        var (start, end) = (Time(Kind.Start, fail), Time(Kind.End, fail));
        if (end is null && start is { } from && Time(Kind.Duration, fail)?.Offset is { } length)
            end = new TranscriptTime(from.Offset + length, from.Clock + length);
        if (end?.Offset < start?.Offset || end?.Clock < start?.Clock) throw fail($"it ends ({Shown(Kind.End)}) before it starts ({Shown(Kind.Start)}).");
        // Speech recognizers identify speakers by numbers, which are not names.
        if (name is not null && name.All(char.IsDigit)) name = $"Speaker {name}";
        return (name, Text(Kind.Email) is { } address && address.IndexOf('@') > 0 ? address.Trim() : email, start, end);
    }

    /// <summary>Returns the entry; <see langword="null"/> if its text is empty.</summary>
    /// <param name="fail">Creates the exception for an invalid value.</param>
    public TranscriptEntry? ToEntry(Func<string, Exception> fail)
    {
        var text = TranscriptText.Flatten(Text(Kind.Text) ?? string.Empty);
        if (text.Length == 0) return null;
        var (speaker, email, start, end) = ToTurn(fail);
        return new TranscriptEntry
        {
            Speaker = speaker,
            Email = email,
            Text = text,
            StartOffset = start?.Offset,
            EndOffset = end?.Offset,
            StartTime = start?.Clock,
            EndTime = end?.Clock,
        };
    }

    private string? Text(Kind kind) =>
        _values.TryGetValue(kind, out var found) ? Convert.ToString(found.Value, System.Globalization.CultureInfo.InvariantCulture) : null;

    private TranscriptTime? Time(Kind kind, Func<string, Exception> fail)
    {
        if (!_values.TryGetValue(kind, out var found)) return null;
        return TranscriptTime.Read(found.Value)
            ?? throw fail($"'{Text(kind)}' ({found.Name}) is not a time. Give hh:mm:ss.fff, seconds, or a date with a time.");
    }

    private string Shown(Kind kind) => Text(kind) ?? "start and duration";

    private static string Normal(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
