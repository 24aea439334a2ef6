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

/// <summary>A tracker with matches. <paramref name="Id"/> is absent for a tracker of a submission.</summary>
internal sealed record DetectedTrackerResponse(string? Id, string Name, IReadOnlyList<TrackerMatchResponse> Matches);

/// <summary>A matched phrase, in the wording of the tracker.</summary>
internal sealed record TrackerMatchResponse(
    string Type, string Value, IReadOnlyList<MessageRefResponse> MessageRefs, IReadOnlyList<InsightRefResponse> InsightRefs);

/// <summary>
/// A match in an insight. <paramref name="Offset"/> counts the characters from the start of <paramref name="Text"/>, the whole text of the
/// insight.
/// </summary>
internal sealed record InsightRefResponse(string Id, string Type, string Text, int Offset);
