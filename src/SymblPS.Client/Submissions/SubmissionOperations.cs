namespace SymblPS.Client;

/// <summary>Submissions of recordings.</summary>
public sealed class SubmissionOperations
{
    internal SubmissionOperations() { }

    /// <summary>Submits a file.</summary>
    public Task<SymblJob> SubmitFileAsync(
        SymblMediaKind kind, string path, SubmissionOptions options, string? conversationId, SubmissionLimits limits,
        IProgress<SubmissionProgress>? progress, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Submits a recording by its address.</summary>
    public Task<SymblJob> SubmitUriAsync(
        SymblMediaKind kind, Uri uri, SubmissionOptions options, string? conversationId, SubmissionLimits limits,
        IProgress<SubmissionProgress>? progress, CancellationToken cancellationToken) => throw new NotSupportedException();
}
