namespace Symbl.LocalServer.Endpoints.Conversations.Findings;

/// <summary>Detected entities, in the shape of 2023 and later.</summary>
internal sealed record EntitiesResponse(IReadOnlyList<EntityResponse> Entities);

/// <summary>Entities of one kind.</summary>
internal sealed record EntityResponse(string Type, string? SubType, string Category, IReadOnlyList<EntityMatchResponse> Matches);

/// <summary>
/// Something that was mentioned. The service tells <paramref name="DetectedValue"/> and <paramref name="MessageRefs"/> only; the rest says
/// it in one form, and for a range where it begins and ends.
/// </summary>
internal sealed record EntityMatchResponse(
    string DetectedValue, string? Value, string? Start, string? End, IReadOnlyList<MessageRefResponse> MessageRefs);

/// <summary>A place in a message: <paramref name="Offset"/> counts characters of <paramref name="Text"/>, all of it.</summary>
internal sealed record MessageRefResponse(string Id, string Text, int Offset, string StartTime, string EndTime);

/// <summary>A tracker of which something was said. <paramref name="Id"/> is absent for one that came with a submission.</summary>
internal sealed record DetectedTrackerResponse(string? Id, string Name, IReadOnlyList<TrackerMatchResponse> Matches);

/// <summary>A phrase that was said, as the tracker has it.</summary>
internal sealed record TrackerMatchResponse(
    string Type, string Value, IReadOnlyList<MessageRefResponse> MessageRefs, IReadOnlyList<InsightRefResponse> InsightRefs);

/// <summary>A place in an insight: <paramref name="Offset"/> counts characters of <paramref name="Text"/>, all of it.</summary>
internal sealed record InsightRefResponse(string Id, string Type, string Text, int Offset);
