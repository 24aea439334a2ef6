using System.Text.Json;
using System.Text.Json.Serialization;
using SymblPS.Client.Insights;
using SymblPS.Client.Json;
using SymblPS.Client.People;

namespace SymblPS.Client.Bookmarks;

/// <summary>A bookmark (schema Bookmark).</summary>
internal sealed class WireBookmark
{
    public string? Id { get; set; }

    public string? Label { get; set; }

    public string? Description { get; set; }

    [JsonConverter(typeof(LenientObject<WirePerson>))]
    public WirePerson? User { get; set; }

    public double? BeginTimeOffset { get; set; }

    public double? Duration { get; set; }

    [JsonConverter(typeof(LenientList<WireMessageRef>))]
    public List<WireMessageRef>? MessageRefs { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Rest { get; set; }
}

/// <summary>Source-generated reader of bookmarks.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowTrailingCommas = false,
    Converters = [typeof(LenientText), typeof(LenientNumber), typeof(LenientTime)])]
[JsonSerializable(typeof(WireBookmark))]
[JsonSerializable(typeof(WirePerson))]
[JsonSerializable(typeof(WireMessageRef))]
internal sealed partial class BookmarkJson : JsonSerializerContext;
