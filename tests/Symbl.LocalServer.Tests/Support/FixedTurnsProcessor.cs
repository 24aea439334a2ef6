using System.Text;
using Symbl.Domain.Recordings;

namespace Symbl.LocalServer.Tests.Support;

/// <summary>
/// Makes a turn and a message of every 8,000 bytes, in turn by each speaker: storage, jobs and endpoints can be watched without sound.
/// A recording that begins with <c>FAIL</c> cannot be processed.
/// </summary>
public sealed class FixedTurnsProcessor : IRecordingProcessor
{
    public const int BytesPerSecond = 8_000;

    private readonly List<RecordingInput> _inputs = [];
    private int _running;

    /// <summary>Work waits for this; open from the start.</summary>
    public SemaphoreSlim? Gate { get; set; }

    /// <summary>The voice prints of the speakers, in order of number.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>?> Voices { get; set; } = [];

    public int MostAtOnce { get; private set; }

    public IReadOnlyList<RecordingInput> Inputs
    {
        get
        {
            lock (_inputs)
                return [.. _inputs];
        }
    }

    public async Task<ProcessedRecording> ProcessAsync(RecordingInput input, IProgress<RecordingProgress>? progress, CancellationToken cancel)
    {
        lock (_inputs)
        {
            _inputs.Add(input);
            MostAtOnce = Math.Max(MostAtOnce, ++_running);
        }

        try
        {
            if (Gate is not null)
                await Gate.WaitAsync(cancel);
            var bytes = await File.ReadAllBytesAsync(input.Path, cancel);
            if (Encoding.ASCII.GetString(bytes.AsSpan(0, Math.Min(4, bytes.Length))) == "FAIL")
                throw new RecordingException($"{input.Name} is not a recording");
            var recording = Describe(input.Options, bytes.Length);
            return recording with { Speakers = [.. recording.Speakers.Select(speaker => speaker with { Voice = Voices.ElementAtOrDefault(speaker.Number - 1) })] };
        }
        finally
        {
            lock (_inputs)
                _running--;
        }
    }

    private static ProcessedRecording Describe(ProcessingOptions options, int bytes)
    {
        var seconds = bytes / BytesPerSecond;
        var wanted = options.DetectSpeakers ? options.MaximumSpeakers ?? 2 : options.SpeakerCount;
        var count = Math.Clamp(options.Diarize ? wanted : options.Channels.Count, 1, Math.Max(1, seconds));
        var speakers = Enumerable.Range(1, count)
            .Select(number => options.Channels.FirstOrDefault(channel => channel.Channel == number) is { } channel && !options.Diarize
                ? new ProcessedSpeaker(number, channel.Name ?? $"Speaker {number}", channel.Email)
                : new ProcessedSpeaker(number, $"Speaker {number}", null))
            .ToList();
        var starts = Enumerable.Range(0, seconds).Select(second => TimeSpan.FromSeconds(second)).ToList();
        var length = TimeSpan.FromMilliseconds(800);
        // The first speaker is told most surely, and each further one less so.
        ProcessedTurn[] turns =
        [
            .. starts.Select((start, index) => new ProcessedTurn((index % count) + 1, start, start + length, 0.9 - (0.2 * (index % count)))),
        ];
        return new ProcessedRecording(
            TimeSpan.FromSeconds((double)bytes / BytesPerSecond),
            speakers,
            turns,
            [
                .. starts.Select((start, index) => new ProcessedMessage(
                    (index % count) + 1,
                    start,
                    start + length,
                    $"This is great number {index}.",
                    [
                        new ProcessedWord("This", start, start + length / 2, 0.9),
                        new ProcessedWord("is great number", start + length / 2, start + length, null),
                    ],
                    options.DetectPhrases ? [new ProcessedPhrase("action_phrase", "great")] : [])
                {
                    Confidence = turns[index].Confidence,
                }),
            ],
            new RecordingProvenance("made from the length", options.Diarize ? "in turn" : "by channel", ["A note."])
            {
                Separation = options.Diarize
                    ? DiarizationReport.Of(options.DetectSpeakers ? null : options.SpeakerCount, speakers, turns, [new UncertainSpan(length / 2, length)]) with
                    {
                        SpeakerCountConfidence = options.DetectSpeakers ? 0.75 / seconds : null,
                    }
                    : null,
            });
    }
}
