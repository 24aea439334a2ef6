using Symbl.Domain.Recordings;
using Symbl.LocalServer.Http;

namespace Symbl.LocalServer.Endpoints.Submissions;

/// <summary>Reads and checks the transcript that comes with a recording.</summary>
internal static class GivenTranscriptReader
{
    private const double LongestSeconds = 1e7;
    private const int MostNotes = 50;
    private const int LongestText = 1000;

    /// <summary>Reads a transcript.</summary>
    /// <param name="transcript">The members of the transcript.</param>
    /// <exception cref="ApiException">400: a value is missing or wrong.</exception>
    public static GivenTranscript Read(Fields transcript)
    {
        var entries = (transcript.Members("entries") ?? throw Fields.Wrong(transcript.PathOf("entries"), "is required")).Select(Entry).ToList();
        if (entries.Count == 0)
            throw Fields.Wrong(transcript.PathOf("entries"), "must contain at least 1 items");
        var source = transcript.RequiredText("source");
        if (source.Length > LongestText)
            throw Fields.Wrong(transcript.PathOf("source"), $"must contain at most {LongestText} characters");
        var notes = transcript.TextArray("notes") ?? [];
        if (notes.Count > MostNotes || notes.Any(note => note.Length > LongestText))
            throw Fields.Wrong(transcript.PathOf("notes"), $"must contain at most {MostNotes} texts of at most {LongestText} characters");
        return new GivenTranscript(source, transcript.Boolean("speakers") ?? false, entries) { Notes = notes };
    }

    private static GivenEntry Entry(Fields entry)
    {
        var text = entry.RequiredText("text");
        if (string.IsNullOrWhiteSpace(text))
            throw Fields.Wrong(entry.PathOf("text"), "must not be empty");
        return new GivenEntry(
            text,
            entry.Text("speaker"),
            entry.Text("email"),
            Seconds(entry, "start") ?? throw Fields.Wrong(entry.PathOf("start"), "is required"),
            Seconds(entry, "end"),
            [.. (entry.Members("words") ?? []).Select(Word)]);
    }

    private static ProcessedWord Word(Fields word)
    {
        var start = Seconds(word, "start") ?? throw Fields.Wrong(word.PathOf("start"), "is required");
        var end = Seconds(word, "end") ?? throw Fields.Wrong(word.PathOf("end"), "is required");
        return end >= start
            ? new ProcessedWord(word.RequiredText("text"), start, end, word.Number("confidence", 0, 1))
            : throw Fields.Wrong(word.PathOf("end"), "must be greater than or equal to start");
    }

    private static TimeSpan? Seconds(Fields fields, string name) =>
        fields.Number(name, 0, LongestSeconds) is { } seconds ? Offsets.OfSeconds(seconds) : null;
}
