namespace Symbl.LocalServer.Endpoints.Findings;

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

/// <summary>A place in a message: <paramref name="Offset"/> counts characters of <paramref name="Text"/>, the text of the message.</summary>
internal sealed record MessageRefResponse(string Id, string Text, int Offset, string StartTime, string EndTime);
