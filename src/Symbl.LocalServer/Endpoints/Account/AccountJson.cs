using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Symbl.LocalServer.Endpoints.Account;

/// <summary>Reads and writes the JSON of account resources. Nodes preserve members that this server does not know.</summary>
[JsonSerializable(typeof(JsonNode))]
internal sealed partial class AccountJson : JsonSerializerContext
{
    /// <summary>The only context to use. It sets its options here because the attribute for options cannot name an encoder.</summary>
    public static AccountJson Wire { get; } = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static string TextOf(JsonNode node) => JsonSerializer.Serialize(node, Wire.JsonNode);

    public static JsonObject ObjectOf(string text) => System.Text.Json.Nodes.JsonNode.Parse(text)!.AsObject();

    /// <summary>Copies a value of a request to a new node.</summary>
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
