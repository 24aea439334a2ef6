using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Symbl.LocalServer.Http;

/// <summary>JSON of requests and answers. It contains text without escapes, because every client reads UTF-8.</summary>
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(ErrorResponse))]
[JsonSerializable(typeof(MessageOnlyResponse))]
internal sealed partial class WireJson : JsonSerializerContext
{
    /// <summary>The only context to use. It sets its options here because the attribute for options cannot name an encoder.</summary>
    public static WireJson Wire { get; } = new(NewOptions());

    /// <summary>The options for streamed JSON. It gets the same encoding as generated JSON.</summary>
    public static JsonWriterOptions WriterOptions { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Creates options for a context. Each context needs options of its own.</summary>
    public static JsonSerializerOptions NewOptions() => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
