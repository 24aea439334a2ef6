namespace Symbl.LocalServer.Http;

/// <summary>Any failure. <paramref name="StatusCode"/> is present on 429 only, as on the service.</summary>
internal sealed record ErrorResponse(string Message, int? StatusCode);

/// <summary>An acknowledgement in words.</summary>
internal sealed record MessageOnlyResponse(string Message);

