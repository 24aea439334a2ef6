using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Symbl.LocalServer.Endpoints.Conversations.Insights;

/// <summary>JSON of what is found in conversations.</summary>
[JsonSerializable(typeof(QuestionsResponse))]
[JsonSerializable(typeof(ActionItemsResponse))]
[JsonSerializable(typeof(FollowUpsResponse))]
[JsonSerializable(typeof(InsightsResponse))]
[JsonSerializable(typeof(ComprehensiveItemsResponse))]
[JsonSerializable(typeof(TopicsResponse))]
[JsonSerializable(typeof(AbstractTopicsResponse))]
[JsonSerializable(typeof(SummaryResponse))]
internal sealed partial class InsightJson : JsonSerializerContext
{
    /// <summary>The one context to use: the attribute that sets options cannot name an encoder, so they are set here.</summary>
    public static InsightJson Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
