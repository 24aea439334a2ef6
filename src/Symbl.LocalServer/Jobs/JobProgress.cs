using System.Collections.Concurrent;
using Symbl.Domain.Recordings;

namespace Symbl.LocalServer.Jobs;

/// <summary>How far the jobs of this process are. It is not stored, because it is of no use after a restart.</summary>
internal sealed class JobProgress
{
    // The part of the whole at which each stage begins. Recognition takes most of the time, then diarization.
    private static readonly double[] Begins = [0, 0.05, 0.75, 0.96, 0.98, 1];
    private readonly ConcurrentDictionary<string, double> _fractions = new(StringComparer.Ordinal);

    /// <summary>Finished part of a job, 0 to 1; null if no worker of this process works on it.</summary>
    /// <param name="jobId">Id of the job.</param>
    public double? Of(string jobId) => _fractions.TryGetValue(jobId, out var fraction) ? fraction : null;

    /// <summary>Records the progress of a job. It never goes back.</summary>
    /// <param name="jobId">Id of the job.</param>
    /// <param name="progress">The progress.</param>
    public void Report(string jobId, RecordingProgress progress)
    {
        var (from, to) = (Begins[(int)progress.Stage], Begins[(int)progress.Stage + 1]);
        var fraction = Math.Round(from + ((to - from) * Math.Clamp(progress.Fraction, 0, 1)), 3);
        _fractions.AddOrUpdate(jobId, fraction, (_, present) => Math.Max(present, fraction));
    }

    /// <summary>Forgets a job that has ended.</summary>
    /// <param name="jobId">Id of the job.</param>
    public void Forget(string jobId) => _fractions.TryRemove(jobId, out _);
}
