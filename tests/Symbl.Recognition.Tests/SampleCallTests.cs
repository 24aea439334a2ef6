using Symbl.Language.Analytics;
using Symbl.Domain.Analysis;
using Symbl.Domain.Recordings;
using Symbl.Speech.Audio;
using Symbl.Speech.Scoring;
using Xunit;

namespace Symbl.Recognition.Tests;

/// <summary>The project's sample call, processed whole, against what is known of it.</summary>
public sealed class SampleCallTests(SampleCallTests.Processed processed) : IClassFixture<SampleCallTests.Processed>
{
    private static readonly ProcessingOptions ByVoice = new() { Diarize = true, SpeakerCount = 2, DetectPhrases = true };

    private static readonly ProcessingOptions ByChannel = new()
    {
        SeparateChannels = true,
        Channels = [new(1, "Agent", "agent@example.com"), new(2, "Customer", "customer@example.com")],
        DetectPhrases = true,
    };

    public static TheoryData<string> Recordings => ["support-call.wav", "support-call-channels.wav"];

    [Theory]
    [MemberData(nameof(Recordings))]
    public async Task Two_speakers_and_the_agent_speaks_more(string name)
    {
        var result = await processed[name];

        Assert.Equal(2, result.Speakers.Count);
        var analytics = AnalyticsCalculator.Compute(
            [.. result.Speakers.Select(speaker => new AnalyticsParticipant($"{speaker.Number}", speaker.Name, speaker.Email))],
            result.Turns.Select(turn => new AnalyticsTurn($"{turn.Speaker}", turn.Start, turn.End)),
            new Dictionary<string, int>(),
            result.Duration);
        // The agent answers the call, so speaks first; the truth is 66% of the talk time.
        Assert.InRange(analytics.Members[0].Talk / analytics.TotalTalk, 0.58, 0.74);
        Assert.Equal(analytics.Duration, analytics.TotalTalk + analytics.TotalSilence);
    }

    [Theory]
    [MemberData(nameof(Recordings))]
    public async Task Words_belong_to_their_speaker(string name)
    {
        var result = await processed[name];
        var truth = Truth();
        var (right, known) = (0, 0);
        foreach (var message in result.Messages)
            foreach (var word in message.Words)
            {
                // A word in both people's speech at once proves nothing about either.
                var people = truth.Where(turn => turn.Start < word.End.TotalSeconds && word.Start.TotalSeconds < turn.End)
                    .Select(turn => turn.Speaker).Distinct().ToArray();
                if (people.Length != 1)
                    continue;
                known++;
                if (people[0] == (message.Speaker == 1 ? "Agent" : "Customer"))
                    right++;
            }

        Assert.InRange(known, 200, 300);
        Assert.True(right >= 0.98 * known, $"{right} of {known} words are with the right person.");
    }

    [Theory]
    [MemberData(nameof(Recordings))]
    public async Task Back_channels_during_other_speech_belong_to_their_speaker(string name)
    {
        var result = await processed[name];
        var backChannels = result.Messages
            .Where(message => message.Text is "Mm-hm." or "Okay." or "Right.")
            .Select(message => message.Speaker);

        // In order of the dialogue: agent twice, then the customer five times.
        Assert.Equal([1, 1, 2, 2, 2, 2, 2], backChannels);
    }

    [Theory]
    [MemberData(nameof(Recordings))]
    public async Task No_word_is_lost_or_doubled_and_sentences_are_whole(string name)
    {
        var result = await processed[name];
        var labels = WaveLabels.Read(Path.Combine(RepositoryFiles.SampleAudio, name));

        Assert.Equal(
            labels.Select(label => label.Text).Order(StringComparer.Ordinal),
            result.Messages.SelectMany(message => message.Words).Select(word => word.Text).Order(StringComparer.Ordinal));
        var texts = result.Messages.Select(message => message.Text).ToArray();
        Assert.Contains("Good morning, Maplewick Broadband, Daniel speaking.", texts);
        Assert.Contains("You paid the invoice on March 2, but a second payment of $64.50 was taken on March 5.", texts);
        Assert.Contains("Do I have to do anything tonight?", texts);
        Assert.Contains("I'll email you the confirmation this afternoon.", texts);
        Assert.All(texts, text => Assert.True(text.Length == 0 || ".!?".Contains(text[^1]), text));
        Assert.InRange(texts.Count(text => text.Length == 0), 0, 3);
    }

    [Theory]
    [MemberData(nameof(Recordings))]
    public async Task Equal_bytes_give_equal_results(string name)
    {
        var (first, again) = (await processed[name], await processed.ProcessAsync(name));

        Assert.Equal(Voices(first), Voices(again));
        Assert.Equivalent(WithoutVoices(first), WithoutVoices(again), strict: true);

        static byte[][] Voices(ProcessedRecording recording) => [.. recording.Speakers.Select(speaker => speaker.Voice?.ToArray() ?? [])];

        static ProcessedRecording WithoutVoices(ProcessedRecording recording) =>
            recording with { Speakers = [.. recording.Speakers.Select(speaker => speaker with { Voice = null })] };
    }

    [Fact]
    public async Task By_voice_speakers_are_numbered_and_the_method_is_stated()
    {
        var result = await processed["support-call.wav"];

        Assert.Equal(["Speaker 1", "Speaker 2"], result.Speakers.Select(speaker => speaker.Name));
        Assert.Contains("acoustic", result.Provenance.Speakers);
        Assert.Equal("text labels in the recording (WAV cue and LIST adtl)", result.Provenance.Words);
        Assert.Contains(result.Messages, message => message.Phrases.Any(phrase => phrase.Text == "I will refund the $64.50 today"));
    }

    [Fact]
    public async Task By_channel_speakers_have_the_names_given()
    {
        var result = await processed["support-call-channels.wav"];

        Assert.Equal(
            [new ProcessedSpeaker(1, "Agent", "agent@example.com"), new ProcessedSpeaker(2, "Customer", "customer@example.com")],
            result.Speakers.Select(speaker => speaker with { Voice = null }));
        Assert.Contains("channel", result.Provenance.Speakers);
    }

    [Fact]
    public async Task The_turns_follow_the_reference()
    {
        foreach (var (name, limit) in new[] { ("support-call.wav", 0.12), ("support-call-channels.wav", 0.08) })
        {
            var result = await processed[name];
            var found = result.Turns.Select(turn => new SpeakerSegment($"{turn.Speaker}", turn.Start.TotalSeconds, turn.End.TotalSeconds));
            var score = DiarizationScorer.Score(Truth(), found, new ScoringOptions { Collar = 0.25 });
            Assert.True(score.ErrorRate <= limit, $"{name}: {score.ErrorRate}");
        }
    }

    private static IReadOnlyList<SpeakerSegment> Truth() =>
        [.. Rttm.Read(Path.Combine(RepositoryFiles.SampleAudio, "support-call.rttm")).Select(row => row.ToSegment())];

    /// <summary>Both recordings, each processed once for all tests.</summary>
    public sealed class Processed : IDisposable
    {
        private readonly TestFolder _folder = new();
        private readonly Dictionary<string, Task<ProcessedRecording>> _results = [];

        public Task<ProcessedRecording> this[string name] =>
            _results.TryGetValue(name, out var result) ? result : _results[name] = ProcessAsync(name);

        public Task<ProcessedRecording> ProcessAsync(string name) => new RecordingProcessor(_folder.Work).ProcessAsync(
            new RecordingInput(
                Path.Combine(RepositoryFiles.SampleAudio, name), name, null, name == "support-call.wav" ? ByVoice : ByChannel),
            null,
            TestContext.Current.CancellationToken);

        public void Dispose() => _folder.Dispose();
    }
}
