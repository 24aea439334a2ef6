using System.Text.Json.Serialization;
using Symbl.LocalServer.Endpoints.Conversations.Findings;
using Symbl.LocalServer.Http;

namespace Symbl.LocalServer.Endpoints.Conversations.Trackers;

/// <summary>JSON of detected trackers.</summary>
[JsonSerializable(typeof(IReadOnlyList<DetectedTrackerResponse>))]
internal sealed partial class DetectedTrackerJson : JsonSerializerContext
{
    public static DetectedTrackerJson Wire { get; } = new(WireJson.NewOptions());
}

/// <summary>A tracker of which something was said. <paramref name="Id"/> is absent for one that came with a submission.</summary>
internal sealed record DetectedTrackerResponse(string? Id, string Name, IReadOnlyList<TrackerMatchResponse> Matches);

/// <summary>A phrase that was said, as the tracker has it.</summary>
internal sealed record TrackerMatchResponse(
    string Type, string Value, IReadOnlyList<MessageRefResponse> MessageRefs, IReadOnlyList<InsightRefResponse> InsightRefs);

/// <summary>A place in an insight: <paramref name="Offset"/> counts characters of <paramref name="Text"/>, all of it.</summary>
internal sealed record InsightRefResponse(string Id, string Type, string Text, int Offset);
