namespace SymblPS;

/// <summary>Something went wrong between the caller and the service. The derived types say what.</summary>
public class SymblException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong, naming the thing; never a secret.</param>
    /// <param name="innerException">The cause, if any.</param>
    public SymblException(string message, Exception? innerException = null) : base(message, innerException) { }

    /// <summary>What the caller can do about it; <see langword="null"/> where there is nothing to say.</summary>
    public string? RecommendedAction { get; init; }
}

/// <summary>The service answered with an error status.</summary>
public class SymblServiceException : SymblException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">Status, verb, path and the service's own message.</param>
    public SymblServiceException(string message) : base(message) { }

    /// <summary>HTTP status code.</summary>
    public int StatusCode { get; init; }

    /// <summary>The service's own words, verbatim; <see langword="null"/> where it gave none.</summary>
    public string? ServiceMessage { get; init; }

    /// <summary>HTTP verb of the request.</summary>
    public string Method { get; init; } = string.Empty;

    /// <summary>Path of the request, without the query.</summary>
    public string Path { get; init; } = string.Empty;

    /// <summary>How long the service asked to wait; <see langword="null"/> where it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

/// <summary>The service refused the credentials or the token (401, 403), or the token server did.</summary>
public sealed class SymblAuthenticationException : SymblServiceException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was refused; never a secret.</param>
    public SymblAuthenticationException(string message) : base(message) { }
}

/// <summary>The service does not know the thing asked for (404).</summary>
public sealed class SymblNotFoundException : SymblServiceException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was not found, with the service's own message.</param>
    public SymblNotFoundException(string message) : base(message) { }
}

/// <summary>The service is at a limit (429) and stayed there for as long as the caller wanted to wait.</summary>
public sealed class SymblRateLimitException : SymblServiceException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">The limit, in the service's own words.</param>
    public SymblRateLimitException(string message) : base(message) { }
}

/// <summary>No answer came: the host does not resolve, refuses, resets or stays silent.</summary>
public class SymblConnectionException : SymblException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">Which address, and what happened.</param>
    /// <param name="innerException">The cause.</param>
    public SymblConnectionException(string message, Exception? innerException = null) : base(message, innerException) { }

    /// <summary>Address of the service.</summary>
    public Uri? BaseUri { get; init; }

    /// <summary>Whether it is certain that no byte of the request reached the service.</summary>
    internal bool NothingSent { get; init; }
}

/// <summary>A host of the public platform does not resolve any more.</summary>
public sealed class SymblPlatformUnreachableException : SymblConnectionException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">Which host, and that the public service may be gone.</param>
    /// <param name="innerException">The cause.</param>
    public SymblPlatformUnreachableException(string message, Exception? innerException = null) : base(message, innerException) { }
}

/// <summary>The connection broke after a submission began to be sent: the service may have it. It was not sent again.</summary>
public sealed class SymblAmbiguousSubmissionException : SymblConnectionException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was being submitted and what to check.</param>
    /// <param name="innerException">The cause.</param>
    public SymblAmbiguousSubmissionException(string message, Exception? innerException = null) : base(message, innerException) { }
}

/// <summary>A job was not over within the time given. It goes on at the service and can be waited for again.</summary>
public sealed class SymblTimeoutException : SymblException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was waited for and how long.</param>
    /// <param name="job">The job, if one was waited for.</param>
    /// <param name="innerException">The last failure seen while waiting, if any.</param>
    public SymblTimeoutException(string message, SymblJob? job = null, Exception? innerException = null) : base(message, innerException) => Job = job;

    /// <summary>The job that can be waited for again; <see langword="null"/> where none exists yet.</summary>
    public SymblJob? Job { get; }
}

/// <summary>The service could not process a submission.</summary>
public sealed class SymblJobFailedException : SymblException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">Which job, and the service's reason.</param>
    /// <param name="job">The failed job.</param>
    public SymblJobFailedException(string message, SymblJob job) : base(message) => Job = job;

    /// <summary>The failed job.</summary>
    public SymblJob Job { get; }
}

/// <summary>The service's answer is not what the contract says, such as HTML or broken JSON.</summary>
public sealed class SymblUnexpectedResponseException : SymblException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">Verb, path, what was expected and what came.</param>
    /// <param name="innerException">The cause.</param>
    public SymblUnexpectedResponseException(string message, Exception? innerException = null) : base(message, innerException) { }
}

/// <summary>The local server could not be started, found or kept.</summary>
public sealed class SymblLocalServerException : SymblException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is missing or what the server said.</param>
    /// <param name="innerException">The cause.</param>
    public SymblLocalServerException(string message, Exception? innerException = null) : base(message, innerException) { }
}
