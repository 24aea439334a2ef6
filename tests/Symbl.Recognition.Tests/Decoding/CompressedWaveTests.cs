using Symbl.Domain.Recordings;
using Symbl.Recognition.Decoding;
using Symbl.Speech.Audio;
using Symbl.Speech.Tests.Audio;
using Xunit;

namespace Symbl.Recognition.Tests.Decoding;

/// <summary>WAV files with a codec of call recorders: ffmpeg decodes them, and without it the reason names the codec.</summary>
public sealed class CompressedWaveTests : IDisposable
{
    private readonly TestFolder _folder = new();

    [Theory]
    [InlineData("adpcm_ms")]
    [InlineData("adpcm_ima_wav")]
    [InlineData("libmp3lame")]
    [InlineData("libgsm_ms", "-ar", "8000")]
    [InlineData("adpcm_g726", "-ar", "8000", "-b:a", "32k")]
    [InlineData("adpcm_yamaha")]
    public async Task Codecs_of_call_recorders_are_decoded(string codec, params string[] options)
    {
        TestAudio.WriteWave(_folder["plain.wav"], 3, 1, new TestAudio.Voice(0.5, 2.5));
        Ffmpeg.Encode(_folder["plain.wav"], _folder["call.wav"], ["-c:a", codec, .. options]);

        using var recording = await OpenAsync(new DecodingSettings());
        Assert.NotEqual(recording.StoredPath, recording.WavePath);
        Assert.Equal(3, recording.Duration.TotalSeconds, 0.2);
    }

    [Theory]
    [InlineData(0x0002, "Microsoft ADPCM (format tag 0x0002)")]
    [InlineData(0x0011, "IMA ADPCM (format tag 0x0011)")]
    [InlineData(0x0031, "GSM 6.10 (format tag 0x0031)")]
    [InlineData(0x0045, "G.726 ADPCM (format tag 0x0045)")]
    [InlineData(0x0055, "MP3 (format tag 0x0055)")]
    [InlineData(0x0083, "G.729 (format tag 0x0083)")]
    [InlineData(0x1234, "an unknown codec (format tag 0x1234)")]
    public async Task Without_ffmpeg_the_reason_names_the_codec_and_the_way_out(int tag, string codec)
    {
        var expected = $"The audio of the WAV file is compressed as {codec}, which needs ffmpeg on the PATH of the local server; "
            + "install it or convert to PCM.";
        foreach (var format in new[] { WaveBytes.Format(tag, 1, 8000, 4, 65), WaveBytes.Extensible(tag, 1, 8000, 8) })
        {
            _folder.Write("call.wav", WaveBytes.File(format, WaveBytes.Chunk("data", new byte[650])));
            var error = await Assert.ThrowsAsync<AudioFormatException>(() => OpenAsync(new DecodingSettings { SearchPath = "" }));
            Assert.Equal(expected, error.Message);
        }
    }

    [Fact]
    public async Task A_codec_that_ffmpeg_does_not_know_either_fails_with_its_reason()
    {
        Ffmpeg.Require();
        _folder.Write("call.wav", WaveBytes.File(WaveBytes.Format(0x1234, 1, 8000, 8), WaveBytes.Chunk("data", new byte[8000])));

        var error = await Assert.ThrowsAsync<FfmpegException>(() => OpenAsync(new DecodingSettings()));
        Assert.StartsWith("ffmpeg could not decode the recording: ", error.Message);
    }

    public void Dispose() => _folder.Dispose();

    private Task<OpenedRecording> OpenAsync(DecodingSettings settings) => new RecordingOpener(_folder.Work, settings)
        .OpenAsync(new RecordingInput(_folder["call.wav"], "call.wav", null, new ProcessingOptions()), TestContext.Current.CancellationToken);
}
