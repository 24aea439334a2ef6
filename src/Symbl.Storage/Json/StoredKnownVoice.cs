namespace Symbl.Storage.Json;

/// <summary>A registered voice, as its file holds it.</summary>
internal sealed record StoredKnownVoice(string? Name, string? Consent, DateTimeOffset RegisteredAt, double Seconds, IReadOnlyList<byte[]>? Prints)
    : StoredDocument
{
    private const int Latest = 1;

    public static string Write(KnownVoice voice) => StoredJson.Write(
        new StoredKnownVoice(voice.Name, voice.Consent, voice.RegisteredAt, voice.Seconds, [.. voice.Prints.Select(print => print.ToArray())]),
        StoredJson.Default.StoredKnownVoice);

    public static KnownVoice Read(string json, string id)
    {
        var stored = StoredJson.Read(json, StoredJson.Default.StoredKnownVoice, Latest);
        return stored is { Name.Length: > 0, Consent.Length: > 0, Prints: { Count: > 0 } prints } && prints.All(print => print is { Length: > 0 })
            ? new KnownVoice(
                id, stored.Name, stored.Consent, stored.RegisteredAt, stored.Seconds, [.. prints.Select(print => new ReadOnlyMemory<byte>(print))])
            : throw new StorageException("The file of a voice is incomplete.");
    }
}
