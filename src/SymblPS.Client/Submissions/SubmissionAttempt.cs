using SymblPS.Client.Http;

namespace SymblPS.Client.Submissions;

/// <summary>State of the current attempt of a submission. Reports the progress.</summary>
internal sealed class SubmissionAttempt
{
    private ExchangeWatch? _watch;

    /// <summary>File or address, for errors and the job.</summary>
    public required string Source { get; init; }

    /// <summary>Size of the recording; <see langword="null"/> if only its address is sent.</summary>
    public long? TotalBytes { get; init; }

    /// <summary>Receives the progress.</summary>
    public IProgress<SubmissionProgress>? Progress { get; init; }

    /// <summary>Bytes that were sent.</summary>
    public long BytesSent { get; private set; }

    /// <summary>Whether this attempt has started to send the body, so that the service may have it.</summary>
    public bool BodyStarted => _watch?.BodyStarted == true;

    /// <summary>Whether the request exists and its body was not started, so that the service has nothing.</summary>
    public bool NothingLost => _watch is { BodyStarted: false };

    /// <summary>Starts a new attempt with its own body.</summary>
    public HttpContent Begin(ExchangeWatch watch, UploadContent content)
    {
        _watch = watch;
        Sent(0);
        return content;
    }

    /// <summary>Records the number of bytes that were sent.</summary>
    public void Sent(long bytes)
    {
        BytesSent = bytes;
        Progress?.Report(new SubmissionProgress(SubmissionPhase.Sending, bytes, TotalBytes, null, null));
    }

    /// <summary>Reports the wait for a free job slot.</summary>
    public void Waiting(TimeSpan left, string? serviceMessage) =>
        Progress?.Report(new SubmissionProgress(SubmissionPhase.WaitingForSlot, 0, TotalBytes, left, serviceMessage));

    /// <summary>Resets the state before the next attempt.</summary>
    public void Reset() => (_watch, BytesSent) = (null, 0);
}
