using System.Text.Json.Serialization;
using Symbl.LocalServer.Http;

namespace Symbl.LocalServer.Endpoints.Testing;

/// <summary>JSON of test conversations.</summary>
[JsonSerializable(typeof(TestConversationResponse))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class TestingJson : JsonSerializerContext
{
    public static TestingJson Wire { get; } = new(WireJson.NewOptions());
}

/// <summary>A generated conversation. If there are several, the first of them and the ids of all.</summary>
internal sealed record TestConversationResponse(string ConversationId, int Messages, IReadOnlyList<string>? ConversationIds);
