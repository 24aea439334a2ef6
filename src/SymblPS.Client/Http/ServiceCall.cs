using SymblPS.Client.Authentication;

namespace SymblPS.Client.Http;

/// <summary>One call of a caller: the state that the handlers share while the message passes through them.</summary>
internal sealed class ServiceCall(ServiceRequest request, bool buffered, Deadline deadline, CancellationToken caller)
{
    private static readonly HttpRequestOptionsKey<ServiceCall> Key = new("SymblPS.ServiceCall");

    /// <summary>The request.</summary>
    public ServiceRequest Request => request;

    /// <summary>Whether the handlers read the whole body, so that a failure in the middle of it repeats the request.</summary>
    public bool Buffered => buffered;

    /// <summary>The body of the response, if the handlers read it.</summary>
    public byte[] Body { get; set; } = [];

    /// <summary>Limit for all attempts, and for a body that the caller reads afterward.</summary>
    public Deadline Deadline => deadline;

    /// <summary>The caller's token.</summary>
    public CancellationToken Caller => caller;

    /// <summary>The access token of the current attempt.</summary>
    public AccessToken? Token { get; set; }

    /// <summary>Exchanges so far.</summary>
    public int Exchanges { get; set; }

    /// <summary>Texts that must not appear in a message about this call.</summary>
    public IReadOnlyList<string> Secrets => Token is null ? request.Secrets : [.. request.Secrets, Token.Value];

    /// <summary>Returns the call that a message belongs to.</summary>
    public static ServiceCall Of(HttpRequestMessage message) => message.Options.TryGetValue(Key, out var call)
        ? call
        : throw new InvalidOperationException("The message does not belong to a call of this client.");

    /// <summary>Attaches the call to a message.</summary>
    public void AttachTo(HttpRequestMessage message) => message.Options.Set(Key, this);
}
