using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Symbl.Domain.Conversations;

namespace Symbl.Storage.Json;

/// <summary>
/// A JSON object in a column. Its types belong to the store: a property of a domain record can be renamed without a change of stored data.
/// A stored type is never changed in a way that makes earlier data unreadable. A new shape has a new version, and its reader accepts all
/// versions.
/// </summary>
internal abstract record StoredDocument
{
    /// <summary>Version of the shape. Objects without this member have version 1.</summary>
    public int Version { get; init; } = 1;
}

/// <summary>JSON inside columns.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StoredSubmissionOptions))]
[JsonSerializable(typeof(StoredAnalysisSettings))]
[JsonSerializable(typeof(StoredJobFault))]
[JsonSerializable(typeof(StoredProvenance))]
[JsonSerializable(typeof(StoredKnownVoice))]
[JsonSerializable(typeof(StoredBookmark))]
[JsonSerializable(typeof(List<StoredImportedMessage>))]
[JsonSerializable(typeof(StoredGivenTranscript))]
[JsonSerializable(typeof(List<StoredPhrase>))]
[JsonSerializable(typeof(List<StoredWord>))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class StoredJson : JsonSerializerContext
{
    /// <summary>Writes ids as a statement takes many of them: <c>IN (SELECT value FROM json_each($ids))</c>.</summary>
    public static string Ids(IEnumerable<long> ids) => $"[{string.Join(',', ids.Select(NumericId.Text))}]";

    /// <summary>Writes labels by name.</summary>
    public static string WriteLabels(IReadOnlyDictionary<string, string> labels) =>
        JsonSerializer.Serialize(labels as Dictionary<string, string> ?? new(labels), Default.DictionaryStringString);

    /// <summary>Reads labels by name.</summary>
    public static Dictionary<string, string> ReadLabels(string json) => JsonSerializer.Deserialize(json, Default.DictionaryStringString)!;

    /// <summary>Writes a document.</summary>
    public static string Write<T>(T value, JsonTypeInfo<T> type) => JsonSerializer.Serialize(value, type);

    /// <summary>Reads a document.</summary>
    /// <param name="json">The stored text.</param>
    /// <param name="type">Its type.</param>
    /// <param name="latest">Latest version that this server knows.</param>
    /// <exception cref="StorageException">A later version of the server wrote the document, or it is damaged.</exception>
    public static T Read<T>(string json, JsonTypeInfo<T> type, int latest)
        where T : StoredDocument
    {
        var document = Parse(json, type);
        return document.Version <= latest
            ? document
            : throw new StorageException(
                $"The store holds a {typeof(T).Name} of version {NumericId.Text(document.Version)}; this server reads versions up to {NumericId.Text(latest)}.");
    }

    /// <summary>Reads a list. An array is version 1 of a list; a later version would be an object.</summary>
    /// <exception cref="StorageException">A later version of the server wrote the list, or it is damaged.</exception>
    public static List<T> ReadList<T>(string json, JsonTypeInfo<List<T>> type) => Parse(json, type);

    private static T Parse<T>(string json, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(json, type) ?? throw new StorageException($"The store holds an empty {type.Type.Name}.");
        }
        catch (JsonException e)
        {
            throw new StorageException($"The store holds a {type.Type.Name} that this server cannot read: {e.Message}", e);
        }
    }
}
