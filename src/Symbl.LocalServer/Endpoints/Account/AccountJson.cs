using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Symbl.LocalServer.Endpoints.Account;

/// <summary>JSON of what an account defines. Kept as nodes, because members this server does not know are kept too.</summary>
[JsonSerializable(typeof(JsonNode))]
internal sealed partial class AccountJson : JsonSerializerContext
{
    /// <summary>The one context to use: the attribute that sets options cannot name an encoder, so they are set here.</summary>
    public static AccountJson Wire { get; } = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static string TextOf(JsonNode node) => JsonSerializer.Serialize(node, Wire.JsonNode);

    public static JsonObject ObjectOf(string text) => System.Text.Json.Nodes.JsonNode.Parse(text)!.AsObject();

    /// <summary>A node of its own for a value of a request.</summary>
    public static JsonNode? NodeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => JsonObject.Create(value),
        JsonValueKind.Array => JsonArray.Create(value),
        JsonValueKind.Null => null,
        _ => JsonValue.Create(value),
    };

    public static JsonArray ArrayOf(IEnumerable<string> texts) => [.. texts.Select(text => JsonValue.Create(text))];

    public static JsonArray ArrayOf(IEnumerable<JsonObject> items) => [.. items];
}
