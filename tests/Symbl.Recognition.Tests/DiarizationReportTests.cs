using Symbl.Domain.Recordings;
using Symbl.Recognition.Tests.Decoding;
using Symbl.Speech.Audio;
using Xunit;

namespace Symbl.Recognition.Tests;

/// <summary>What is said of how speakers were told apart, from sound to report.</summary>
public sealed class DiarizationReportTests : IDisposable
{
    private static readonly TestAudio.Voice[] TwoVoices =
        [new(0.5, 4, 100), new(5, 8, 230), new(9, 12, 100), new(13, 16, 230), new(17, 20, 100), new(20.5, 23, 230)];

    private readonly TestFolder _folder = new();

    [Fact]
    public async Task Two_stated_voices_are_found_with_confidence()
    {
        TestAudio.WriteWave(_folder["call.wav"], 24, 1, TwoVoices);
        var result = await ByVoiceAsync(2);
        var report = result.Provenance.Separation!;

        Assert.Equal((2, 2), (report.SpeakersAsked, report.SpeakersFound));
        Assert.Equal(["Speaker 1", "Speaker 2"], report.Speakers.Select(speaker => speaker.Name));
        Assert.All(report.Speakers, speaker => Assert.InRange(speaker.Confidence, 0.5, 1));
        var each = report.Speakers.Select(speaker => speaker.Confidence).ToArray();
        Assert.InRange(report.Confidence!.Value, each.Min(), each.Max());
        foreach (var speaker in report.Speakers)
        {
            var own = result.Turns.Where(turn => turn.Speaker == speaker.Number);
            Assert.Equal(own.Sum(turn => (turn.End - turn.Start).Ticks), speaker.Talk.Ticks);
        }
    }

    [Fact]
    public async Task Two_voices_never_become_more_speakers()
    {
        TestAudio.WriteWave(_folder["call.wav"], 24, 1, TwoVoices);
        var report = (await ByVoiceAsync(8)).Provenance.Separation!;

        Assert.Equal(8, report.SpeakersAsked);
        Assert.InRange(report.SpeakersFound, 2, 3);
    }

    [Fact]
    public async Task Eight_voices_are_merged_into_two_requested_speakers()
    {
        TestAudio.WriteWave(
            _folder["call.wav"], 42, 1,
            [.. Enumerable.Range(0, 16).Select(i => new TestAudio.Voice(1 + (2.5 * i), 3 + (2.5 * i), 90 + (25 * (i % 8))))]);
        var report = (await ByVoiceAsync(2)).Provenance.Separation!;

        Assert.Equal((2, 2), (report.SpeakersAsked, report.SpeakersFound));
    }

    [Fact]
    public async Task Silence_has_no_speakers_despite_a_stated_count()
    {
        TestAudio.WriteWave(_folder["call.wav"], 5, 1);
        var report = (await ByVoiceAsync(2)).Provenance.Separation!;

        Assert.Equal((2, 0, null), (report.SpeakersAsked, report.SpeakersFound, report.Confidence));
        Assert.Empty(report.Speakers);
    }

    [Fact]
    public async Task A_voice_without_words_is_reported_as_noise()
    {
        // The second sounds for less than a second, and no label is there.
        WaveLabel[] labels = [new(1, 3, "Hello."), new(7, 3, "Are you there?")];
        WaveWriter.Write(_folder["call.wav"], TestAudio.Make(12, 2, new(1, 4, 110), new(7, 10, 110), new(5, 5.6, 220, Channel: 1)), labels);
        var result = await ProcessAsync(new ProcessingOptions { SeparateChannels = true });

        Assert.Equal((2, 1), (result.Provenance.Separation!.SpeakersAsked, result.Provenance.Separation.SpeakersFound));
        Assert.Contains("Of 2 voices in the audio, only 1 says words; the rest is noise.", result.Provenance.Notes);
        Assert.Contains("No speaker was found on channel 2.", result.Provenance.Notes);
    }

    [Fact]
    public async Task Eight_channels_carry_the_names_given_for_them()
    {
        WriteChannels(8, channel => true);
        ChannelSpeaker[] given =
            [.. Enumerable.Range(1, 8).Select(channel => new ChannelSpeaker(channel, $"Person {channel}", $"p{channel}@x.test"))];
        var result = await ProcessAsync(new ProcessingOptions { SeparateChannels = true, Channels = [.. given.Reverse()] });

        Assert.Equal(
            given.Select(person => (person.Name, person.Email)), result.Speakers.Select(speaker => ((string?)speaker.Name, speaker.Email)));
        Assert.Equal((8, 8), (result.Provenance.Separation!.SpeakersAsked, result.Provenance.Separation.SpeakersFound));
        Assert.Empty(result.Provenance.Notes);
    }

    [Fact]
    public async Task Channels_without_a_given_name_keep_their_number()
    {
        WriteChannels(4, channel => channel != 3);
        var result = await ProcessAsync(
            new ProcessingOptions { SeparateChannels = true, Channels = [new(4, "Dee", null), new(3, "Cy", null), new(1, " ", "a@x.test")] });

        Assert.Equal(
            [("Speaker 1", "a@x.test"), ("Speaker 2", null), ("Dee", null)], result.Speakers.Select(speaker => (speaker.Name, speaker.Email)));
        Assert.Contains("No speaker was found on channel 3.", result.Provenance.Notes);
    }

    [Fact]
    public async Task One_microphone_on_two_channels_is_diarized_by_voice()
    {
        TestAudio.WriteTwice(_folder["call.wav"], TestAudio.Make(24, 1, TwoVoices));
        var names = new ProcessingOptions { SeparateChannels = true, Channels = [new(1, "Ann", null), new(2, "Ben", null)] };
        var implied = await ProcessAsync(names);
        var stated = await ProcessAsync(names with { SpeakerCount = 1 });

        Assert.Equal(["Speaker 1", "Speaker 2"], implied.Speakers.Select(speaker => speaker.Name));
        Assert.Contains(implied.Provenance.Notes, note => note.Contains("distinguished by voice"));
        Assert.Equal((2, 2), (implied.Provenance.Separation!.SpeakersAsked, implied.Provenance.Separation.SpeakersFound));
        Assert.Equal("Speaker 1", Assert.Single(stated.Speakers).Name);
    }

    [Fact]
    public async Task The_channels_of_a_video_have_their_names()
    {
        WriteChannels(2, channel => true);
        Ffmpeg.Encode(_folder["call.wav"], _folder["call.mp4"], "-f", "lavfi", "-i", "color=s=16x16:d=3", "-c:v", "mpeg4", "-c:a", "aac");
        var result = await ProcessAsync(
            new ProcessingOptions { SeparateChannels = true, Channels = [new(1, "Ann", null), new(2, "Ben", "ben@x.test")] }, "call.mp4");

        Assert.Equal([("Ann", null), ("Ben", "ben@x.test")], result.Speakers.Select(speaker => (speaker.Name, speaker.Email)));
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>One voice after another, each on a channel of its own.</summary>
    private void WriteChannels(int channels, Func<int, bool> speaks) => TestAudio.WriteWave(
        _folder["call.wav"], 1 + (3 * channels), channels,
        [
            .. Enumerable.Range(1, channels).Where(speaks)
                .Select(channel => new TestAudio.Voice((3 * channel) - 2.5, (3 * channel) - 0.5, 90 + (20 * channel), channel - 1)),
        ]);

    private Task<ProcessedRecording> ByVoiceAsync(int count) =>
        ProcessAsync(new ProcessingOptions { Diarize = true, SpeakerCount = count });

    private Task<ProcessedRecording> ProcessAsync(ProcessingOptions options, string name = "call.wav") =>
        new RecordingProcessor(_folder.Work).ProcessAsync(
            new RecordingInput(_folder[name], name, null, options), null, TestContext.Current.CancellationToken);
}
