using Symbl.Domain.Recordings;

namespace Symbl.Storage.Recordings;

/// <summary>
/// Recordings that wait for their job, one per job. A stored recording is complete and durable. Today they are files of a folder; the interface
/// leaves room for object storage.
/// </summary>
public interface IRecordingStore
{
    /// <summary>Tests whether the recording of a job is stored.</summary>
    /// <param name="jobId">Id of the job.</param>
    bool Holds(string jobId);

    /// <summary>Stores a recording. If the source ends early, is too long or stays silent, nothing is stored.</summary>
    /// <param name="jobId">Id of the job.</param>
    /// <param name="source">The bytes.</param>
    /// <param name="limit">Largest number of bytes.</param>
    /// <param name="stall">Longest time between two reads.</param>
    /// <param name="cancel">Cancels the operation.</param>
    /// <exception cref="RecordingTooLargeException">The source is longer than the limit.</exception>
    /// <exception cref="TimeoutException">The source stayed silent for too long.</exception>
    Task<StoredRecording> ReceiveAsync(string jobId, Stream source, long limit, TimeSpan stall, CancellationToken cancel);

    /// <summary>Makes a recording available as a local file for the time of the work on it.</summary>
    /// <param name="jobId">Id of the job.</param>
    /// <param name="cancel">Cancels the operation.</param>
    ValueTask<string> OpenAsync(string jobId, CancellationToken cancel);

    /// <summary>Stores the transcript that comes with the recording of a job. Removing the recording removes it too.</summary>
    /// <param name="jobId">Id of the job.</param>
    /// <param name="transcript">The transcript.</param>
    void StoreTranscript(string jobId, GivenTranscript transcript);

    /// <summary>Reads the transcript of a job; null if there is none.</summary>
    /// <param name="jobId">Id of the job.</param>
    /// <param name="cancel">Cancels the operation.</param>
    Task<GivenTranscript?> ReadTranscriptAsync(string jobId, CancellationToken cancel);

    /// <summary>Removes the recording of a job, if it is stored.</summary>
    /// <param name="jobId">Id of the job.</param>
    void Remove(string jobId);

    /// <summary>Removes all recordings except for the recordings of some jobs, and all incomplete uploads.</summary>
    /// <param name="jobIds">Ids of the jobs.</param>
    void RemoveAllBut(IReadOnlySet<string> jobIds);
}

/// <summary>A stored recording.</summary>
/// <param name="Size">Number of bytes.</param>
/// <param name="Sha256">SHA-256 of the bytes, in lower-case hexadecimal.</param>
public sealed record StoredRecording(long Size, string Sha256);

/// <summary>A recording is larger than the limit.</summary>
public sealed class RecordingTooLargeException : Exception;
