using SymblPS.Client.Http;

namespace SymblPS.Client.Submissions;

/// <summary>How far the present attempt of a submission got; tells the caller.</summary>
internal sealed class SubmissionAttempt
{
    private ExchangeWatch? _watch;

    /// <summary>File or address, as errors and the job name it.</summary>
    public required string Source { get; init; }

    /// <summary>Length of the recording; <see langword="null"/> where only its address is sent.</summary>
    public long? TotalBytes { get; init; }

    /// <summary>Who wants to know.</summary>
    public IProgress<SubmissionProgress>? Progress { get; init; }

    /// <summary>Bytes handed to the network.</summary>
    public long BytesSent { get; private set; }

    /// <summary>Whether the body of the submission began to be sent in this attempt, so that the service may have it.</summary>
    public bool BodyStarted => _watch?.BodyStarted == true;

    /// <summary>Whether the request came about and nothing of its body was sent: there is nothing the service could have.</summary>
    public bool NothingLost => _watch is { BodyStarted: false };

    /// <summary>Begins a new attempt with its own body.</summary>
    public HttpContent Begin(ExchangeWatch watch, UploadContent content)
    {
        _watch = watch;
        Sent(0);
        return content;
    }

    /// <summary>Notes that bytes were handed to the network.</summary>
    public void Sent(long bytes)
    {
        BytesSent = bytes;
        Progress?.Report(new SubmissionProgress(SubmissionPhase.Sending, bytes, TotalBytes, null, null));
    }

    /// <summary>Tells that a slot is waited for.</summary>
    public void Waiting(TimeSpan left, string? serviceMessage) =>
        Progress?.Report(new SubmissionProgress(SubmissionPhase.WaitingForSlot, 0, TotalBytes, left, serviceMessage));

    /// <summary>Forgets the attempt before: what fails from here on concerns the next one.</summary>
    public void Reset() => (_watch, BytesSent) = (null, 0);
}
