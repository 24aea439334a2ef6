using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Symbl.Domain.Recordings;
using Symbl.LocalServer.Http;

namespace Symbl.LocalServer.Endpoints.Submissions;

/// <summary>
/// The form of a recording with its transcript: <c>multipart/form-data</c> with the parts <c>transcript</c> (JSON) and <c>recording</c>, in
/// this order. The recording is not read into memory.
/// </summary>
internal sealed class RecordingForm
{
    /// <summary>The maximum size of the transcript in bytes.</summary>
    private const int MostTranscript = 64 * 1024 * 1024;

    /// <summary>The maximum number of bytes of the form besides the recording.</summary>
    public const long MostBesideRecording = MostTranscript + (64 * 1024);

    private const int LongestBoundary = 200;
    private const string Expected =
        "Send the bytes of the recording as the request body; multipart forms are not accepted, except for a form with the parts \"transcript\" and \"recording\", in this order.";

    private readonly MultipartReader _reader;

    /// <param name="request">A request with a form.</param>
    /// <exception cref="ApiException">400: the form has no boundary.</exception>
    public RecordingForm(HttpRequest request)
    {
        var boundary = MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? HeaderUtilities.RemoveQuotes(type.Boundary).Value : null;
        if (string.IsNullOrEmpty(boundary) || boundary.Length > LongestBoundary)
            throw ApiException.Invalid(Expected);
        _reader = new MultipartReader(boundary, request.Body);
    }

    /// <summary>Returns whether a request has a form.</summary>
    public static bool IsForm(HttpRequest request) => request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Reads the transcript.</summary>
    /// <exception cref="ApiException">400: the first part is no valid transcript. 413: the transcript is too large.</exception>
    public async Task<GivenTranscript> ReadTranscriptAsync(CancellationToken cancel)
    {
        var part = await NextAsync("transcript", cancel);
        using var bytes = new MemoryStream();
        var block = new byte[64 * 1024];
        while (await ReadAsync(part.Body, block, cancel) is > 0 and var count)
        {
            if (bytes.Length + count > MostTranscript)
                throw new ApiException(StatusCodes.Status413PayloadTooLarge, "The transcript is larger than 64 MB.");
            bytes.Write(block, 0, count);
        }

        try
        {
            using var document = JsonDocument.Parse(bytes.GetBuffer().AsMemory(0, (int)bytes.Length));
            JsonBody.RefuseBrokenText(document.RootElement);
            return GivenTranscriptReader.Read(Fields.OfMember(document.RootElement, "transcript"));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw ApiException.Invalid("The part \"transcript\" is not valid JSON.");
        }
    }

    /// <summary>Opens the recording. Its stream fails if the form ends early.</summary>
    /// <exception cref="ApiException">400: the second part is no recording.</exception>
    public async Task<(Stream Body, string? ContentType)> OpenRecordingAsync(CancellationToken cancel)
    {
        var part = await NextAsync("recording", cancel);
        return (part.Body, part.ContentType);
    }

    private async Task<MultipartSection> NextAsync(string name, CancellationToken cancel)
    {
        try
        {
            if (await _reader.ReadNextSectionAsync(cancel) is { } part
                && ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition)
                && HeaderUtilities.RemoveQuotes(disposition.Name).Value == name)
            {
                return part;
            }
        }
        catch (Exception e) when (e is IOException and not Microsoft.AspNetCore.Http.BadHttpRequestException || e is InvalidDataException)
        {
            // The body is no form, or ends within one.
        }

        throw ApiException.Invalid(Expected);
    }

    private static async Task<int> ReadAsync(Stream part, byte[] block, CancellationToken cancel)
    {
        try
        {
            return await part.ReadAsync(block, cancel);
        }
        catch (InvalidDataException)
        {
            throw ApiException.Invalid(Expected);
        }
    }
}
