using System.Text.Json;
using Symbl.Domain.Recordings;
using Symbl.Storage.Json;

namespace Symbl.Storage.Recordings;

/// <summary>The transcript of a recording, which lies beside it until their job has ended.</summary>
internal static class GivenTranscripts
{
    /// <summary>Writes a transcript.</summary>
    public static byte[] Write(GivenTranscript transcript) => JsonSerializer.SerializeToUtf8Bytes(
        new StoredGivenTranscript(
            transcript.Source,
            transcript.GivesSpeakers,
            [.. transcript.Notes],
            [.. transcript.Entries.Select(entry => new StoredGivenEntry(
                entry.Text,
                entry.Speaker,
                entry.Email,
                entry.Start.Ticks,
                entry.End?.Ticks,
                [.. entry.Words.Select(word => new StoredGivenWord(word.Text, word.Start.Ticks, word.End.Ticks, word.Score))]))]),
        StoredJson.Default.StoredGivenTranscript);

    /// <summary>Reads a transcript from a file.</summary>
    public static async Task<GivenTranscript> ReadAsync(string path, CancellationToken cancel)
    {
        await using var file = File.OpenRead(path);
        var stored = (await JsonSerializer.DeserializeAsync(file, StoredJson.Default.StoredGivenTranscript, cancel))!;
        return new GivenTranscript(
            stored.Source,
            stored.GivesSpeakers,
            stored.Entries.ConvertAll(entry => new GivenEntry(
                entry.Text,
                entry.Speaker,
                entry.Email,
                new TimeSpan(entry.Start),
                entry.End is { } end ? new TimeSpan(end) : null,
                entry.Words.ConvertAll(word => new ProcessedWord(word.Text, new TimeSpan(word.Start), new TimeSpan(word.End), word.Score)))))
        {
            Notes = stored.Notes,
        };
    }
}
