namespace SymblPS;

/// <summary>A failure of a call to the service. The derived types specify the failure.</summary>
public class SymblException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">Description of the failure, which names the affected object and contains no secret.</param>
    /// <param name="innerException">The cause, if any.</param>
    public SymblException(string message, Exception? innerException = null) : base(message, innerException) { }

    /// <summary>Recommended action for the caller, or <see langword="null"/>.</summary>
    public string? RecommendedAction { get; init; }
}

/// <summary>The service responded with an error status.</summary>
public class SymblServiceException : SymblException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">Status, method, path, and the message of the service.</param>
    public SymblServiceException(string message) : base(message) { }

    /// <summary>HTTP status code.</summary>
    public int StatusCode { get; init; }

    /// <summary>Message of the service, unchanged, or <see langword="null"/>.</summary>
    public string? ServiceMessage { get; init; }

    /// <summary>HTTP method of the request.</summary>
    public string Method { get; init; } = string.Empty;

    /// <summary>Path of the request, without the query.</summary>
    public string Path { get; init; } = string.Empty;

    /// <summary>Pause that the service asked for, or <see langword="null"/>.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

/// <summary>The service or the token server refused the credentials or the token (401, 403).</summary>
public sealed class SymblAuthenticationException : SymblServiceException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">The refused credentials, without a secret.</param>
    public SymblAuthenticationException(string message) : base(message) { }
}

/// <summary>The requested object does not exist (404).</summary>
public sealed class SymblNotFoundException : SymblServiceException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">The missing object, with the message of the service.</param>
    public SymblNotFoundException(string message) : base(message) { }
}

/// <summary>The service stayed at a limit (429) for as long as the caller was willing to wait.</summary>
public sealed class SymblRateLimitException : SymblServiceException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">The limit, as the service describes it.</param>
    public SymblRateLimitException(string message) : base(message) { }
}

/// <summary>
/// The service did not respond: the host name does not resolve, or the host refuses or resets the connection, or does not answer.
/// </summary>
public class SymblConnectionException : SymblException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">The address, and the failure.</param>
    /// <param name="innerException">The cause.</param>
    public SymblConnectionException(string message, Exception? innerException = null) : base(message, innerException) { }

    /// <summary>Base address of the service.</summary>
    public Uri? BaseUri { get; init; }

    /// <summary>Whether it is certain that the service received no byte of the request.</summary>
    internal bool NothingSent { get; init; }

    /// <summary>Whether the process of the service has ended.</summary>
    internal bool ServerEnded { get; init; }
}

/// <summary>A host name of the public platform no longer resolves.</summary>
public sealed class SymblPlatformUnreachableException : SymblConnectionException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">The host, with a note that the public service may have ended.</param>
    /// <param name="innerException">The cause.</param>
    public SymblPlatformUnreachableException(string message, Exception? innerException = null) : base(message, innerException) { }
}

/// <summary>
/// The connection broke after the client started to send a submission. The service may have it, and the client did not send it again.
/// </summary>
public sealed class SymblAmbiguousSubmissionException : SymblConnectionException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">The submission, and the checks to make.</param>
    /// <param name="innerException">The cause.</param>
    public SymblAmbiguousSubmissionException(string message, Exception? innerException = null) : base(message, innerException) { }
}

/// <summary>A job did not end in time. The service continues the job, and the caller can wait again.</summary>
public sealed class SymblTimeoutException : SymblException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">The awaited object and the timeout.</param>
    /// <param name="job">The job, if the caller waited for one.</param>
    /// <param name="innerException">The last failure during the wait, if any.</param>
    public SymblTimeoutException(string message, SymblJob? job = null, Exception? innerException = null) : base(message, innerException) => Job = job;

    /// <summary>The job to wait for again; <see langword="null"/> if no job exists yet.</summary>
    public SymblJob? Job { get; }
}

/// <summary>The service failed to process a submission.</summary>
public sealed class SymblJobFailedException : SymblException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">The job, and the reason of the service.</param>
    /// <param name="job">The failed job.</param>
    public SymblJobFailedException(string message, SymblJob job) : base(message) => Job = job;

    /// <summary>The failed job.</summary>
    public SymblJob Job { get; }
}

/// <summary>The response violates the contract, for example HTML or malformed JSON.</summary>
public sealed class SymblUnexpectedResponseException : SymblException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">Method, path, the expected content and the received content.</param>
    /// <param name="innerException">The cause.</param>
    public SymblUnexpectedResponseException(string message, Exception? innerException = null) : base(message, innerException) { }
}

/// <summary>The local server failed to start, or was not found, or has ended.</summary>
public sealed class SymblLocalServerException : SymblException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">The missing part, or the message of the server.</param>
    /// <param name="innerException">The cause.</param>
    public SymblLocalServerException(string message, Exception? innerException = null) : base(message, innerException) { }
}

/// <summary>The service does not have a feature of the local server. Nothing was sent.</summary>
public sealed class SymblNotSupportedException : SymblException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">The feature, and the service that has it.</param>
    public SymblNotSupportedException(string message) : base(message) { }
}
