using Symbl.LocalServer.Tests.Support;
using Symbl.Recognition.Neural;
using Symbl.Recognition.Tests;
using Symbl.Recognition.Voices;
using Symbl.Recognition.Workers;
using Symbl.Speech.Audio;
using Symbl.TestModels;
using Xunit;

namespace Symbl.LocalServer.Tests.Neural;

/// <summary>Silero in its versions: tiny models with its interfaces, and the real one if a folder has it.</summary>
public sealed class SileroTests : IDisposable
{
    /// <summary>Variable with a folder that has <c>silero_vad_v5.onnx</c>, <c>silero_vad_v6.onnx</c> and <c>silero_vad_legacy.onnx</c>.</summary>
    private const string SileroVariable = "SYMBLPS_TEST_SILERO_FOLDER";

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_model_keeps_its_state_between_frames(bool isOld)
    {
        var odds = await FindAsync(TinyVoiceModels.Activity(isOld), new float[(512 * 6) + 100]);

        // The state of the model grows by 0.001 with each frame, and its output is the state. The last frame is not full.
        Assert.Equal([0, 0.001f, 0.002f, 0.003f, 0.004f, 0.005f, 0.006f], odds);
    }

    [Fact]
    public async Task A_frame_comes_with_the_end_of_the_frame_before()
    {
        var samples = new float[512 * 3];
        samples.AsSpan(512 - 64, 64).Fill(0.1f);

        // Square 0.01 times factor 50, in 64 of 576 samples: in the own frame, and again as the context of the next one.
        Assert.Equal([0.056f, 0.057f, 0.002f], await FindAsync(TinyVoiceModels.Activity(isOld: false), samples));
        // 64 of 512 samples, and no context.
        Assert.Equal([0.063f, 0.001f, 0.002f], await FindAsync(TinyVoiceModels.Activity(isOld: true), samples));
    }

    [Theory]
    [InlineData("silero_vad_v6.onnx")]
    [InlineData("silero_vad_v5.onnx")]
    [InlineData("silero_vad_legacy.onnx")]
    public async Task The_real_model_finds_the_speech_of_the_sample_call(string file)
    {
        var folder = Environment.GetEnvironmentVariable(SileroVariable);
        Assert.SkipWhen(string.IsNullOrEmpty(folder), $"{SileroVariable} names no folder with Silero models.");
        var path = Path.Combine(folder, file);
        Assert.SkipUnless(File.Exists(path), $"The folder has no {file}.");
        using var mono = RecognizerAudio.Of(WaveFile.Open(Path.Combine(RepositoryFiles.SampleAudio, "support-call-channels.wav")));
        var speech = new float[mono.Frames];
        mono.Read(speech);
        var random = new Random(1);

        var odds = await FindAsync(await File.ReadAllBytesAsync(path), speech);
        var noise = await FindAsync(await File.ReadAllBytesAsync(path), [.. Enumerable.Range(0, 80_000).Select(_ => (float)((random.NextDouble() - 0.5) * 0.1))]);

        Assert.True(odds.Count(one => one > 0.5) > 0.5 * odds.Count, $"{odds.Count(one => one > 0.5)} of {odds.Count} frames have speech.");
        Assert.True(noise.Count(one => one > 0.5) < 0.05 * noise.Count, $"{noise.Count(one => one > 0.5)} of {noise.Count} frames of noise have speech.");
    }

    [Fact]
    public void Segments_begin_at_sure_frames_and_go_on_through_doubtful_ones()
    {
        var frame = TimeSpan.FromMilliseconds(32);
        float[] odds = [.. Enumerable.Repeat(0.3f, 20), .. Enumerable.Repeat(0.9f, 10), .. Enumerable.Repeat(0.3f, 10), .. Enumerable.Repeat(0.1f, 20), 0.9f, .. Enumerable.Repeat(0f, 10)];

        var runs = SpeechRuns.Of(odds, frame, frame * odds.Length);

        var run = Assert.Single(runs);
        Assert.Equal(0.64 - 0.05, run.Start.TotalSeconds, 3);
        Assert.Equal(1.28 + 0.05, run.End.TotalSeconds, 3);
    }

    [Fact]
    public void Frames_between_no_speech_and_speech_are_undecided()
    {
        Assert.Equal(0.5, SpeechRuns.Undecided([0, 0.1f, 0.2f, 0.5f, 0.8f, 0.9f, 1, 0.3f]));
        Assert.Equal(0, SpeechRuns.Undecided([]));
    }

    public void Dispose() => _folder.Dispose();

    private async Task<List<float>> FindAsync(byte[] model, float[] samples)
    {
        var (path, audio) = (_folder.File("model.onnx"), _folder.File("audio.wav"));
        await File.WriteAllBytesAsync(path, model);
        WaveWriter.Write(audio, new AudioBuffer(RecognizerAudio.SampleRate, 1, samples));
        List<float> odds = [];
        await NeuralRun.RunAsync(
            new WorkerRequest { Work = WorkerWork.Activity, Model = "silero", ModelPath = path, AudioPath = audio, Pieces = [] },
            message => odds.AddRange(message.SpeechOdds ?? []),
            CancellationToken.None);
        return odds;
    }
}
