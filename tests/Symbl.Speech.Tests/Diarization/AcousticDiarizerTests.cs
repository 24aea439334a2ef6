using Symbl.Speech.Audio;
using Symbl.Speech.Diarization;
using Symbl.Speech.Tests.Support;
using Xunit;

namespace Symbl.Speech.Tests.Diarization;

public sealed class AcousticDiarizerTests
{
    private readonly AcousticDiarizer _separator = new();

    [Theory]
    [InlineData(8000, 0.5)]
    [InlineData(16000, 0.5)]
    [InlineData(11025, 0.5)]
    [InlineData(44100, 0.5)]
    [InlineData(8000, 0.8)]
    public void Two_voices_are_distinguished(int rate, double share)
    {
        var said = SyntheticSpeech.Dialogue(Voice.Low, Voice.High, 60, share);
        using var audio = new AudioBuffer(rate, 1, SyntheticSpeech.Render(said, 60, rate));
        var result = _separator.Diarize(audio, 2);
        var score = Scores.Of(SyntheticSpeech.Truth(said), result, collar: 0.25);
        Assert.True(score.ErrorRate < 0.08, $"{score}");
        Assert.Equal(60, result.Duration, 0.01);
        Assert.Empty(result.Notes);
    }

    [Fact]
    public void Three_voices_are_distinguished()
    {
        var first = SyntheticSpeech.Dialogue(Voice.Low, Voice.High, 50);
        var second = SyntheticSpeech.Dialogue(Voice.Middle, Voice.Middle, 30)
            .Select(part => part with { Name = "C", Start = part.Start + 50, End = part.End + 50 });
        var said = first.Concat(second).ToList();
        using var audio = new AudioBuffer(16000, 1, SyntheticSpeech.Render(said, 80, 16000));
        var score = Scores.Of(SyntheticSpeech.Truth(said), _separator.Diarize(audio, 3), collar: 0.25);
        Assert.True(score.ErrorRate < 0.12, $"{score}");
    }

    [Fact]
    public void One_voice_is_not_split()
    {
        // The agent of the sample call, without the customer: words, where the voices made here have vowels only.
        using var call = WaveFile.Open(Path.Combine(Folders.Samples!, "support-call-channels.wav"));
        var both = new float[call.Frames * call.Channels];
        call.Read(both);
        using var audio = new AudioBuffer(call.SampleRate, 1, both.Where((_, index) => index % call.Channels == 0).ToArray());
        var result = _separator.Diarize(audio, 2);
        Assert.All(result.Turns, turn => Assert.Equal(1, turn.Speaker));
        Assert.Equal(["Only 1 voice could be distinguished in the recording; 2 speakers were stated."], result.Notes);
    }

    [Fact]
    public void One_speaker_needs_only_speech_detection()
    {
        var said = SyntheticSpeech.Dialogue(Voice.Low, Voice.High, 30);
        using var audio = new AudioBuffer(8000, 1, SyntheticSpeech.Render(said, 30, 8000));
        var result = _separator.Diarize(audio, 1);
        Assert.NotEmpty(result.Turns);
        Assert.All(result.Turns, turn => Assert.Equal(1, turn.Speaker));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.02)]
    public void Silence_and_noise_have_no_turns(double level)
    {
        using var audio = new AudioBuffer(8000, 1, SyntheticSpeech.Noise(30, 8000, level, 21));
        var result = _separator.Diarize(audio, 2);
        Assert.Empty(result.Turns);
        Assert.Equal(["No speech was found in the recording."], result.Notes);
        Assert.Equal(30, result.Duration);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(800)]
    public void A_few_samples_are_no_error(int samples)
    {
        using var audio = new AudioBuffer(8000, 1, new float[samples]);
        Assert.Empty(_separator.Diarize(audio, 2).Turns);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Half_a_second_of_speech_is_no_error(int count)
    {
        var said = new[] { new Said("A", Voice.Low, 1, 1.5) };
        using var audio = new AudioBuffer(8000, 1, SyntheticSpeech.Render(said, 3, 8000));
        Assert.True(_separator.Diarize(audio, count).Turns.Count <= 1);
    }

    [Fact]
    public void Turns_are_ordered_disjoint_and_numbered_by_first_speech()
    {
        var said = SyntheticSpeech.Dialogue(Voice.High, Voice.Low, 40);
        using var audio = new AudioBuffer(8000, 1, SyntheticSpeech.Render(said, 40, 8000));
        var turns = _separator.Diarize(audio, 2).Turns;
        Assert.Equal(1, turns[0].Speaker);
        Assert.Equal([1, 2], turns.Select(turn => turn.Speaker).Distinct());
        Assert.Equal(turns.OrderBy(turn => turn.Start), turns);
        Assert.All(turns, turn => Assert.True(turn.Start >= 0 && turn.End > turn.Start && turn.End <= 40));
        foreach (var speaker in turns.GroupBy(turn => turn.Speaker))
            Assert.All(speaker.Zip(speaker.Skip(1)), pair => Assert.True(pair.First.End < pair.Second.Start));
    }

    [Fact]
    public async Task The_same_audio_gives_the_same_result_on_several_threads()
    {
        var samples = SyntheticSpeech.Render(SyntheticSpeech.Dialogue(Voice.Low, Voice.Middle, 30), 30, 8000);
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            using var audio = new AudioBuffer(8000, 1, samples);
            return _separator.Diarize(audio, 2).Turns;
        })));
        Assert.All(results, turns => Assert.Equal(results[0], turns));
    }

    [Fact]
    public void Loudness_does_not_change_the_speakers()
    {
        var said = SyntheticSpeech.Dialogue(Voice.Low, Voice.High, 40);
        var samples = SyntheticSpeech.Render(said, 40, 16000);
        using var audio = new AudioBuffer(16000, 1, Array.ConvertAll(samples, sample => sample / 30));
        var score = Scores.Of(SyntheticSpeech.Truth(said), _separator.Diarize(audio, 2), collar: 0.25);
        Assert.True(score.ErrorRate < 0.08, $"{score}");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(33)]
    public void A_count_out_of_range_is_refused(int count)
    {
        using var audio = new AudioBuffer(8000, 1, new float[8000]);
        Assert.Throws<ArgumentOutOfRangeException>(() => _separator.Diarize(audio, count));
    }

    [Fact]
    public void Cancellation_ends_the_work()
    {
        using var cancel = new CancellationTokenSource();
        using var audio = new Endless(cancel, after: 50);
        Assert.ThrowsAny<OperationCanceledException>(() => _separator.Diarize(audio, 2, cancel.Token));
    }

    [Fact]
    public void The_source_stays_open()
    {
        using var stream = new MemoryStream();
        WaveWriter.Write(stream, new AudioBuffer(44100, 1, new float[44100]));
        using var source = WaveFile.Open(stream);
        _separator.Diarize(source, 1);
        Assert.Equal(0, source.Read(new float[16]));
        Assert.True(stream.CanRead);
    }

    private sealed class Endless(CancellationTokenSource cancel, int after) : IAudioSource
    {
        private int _reads;

        public int SampleRate => 8000;

        public int Channels => 1;

        public long Frames => long.MaxValue;

        public int Read(Span<float> interleaved)
        {
            if (++_reads == after)
                cancel.Cancel();
            interleaved.Clear();
            return interleaved.Length;
        }

        public void Dispose()
        {
        }
    }
}
