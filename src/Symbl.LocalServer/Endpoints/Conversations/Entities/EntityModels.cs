using System.Text.Json.Serialization;
using Symbl.LocalServer.Endpoints.Conversations.Findings;
using Symbl.LocalServer.Http;

namespace Symbl.LocalServer.Endpoints.Conversations.Entities;

/// <summary>JSON of detected entities.</summary>
[JsonSerializable(typeof(EntitiesResponse))]
internal sealed partial class EntityJson : JsonSerializerContext
{
    public static EntityJson Wire { get; } = new(WireJson.NewOptions());
}

/// <summary>Detected entities in the format of 2023 and later.</summary>
internal sealed record EntitiesResponse(IReadOnlyList<EntityResponse> Entities);

/// <summary>Entities of one type.</summary>
internal sealed record EntityResponse(string Type, string? SubType, string Category, IReadOnlyList<EntityMatchResponse> Matches);

/// <summary>
/// A mention of an entity. The service sends only <paramref name="DetectedValue"/> and <paramref name="MessageRefs"/>. The other members
/// are
/// the normalized value, or the start and end of a range.
/// </summary>
internal sealed record EntityMatchResponse(
    string DetectedValue, string? Value, string? Start, string? End, IReadOnlyList<MessageRefResponse> MessageRefs);
