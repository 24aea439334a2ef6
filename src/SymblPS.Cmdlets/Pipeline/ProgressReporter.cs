using System.Diagnostics;

namespace SymblPS.Cmdlets.Pipeline;

/// <summary>
/// One line of progress: at most five updates a second, none for work under a second, and always completed at the end.
/// </summary>
internal sealed class ProgressReporter : IDisposable
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);
    private static int s_lastId;

    private readonly IPipeline _pipeline;
    private readonly string _activity;
    private readonly int _id = Interlocked.Increment(ref s_lastId) & 0x3fffffff;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly object _gate = new();
    private TimeSpan _next = Quiet;
    private bool _shown;
    private bool _over;

    public ProgressReporter(IPipeline pipeline, string activity)
    {
        _pipeline = pipeline;
        _activity = activity;
    }

    /// <summary>Shows a state, unless it is too early or too soon after the last one.</summary>
    /// <param name="status">What happens now.</param>
    /// <param name="percent">0 to 100, or -1 where nobody knows.</param>
    /// <param name="secondsRemaining">Seconds left, or -1.</param>
    public void Report(string status, int percent = -1, int secondsRemaining = -1)
    {
        lock (_gate)
        {
            if (_over || _clock.Elapsed < _next) return;
            _next = _clock.Elapsed + Interval;
            _shown = true;
            _pipeline.Progress(new ProgressRecord(_id, _activity, status.Length == 0 ? " " : status)
            {
                PercentComplete = Math.Min(100, percent),
                SecondsRemaining = secondsRemaining,
            });
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_over) return;
            _over = true;
            if (_shown) _pipeline.Progress(new ProgressRecord(_id, _activity, "Done") { RecordType = ProgressRecordType.Completed });
        }
    }
}
