namespace SymblPS.Cmdlets.Pipeline;

/// <summary>
/// Shows the progress of one operation: nothing in the first second, then at most five updates per second, and a completed record at the end.
/// </summary>
internal sealed class ProgressReporter : IDisposable
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);
    private static int s_lastId;

    private readonly IPipeline _pipeline;
    private readonly string _activity;
    private readonly int _id = Interlocked.Increment(ref s_lastId) & 0x3fffffff;
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly object _gate = new();
    private TimeSpan _next = Quiet;
    private bool _shown;
    private bool _over;

    /// <param name="pipeline">The pipeline to write to.</param>
    /// <param name="activity">The operation.</param>
    /// <param name="time">The clock.</param>
    public ProgressReporter(IPipeline pipeline, string activity, TimeProvider time)
    {
        _pipeline = pipeline;
        _activity = activity;
        _time = time;
        _start = time.GetTimestamp();
    }

    /// <summary>Shows a state. Ignores it in the first second and if the last update is less than 200 ms old.</summary>
    /// <param name="status">The state.</param>
    /// <param name="percent">0 to 100, or -1 if it is unknown.</param>
    /// <param name="secondsRemaining">Seconds left, or -1 if they are unknown.</param>
    public void Report(string status, int percent = -1, int secondsRemaining = -1)
    {
        lock (_gate)
        {
            var elapsed = _time.GetElapsedTime(_start);
            if (_over || elapsed < _next) return;
            _next = elapsed + Interval;
            _shown = true;
            _pipeline.Progress(new ProgressRecord(_id, _activity, Described(status, percent, elapsed))
            {
                PercentComplete = Math.Min(100, percent),
                SecondsRemaining = secondsRemaining,
            });
        }
    }

    // Hosts show the percentage as a bar, or not at all, and no host shows the time.
    private static string Described(string status, int percent, TimeSpan elapsed)
    {
        var time = $"{(int)elapsed.TotalMinutes}:{elapsed.Seconds:00} elapsed";
        var share = percent < 0 ? string.Empty : $"{Math.Min(100, percent)} %, ";
        return status.Length == 0 ? share + time : $"{status} ({share}{time})";
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
