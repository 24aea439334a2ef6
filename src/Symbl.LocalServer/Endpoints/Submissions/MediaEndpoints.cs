using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http.Features;
using Symbl.LocalServer.Http;
using Symbl.LocalServer.Options;
using Symbl.LocalServer.Services;

namespace Symbl.LocalServer.Endpoints.Submissions;

/// <summary>Accepts audio and video recordings, as a file or by URL, for a new conversation or as an append.</summary>
internal sealed class MediaEndpoints(ServerOptions options, SubmissionService submissions, SubmissionRequests requests) : IEndpoints
{
    private static readonly MediaKind[] Kinds =
    [
        new("audio", ["audio/wav", "audio/wave", "audio/mpeg", "audio/mp3"], TypeIsRequired: false),
        new("video", ["video/mp4"], TypeIsRequired: true),
    ];

    public void Map(IEndpointRouteBuilder routes)
    {
        foreach (var kind in Kinds)
        {
            Task FileAsync(HttpContext context) => TakeFileAsync(context, kind);
            var path = $"/v1/process/{kind.Name}";
            routes.MapPost(path, FileAsync);
            routes.MapPut(path + "/{conversationId}", FileAsync);
            routes.MapPost(path + "/url", TakeUrlAsync);
            routes.MapPut(path + "/url/{conversationId}", TakeUrlAsync);
        }
    }

    private async Task TakeFileAsync(HttpContext context, MediaKind kind)
    {
        if (RecordingForm.IsForm(context.Request))
        {
            await TakeFormAsync(context, kind);
            return;
        }

        var type = DeclaredType(context.Request.ContentType, kind);
        var target = requests.Target(context, SubmissionReader.OfFile(context.Request));
        // Refuse the request before reading its body. The default limit of the HTTP server is smaller and applies only to JSON.
        if (context.Request.ContentLength > options.MaxUpload)
            throw SubmissionService.TooLarge(options);
        if (context.Request.ContentLength == 0)
            throw SubmissionService.NoBody();
        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = null;
        var accepted = await submissions.AcceptRecordingAsync(target, context.Request.Body, type, transcript: null, context.RequestAborted);
        await SubmissionRequests.AnswerAsync(context, accepted);
    }

    // An addition of this server: a recording with its transcript.
    private async Task TakeFormAsync(HttpContext context, MediaKind kind)
    {
        var target = requests.Target(context, SubmissionReader.OfFile(context.Request));
        if (context.Request.ContentLength > options.MaxUpload + RecordingForm.MostBesideRecording)
            throw SubmissionService.TooLarge(options);
        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = null;
        var form = new RecordingForm(context.Request);
        var transcript = await form.ReadTranscriptAsync(context.RequestAborted);
        var (recording, declared) = await form.OpenRecordingAsync(context.RequestAborted);
        try
        {
            var accepted = await submissions.AcceptRecordingAsync(target, recording, DeclaredType(declared, kind), transcript, context.RequestAborted);
            await SubmissionRequests.AnswerAsync(context, accepted);
        }
        catch (IOException e) when (e is not BadHttpRequestException && !context.RequestAborted.IsCancellationRequested)
        {
            throw ApiException.Invalid("The form ends before the end of the recording.");
        }
    }

    private async Task TakeUrlAsync(HttpContext context)
    {
        var (url, submission) = SubmissionReader.OfUrl(context.Request, await context.ReadObjectAsync());
        var accepted = await submissions.AcceptUrlAsync(requests.Target(context, submission), url, context.RequestAborted);
        await SubmissionRequests.AnswerAsync(context, accepted);
    }

    /// <summary>
    /// Returns the declared media type. Returns null if the request declares no type or a generic type, provided that the kind allows it.
    /// </summary>
    private static string? DeclaredType(string? contentType, MediaKind kind)
    {
        if (string.IsNullOrEmpty(contentType))
            return kind.TypeIsRequired ? throw ApiException.Invalid($"The Content-Type is required; it must be {kind.TypesInWords}.") : null;
        if (!MediaTypeHeaderValue.TryParse(contentType, out var header))
            throw ApiException.Invalid($"The Content-Type '{contentType}' cannot be read.");
        var type = header.MediaType!.ToLowerInvariant();
        if (type.StartsWith("multipart/", StringComparison.Ordinal))
            throw ApiException.Invalid("Send the bytes of the recording as the request body; multipart forms are not accepted.");
        if (kind.Types.Contains(type))
            return type;
        if (kind.TypeIsRequired)
            throw ApiException.Invalid($"The Content-Type '{type}' is not {kind.TypesInWords}.");
        return type == "application/octet-stream"
            ? null
            : throw ApiException.Invalid($"The Content-Type '{type}' is not {kind.TypesInWords}; leave it out for other kinds of {kind.Name}.");
    }

    /// <summary>A kind of recording.</summary>
    /// <param name="Name">The name in paths.</param>
    /// <param name="Types">The media types that a client can declare.</param>
    /// <param name="TypeIsRequired">Whether the client must declare one of them.</param>
    private sealed record MediaKind(string Name, string[] Types, bool TypeIsRequired)
    {
        public string TypesInWords => Types is [var only] ? only : $"one of {string.Join(", ", Types)}";
    }
}
