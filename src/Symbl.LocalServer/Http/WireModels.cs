namespace Symbl.LocalServer.Http;

/// <summary>An error. <paramref name="StatusCode"/> is present only for 429, as on the service.</summary>
internal sealed record ErrorResponse(string Message, int? StatusCode);

/// <summary>An acknowledgment as text.</summary>
internal sealed record MessageOnlyResponse(string Message);

