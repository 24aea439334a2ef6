using Symbl.Domain.Recordings;
using Symbl.Recognition.Decoding;
using Symbl.Speech.Audio;
using Symbl.Speech.Tests.Audio;
using Xunit;

namespace Symbl.Recognition.Tests.Decoding;

public sealed class AudioTracksTests : IDisposable
{
    private static readonly AudioTrack Plain = new(0, 48_000, null, IsExtra: false, IsDefault: false);

    private readonly TestFolder _folder = new();

    [Fact]
    public async Task The_people_of_both_tracks_are_heard()
    {
        Write("one.wav", 8, new TestAudio.Voice(0.5, 3, 110));
        Write("two.wav", 10, new TestAudio.Voice(5, 9, 220));
        Mux("call.mp4", "-map", "0:a", "-map", "1:a", "-c:a", "aac");

        var result = await ProcessAsync("call.mp4", new ProcessingOptions { SeparateChannels = true });
        Assert.Equal(["Speaker 1", "Speaker 2"], result.Speakers.Select(speaker => speaker.Name));
        Assert.Equal(10, result.Duration.TotalSeconds, 0.2);
        Assert.InRange(result.Turns.First(turn => turn.Speaker == 2).Start.TotalSeconds, 4.5, 5.5);
        Assert.Contains(
            "The file has 2 audio tracks. Every track that was used is a channel of the recording: 1, 2.", result.Provenance.Notes);
        Assert.Equal(2, (await ProcessAsync("call.mp4", new ProcessingOptions())).Turns.Count);
    }

    [Theory]
    [InlineData("call.m4a", "aac", 16_000, 22, 13)]
    [InlineData("call.m4a", "aac", 8000, 13, 22)]
    [InlineData("call.mka", "pcm_s16le", 8000, 22, 13)]
    [InlineData("call.mkv", "flac", 16_000, 22, 13)]
    [InlineData("call.mp4", "aac", 44_100, 22, 13)]
    public async Task Tracks_of_different_length_are_whole(string name, string codec, int rate, int first, int second)
    {
        Write("one.wav", first, new TestAudio.Voice(0.5, first - 1, 110));
        Write("two.wav", second, new TestAudio.Voice(2, second - 1, 220));
        Mux(name, "-map", "0:a", "-map", "1:a", "-ar", rate.ToString(System.Globalization.CultureInfo.InvariantCulture), "-c:a", codec);

        using var recording = await OpenAsync(name);
        Assert.Equal(2, recording.Channels);
        Assert.Equal(22, recording.Duration.TotalSeconds, 0.2);
        var seconds = SecondsWithSound(recording);
        Assert.InRange(seconds[0], first - 2.5, first - 0.5);
        Assert.InRange(seconds[1], second - 4, second - 2);
        Assert.DoesNotContain(recording.Notes, note => note.Contains("ends early", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Audio_that_is_shorter_than_its_film_does_not_end_early()
    {
        Write("one.wav", 8, new TestAudio.Voice(0.5, 7));
        Ffmpeg.Encode(
            _folder["one.wav"], _folder["film.mp4"],
            "-f", "lavfi", "-i", "color=size=64x64:rate=5:duration=20", "-map", "0:a", "-map", "1:v", "-c:v", "mpeg4", "-c:a", "aac");

        using var recording = await OpenAsync("film.mp4");
        Assert.Equal(8, recording.Duration.TotalSeconds, 0.3);
        Assert.Empty(recording.Notes);
    }

    [Fact]
    public async Task Identical_tracks_do_not_double_the_speaker()
    {
        Write("one.wav", 12, new TestAudio.Voice(1, 4), new TestAudio.Voice(6, 11));
        File.Copy(_folder["one.wav"], _folder["two.wav"]);
        Mux("call.mkv", "-map", "0:a", "-map", "1:a", "-c:a", "pcm_s16le");

        var mixed = await ProcessAsync("call.mkv", new ProcessingOptions());
        Write("alone.wav", 12, new TestAudio.Voice(1, 4), new TestAudio.Voice(6, 11));
        Assert.Equal((await ProcessAsync("alone.wav", new ProcessingOptions())).Turns.Count, mixed.Turns.Count);
        var separate = await ProcessAsync("call.mkv", new ProcessingOptions { SeparateChannels = true });
        Assert.Single(separate.Speakers);
    }

    [Fact]
    public async Task A_commentary_is_left_out_with_a_note()
    {
        Write("one.wav", 8, new TestAudio.Voice(0.5, 3));
        Write("two.wav", 8, new TestAudio.Voice(4, 7, 200));
        Mux("call.mkv", "-map", "0:a", "-map", "1:a", "-c:a", "flac", "-metadata:s:a:1", "title=Director's commentary");

        using var recording = await OpenAsync("call.mkv");
        Assert.Equal(1, recording.Channels);
        Assert.Equal(
            ["The file has 2 audio tracks. Tracks that were left out (commentary, another language, or beyond 8): 2."], recording.Notes);
    }

    [Theory]
    [InlineData("eng", "deu", false)]
    [InlineData("eng", "eng", true)]
    [InlineData("eng", null, true)]
    [InlineData(null, null, true)]
    public void Translations_are_left_out_and_other_tracks_are_used(string? first, string? second, bool both)
    {
        var tracks = AudioTracks.Choose([Plain with { Language = first, IsDefault = true }, Plain with { Index = 1, Language = second }]);
        Assert.Equal(both ? 2 : 1, tracks.Files);
        Assert.NotEmpty(tracks.Notes);
    }

    [Fact]
    public void Tracks_beyond_the_eighth_are_left_out_with_a_note()
    {
        var tracks = AudioTracks.Choose([.. Enumerable.Range(0, 10).Select(index => Plain with { Index = index })]);
        Assert.Equal(8, tracks.Files);
        Assert.EndsWith(": 9, 10.", tracks.Notes[1]);
    }

    [Theory]
    [InlineData("call.mkv", "pcm_f32le")]
    [InlineData("call.caf", "pcm_f32be")]
    [InlineData("call.w64", "pcm_f32le")]
    [InlineData("call.flac", "flac")]
    public async Task Quiet_audio_keeps_its_detail_on_the_way(string name, string codec)
    {
        Write("loud.wav", 6, new TestAudio.Voice(1, 4));
        using (var loud = WaveFile.Open(_folder["loud.wav"]))
        {
            var samples = new float[loud.Frames];
            loud.Read(samples);
            WriteFloat("quiet.wav", Array.ConvertAll(samples, sample => sample / 1000));
        }

        Ffmpeg.Encode(_folder["quiet.wav"], _folder[name], codec == "flac" ? ["-c:a", codec, "-sample_fmt", "s32"] : ["-c:a", codec]);
        var expected = Assert.Single((await ProcessAsync("loud.wav", new ProcessingOptions())).Turns);
        var turn = Assert.Single((await ProcessAsync(name, new ProcessingOptions())).Turns);
        Assert.Equal(expected.Start.TotalSeconds, turn.Start.TotalSeconds, 0.1);
        Assert.Equal(expected.End.TotalSeconds, turn.End.TotalSeconds, 0.1);
    }

    [Theory]
    [InlineData("call.flac")]
    [InlineData("call.aiff")]
    [InlineData("call.au")]
    [InlineData("call.mkv")]
    public async Task Of_a_truncated_container_the_rest_is_processed_with_a_note(string name)
    {
        Write("one.wav", 20, new TestAudio.Voice(1, 18));
        Ffmpeg.Encode(_folder["one.wav"], _folder["whole" + name]);
        var whole = File.ReadAllBytes(_folder["whole" + name]);
        _folder.Write(name, whole[..(whole.Length / 2)]);

        using var recording = await OpenAsync(name);
        Assert.InRange(recording.Duration.TotalSeconds, 3, 17);
        Assert.Contains(recording.Notes, note => note.Contains("ends early") || note.StartsWith("ffmpeg ", StringComparison.Ordinal));
    }

    /// <summary>Seconds of each channel in which there is sound.</summary>
    private static double[] SecondsWithSound(OpenedRecording recording)
    {
        using var audio = recording.OpenAudio();
        var block = new float[audio.SampleRate / 10 * audio.Channels];
        var seconds = new double[audio.Channels];
        for (var read = audio.Read(block); read > 0; read = audio.Read(block))
        {
            for (var channel = 0; channel < audio.Channels; channel++)
            {
                var loudest = Enumerable.Range(0, read).Max(frame => Math.Abs(block[(frame * audio.Channels) + channel]));
                seconds[channel] += loudest > 0.01 ? (double)read / audio.SampleRate : 0;
            }
        }

        return seconds;
    }

    public void Dispose() => _folder.Dispose();

    private void Write(string name, double seconds, params TestAudio.Voice[] voices) =>
        TestAudio.WriteWave(_folder[name], seconds, channels: 1, voices);

    private void WriteFloat(string name, float[] samples) => File.WriteAllBytes(
        _folder[name],
        WaveBytes.File(
            WaveBytes.Format(3, 1, TestAudio.Rate, 32),
            WaveBytes.Chunk("data", samples.SelectMany(BitConverter.GetBytes).ToArray())));

    private void Mux(string name, params string[] options) => Ffmpeg.Encode(_folder["one.wav"], _folder[name], ["-i", _folder["two.wav"], .. options]);

    private Task<OpenedRecording> OpenAsync(string name) => new RecordingOpener(_folder.Work, new DecodingSettings())
        .OpenAsync(new RecordingInput(_folder[name], name, null, new ProcessingOptions()), TestContext.Current.CancellationToken);

    private Task<ProcessedRecording> ProcessAsync(string name, ProcessingOptions options) => new RecordingProcessor(_folder.Work)
        .ProcessAsync(new RecordingInput(_folder[name], name, null, options), null, TestContext.Current.CancellationToken);
}
