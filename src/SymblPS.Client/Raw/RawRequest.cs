namespace SymblPS.Client.Raw;

/// <summary>A request that the caller composes. It can have at most one of the three bodies.</summary>
public sealed record RawRequest
{
    /// <summary>HTTP method.</summary>
    public string Method { get; init; } = "GET";

    /// <summary>Path with query, such as <c>/v1/conversations?limit=1</c>, or an absolute address of the same host.</summary>
    public required string Path { get; init; }

    /// <summary>Body as text, sent as UTF-8.</summary>
    public string? Body { get; init; }

    /// <summary>Body as bytes.</summary>
    public byte[]? BodyBytes { get; init; }

    /// <summary>Path of a file to stream as the body.</summary>
    public string? BodyPath { get; init; }

    /// <summary>Content type of the body; the default is <c>application/json</c> for text and none for bytes and files.</summary>
    public string? ContentType { get; init; }

    /// <summary>Further headers. The connection sets <c>Authorization</c>.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
}

/// <summary>The unchanged response of the service.</summary>
public sealed record RawResponse
{
    /// <summary>HTTP status code, 200 to 299.</summary>
    public int StatusCode { get; init; }

    /// <summary>Headers of the response and of its content; several values of one header are joined by commas.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Media type without parameters; <see langword="null"/> if the service does not specify it.</summary>
    public string? ContentType { get; init; }

    /// <summary>The body as text; empty if there is none.</summary>
    public string Text { get; init; } = string.Empty;
}
