using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Symbl.LocalServer.Endpoints.Conversations.CallScores;

namespace Symbl.LocalServer.Endpoints.Conversations.Findings;

/// <summary>JSON of what is found in messages: entities, trackers, scores.</summary>
[JsonSerializable(typeof(EntitiesResponse))]
[JsonSerializable(typeof(IReadOnlyList<DetectedTrackerResponse>))]
[JsonSerializable(typeof(FeatureStatusResponse))]
[JsonSerializable(typeof(CallScoreResponse))]
[JsonSerializable(typeof(IReadOnlyList<CallInsightsResponse>))]
internal sealed partial class FindingsJson : JsonSerializerContext
{
    /// <summary>The one context to use; see <see cref="WireJson.Wire"/>.</summary>
    public static FindingsJson Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
