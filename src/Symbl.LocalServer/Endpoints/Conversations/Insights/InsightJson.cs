using System.Text.Json.Serialization;
using Symbl.LocalServer.Http;

namespace Symbl.LocalServer.Endpoints.Conversations.Insights;

/// <summary>JSON of insights, topics and summaries.</summary>
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
    public static InsightJson Wire { get; } = new(WireJson.NewOptions());
}
