using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Symbl.Domain.Analysis;
using Symbl.Domain.Conversations;
using Symbl.Domain.Jobs;
using Symbl.Domain.Recordings;

namespace Symbl.Storage;

/// <summary>JSON inside columns.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SubmissionOptions))]
[JsonSerializable(typeof(AnalysisSettings))]
[JsonSerializable(typeof(JobFault))]
[JsonSerializable(typeof(RecordingProvenance))]
[JsonSerializable(typeof(IReadOnlyList<ImportedMessage>))]
[JsonSerializable(typeof(IReadOnlyList<ProcessedPhrase>))]
[JsonSerializable(typeof(List<StoredWord>))]
[JsonSerializable(typeof(Bookmark))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class StoredJson : JsonSerializerContext
{
    /// <summary>Ids as a statement takes many of them: <c>IN (SELECT value FROM json_each($ids))</c>.</summary>
    public static string Ids(IEnumerable<long> ids) => $"[{string.Join(',', ids.Select(NumericId.Text))}]";

    public static JsonElement Element(Dictionary<string, string> labels) =>
        JsonSerializer.SerializeToElement(labels, Default.DictionaryStringString);

    public static string Write<T>(T value, JsonTypeInfo<T> type) => JsonSerializer.Serialize(value, type);

    public static T Read<T>(string json, JsonTypeInfo<T> type) => JsonSerializer.Deserialize(json, type)!;
}
