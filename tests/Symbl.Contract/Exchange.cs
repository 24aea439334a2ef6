namespace Symbl.Contract;

/// <summary>A request and its answer, as they went over the wire.</summary>
public sealed record Exchange
{
    /// <summary>HTTP verb.</summary>
    public required string Verb { get; init; }

    /// <summary>Path as it was sent, without the query.</summary>
    public required string Path { get; init; }

    /// <summary>Query parameters, decoded, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Query { get; init; } = [];

    /// <summary>Media type of the request, without parameters; null when none was declared.</summary>
    public string? RequestType { get; init; }

    /// <summary>Declared length of the request's body; null when none was.</summary>
    public long? RequestLength { get; init; }

    /// <summary>Body of the request where it is JSON.</summary>
    public string? RequestText { get; init; }

    /// <summary>Whether the request had credentials.</summary>
    public bool Authorized { get; init; }

    /// <summary>Status of the answer.</summary>
    public required int Status { get; init; }

    /// <summary>Media type of the answer, without parameters; null when it has none.</summary>
    public string? AnswerType { get; init; }

    /// <summary>Body of the answer; empty when it has none.</summary>
    public string AnswerText { get; init; } = string.Empty;

    /// <summary>The operation it is; null outside of the contract.</summary>
    public ContractOperation? Operation { get; init; }

    /// <summary>Whether the service did what was asked.</summary>
    public bool Succeeded => Status is >= 200 and < 300;

    /// <summary>Verb, path and status.</summary>
    public override string ToString() => $"{Verb} {Path} -> {Status}";
}
