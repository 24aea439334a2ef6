namespace Symbl.Contract;

/// <summary>A request and its response.</summary>
public sealed record Exchange
{
    /// <summary>HTTP verb.</summary>
    public required string Verb { get; init; }

    /// <summary>The sent path without the query.</summary>
    public required string Path { get; init; }

    /// <summary>Query parameters, decoded, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Query { get; init; } = [];

    /// <summary>Media type of the request without parameters; <see langword="null"/> if it is missing.</summary>
    public string? RequestType { get; init; }

    /// <summary>Content length of the request; <see langword="null"/> if it is not declared.</summary>
    public long? RequestLength { get; init; }

    /// <summary>Body of a JSON request.</summary>
    public string? RequestText { get; init; }

    /// <summary>Whether the request has credentials.</summary>
    public bool Authorized { get; init; }

    /// <summary>Status of the response.</summary>
    public required int Status { get; init; }

    /// <summary>Media type of the response without parameters; <see langword="null"/> if it is missing.</summary>
    public string? AnswerType { get; init; }

    /// <summary>Body of the response; empty if it is missing.</summary>
    public string AnswerText { get; init; } = string.Empty;

    /// <summary>The operation; <see langword="null"/> outside the contract.</summary>
    public ContractOperation? Operation { get; init; }

    /// <summary>Whether the response has a success status.</summary>
    public bool Succeeded => Status is >= 200 and < 300;

    /// <summary>Verb, path and status.</summary>
    public override string ToString() => $"{Verb} {Path} -> {Status}";
}
