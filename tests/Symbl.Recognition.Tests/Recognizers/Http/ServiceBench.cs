using Symbl.Domain.Recordings;
using Symbl.Recognition.Recognizers.Http;
using Symbl.Recognition.Stages;
using Symbl.Speech.Audio;
using Xunit;

namespace Symbl.Recognition.Tests.Recognizers.Http;

/// <summary>A recording, a replayed service, and the engine between them.</summary>
internal sealed class ServiceBench : IDisposable
{
    public const string Key = "sk-canary-0123456789";
    public const int Rate = 16000;

    private readonly TestFolder _folder = new();

    public ServiceBench(ReplayServer server, double seconds = 5) => (Server, WavePath) = (server, WriteAudio(seconds));

    public ReplayServer Server { get; }

    public string WavePath { get; }

    public string? Model { get; init; } = "whisper-1";

    public string? Url { get; init; }

    public SkippedTime Time { get; } = new();

    public List<double> Progress { get; } = [];

    public TimeSpan AnswerTime { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Recognizes pieces, given in seconds; the first five seconds without any.</summary>
    public async Task<EngineTranscript> RunAsync(
        string language = "", IReadOnlyList<string>? vocabulary = null, (double Start, double End)[]? pieces = null, CancellationToken cancel = default)
    {
        using var engine = Engine();
        return await RunAsync(engine, language, vocabulary, pieces, cancel);
    }

    public Task<EngineTranscript> RunAsync(
        TranscriptionServiceEngine engine, string language = "", IReadOnlyList<string>? vocabulary = null, (double Start, double End)[]? pieces = null,
        CancellationToken cancel = default) =>
        engine.TranscribeAsync(
            new EngineAudio(WavePath, [.. (pieces ?? [(0, 5)]).Select(piece => new AudioPiece(TimeSpan.FromSeconds(piece.Start), TimeSpan.FromSeconds(piece.End)))]),
            new EngineOptions(language, vocabulary ?? []),
            new Reported(Progress),
            cancel);

    public TranscriptionServiceEngine Engine()
    {
        var limits = new ServiceLimits { Time = Time, AnswerTime = AnswerTime, AnswerTimeOfAudio = 0 };
        return new TranscriptionServiceEngine(TranscriptionService.Create(Url ?? Server.Url, Model, Key, limits));
    }

    public async Task<string> FailureAsync(string language = "", (double Start, double End)[]? pieces = null)
    {
        var failure = await Assert.ThrowsAsync<RecordingException>(() => RunAsync(language, pieces: pieces));
        Assert.DoesNotContain("canary", failure.ToString());
        Assert.Contains(Server.Authority, failure.Message);
        return failure.Message;
    }

    /// <summary>Shows words as <c>text start-end</c>, with the number of their phrase in brackets.</summary>
    public static string[] Shown(EngineTranscript transcript) =>
    [
        .. transcript.Words.Select(word => FormattableString.Invariant(
            $"{word.Text} {word.Start.TotalSeconds:0.##}-{word.End.TotalSeconds:0.##}{(word.Phrase is { } phrase ? $" ({phrase})" : "")}")),
    ];

    public void Dispose()
    {
        Server.Dispose();
        _folder.Dispose();
    }

    // Loud, with a quiet moment in the middle of each tenth second.
    private string WriteAudio(double seconds)
    {
        var samples = new float[(int)(seconds * Rate)];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = (i % (10 * Rate)) / (double)Rate is > 4.8 and < 5.2 ? 0 : (float)(0.3 * Math.Sin(i * 0.1));
        WaveWriter.Write(_folder["call.wav"], new AudioBuffer(Rate, 1, samples));
        return _folder["call.wav"];
    }

    private sealed class Reported(List<double> parts) : IProgress<double>
    {
        public void Report(double value) => parts.Add(value);
    }
}

/// <summary>A clock whose waits end at once. It remembers them.</summary>
internal sealed class SkippedTime : TimeProvider
{
    public List<double> Waits { get; } = [];

    public override DateTimeOffset GetUtcNow() => new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Waits.Add(dueTime.TotalSeconds);
        return TimeProvider.System.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
