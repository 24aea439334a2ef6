using System.Net.Http.Headers;

namespace Symbl.LocalServer.Endpoints;

/// <summary>Recordings in: by file and by URL, as a new conversation or behind an existing one.</summary>
internal sealed class AudioEndpoints(SubmissionService submissions) : IEndpoints
{
    private static readonly string[] Types = ["audio/wav", "audio/wave", "audio/mpeg", "audio/mp3"];

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/process/audio", FileAsync);
        routes.MapPut("/v1/process/audio/{conversationId}", FileAsync);
        routes.MapPost("/v1/process/audio/url", UrlAsync);
        routes.MapPut("/v1/process/audio/url/{conversationId}", UrlAsync);
    }

    private Task FileAsync(HttpContext context)
    {
        var type = DeclaredType(context.Request);
        return submissions.TakeFileAsync(context, SubmissionReader.OfFile(context.Request), type);
    }

    private async Task UrlAsync(HttpContext context)
    {
        var (url, options) = SubmissionReader.OfUrl(context.Request, await context.ReadObjectAsync());
        await submissions.TakeUrlAsync(context, url, options);
    }

    /// <summary>The declared media type; null when none is, or one that says nothing.</summary>
    private static string? DeclaredType(HttpRequest request)
    {
        if (string.IsNullOrEmpty(request.ContentType))
            return null;
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var header))
            throw ApiException.Invalid($"The Content-Type '{request.ContentType}' cannot be read.");
        var type = header.MediaType!.ToLowerInvariant();
        if (type.StartsWith("multipart/", StringComparison.Ordinal))
            throw ApiException.Invalid("Send the bytes of the recording as the request body; multipart forms are not accepted.");
        if (type == "application/octet-stream")
            return null;
        return Types.Contains(type)
            ? type
            : throw ApiException.Invalid(
                $"The Content-Type '{type}' is not one of {string.Join(", ", Types)}; leave it out for other kinds of audio.");
    }
}
