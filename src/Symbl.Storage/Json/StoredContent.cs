using Symbl.Domain.Conversations;
using Symbl.Domain.Recordings;

namespace Symbl.Storage.Json;

/// <summary>A word of a message. Offsets are ticks of the conversation's clock.</summary>
internal sealed record StoredWord(string Text, long Start, long End, double? Score)
{
    public static string? Write(IReadOnlyList<ProcessedWord>? words) => words is not { Count: > 0 }
        ? null
        : StoredJson.Write(
            [.. words.Select(word => new StoredWord(word.Text, word.Start.Ticks, word.End.Ticks, word.Score))],
            StoredJson.Default.ListStoredWord);

    public static IReadOnlyList<ProcessedWord>? Read(string? json) => json is null
        ? null
        : StoredJson.ReadList(json, StoredJson.Default.ListStoredWord)
            .ConvertAll(word => new ProcessedWord(word.Text, new TimeSpan(word.Start), new TimeSpan(word.End), word.Score));
}

/// <summary>An actionable phrase of a message.</summary>
internal sealed record StoredPhrase(string Type, string Text)
{
    public static string? Write(IReadOnlyList<ProcessedPhrase> phrases) => phrases.Count == 0
        ? null
        : StoredJson.Write([.. phrases.Select(phrase => new StoredPhrase(phrase.Type, phrase.Text))], StoredJson.Default.ListStoredPhrase);

    public static IReadOnlyList<ProcessedPhrase> Read(string? json) => json is null
        ? []
        : StoredJson.ReadList(json, StoredJson.Default.ListStoredPhrase).ConvertAll(phrase => new ProcessedPhrase(phrase.Type, phrase.Text));
}

/// <summary>A message of a text submission, in the file of its job.</summary>
internal sealed record StoredImportedMessage(string Text, string? Name, string? UserId, DateTimeOffset? Start, DateTimeOffset? End);

/// <summary>The transcript of a recording that waits for its job. Times are ticks.</summary>
internal sealed record StoredGivenTranscript(string Source, bool GivesSpeakers, List<string> Notes, List<StoredGivenEntry> Entries) : StoredDocument;

/// <summary>An entry of a transcript.</summary>
internal sealed record StoredGivenEntry(string Text, string? Speaker, string? Email, long Start, long? End, List<StoredGivenWord> Words);

/// <summary>A word of a transcript.</summary>
internal sealed record StoredGivenWord(string Text, long Start, long End, double? Score);

/// <summary>A bookmark.</summary>
internal sealed record StoredBookmark(
    string Label,
    string? Description,
    StoredBookmarkUser User,
    double? BeginTimeOffset,
    double? Duration,
    IReadOnlyList<long>? MessageIds) : StoredDocument
{
    private const int Latest = 1;

    public static string Write(Bookmark bookmark) => StoredJson.Write(
        new StoredBookmark(
            bookmark.Label,
            bookmark.Description,
            new StoredBookmarkUser(bookmark.User.Name, bookmark.User.UserId, bookmark.User.Email),
            bookmark.BeginTimeOffset,
            bookmark.Duration,
            bookmark.MessageIds),
        StoredJson.Default.StoredBookmark);

    public static Bookmark Read(string json)
    {
        var stored = StoredJson.Read(json, StoredJson.Default.StoredBookmark, Latest);
        return new Bookmark(
            stored.Label,
            stored.Description,
            new BookmarkUser(stored.User.Name, stored.User.UserId, stored.User.Email),
            stored.BeginTimeOffset,
            stored.Duration,
            stored.MessageIds);
    }
}

/// <summary>The person who set a bookmark.</summary>
internal sealed record StoredBookmarkUser(string? Name, string? UserId, string? Email);
