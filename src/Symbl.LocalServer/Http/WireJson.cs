using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Symbl.LocalServer.Http;

/// <summary>JSON of requests and answers. Text is written as it is: every client reads UTF-8.</summary>
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(ErrorResponse))]
[JsonSerializable(typeof(MessageOnlyResponse))]
internal sealed partial class WireJson : JsonSerializerContext
{
    /// <summary>The one context to use: the attribute that sets options cannot name an encoder, so they are set here.</summary>
    public static WireJson Wire { get; } = new(NewOptions());

    /// <summary>How JSON that is written piece by piece is encoded, so that it reads as the generated one.</summary>
    public static JsonWriterOptions WriterOptions { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Options for the context of an area; each needs its own.</summary>
    public static JsonSerializerOptions NewOptions() => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
