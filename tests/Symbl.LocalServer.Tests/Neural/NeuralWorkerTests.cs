using System.Diagnostics;
using Symbl.Domain.Recordings;
using Symbl.LocalServer.Hosting;
using Symbl.LocalServer.Tests.Support;
using Symbl.Models.Installation;
using Symbl.Models.Store;
using Symbl.Recognition.Stages;
using Symbl.Recognition.Voices;
using Symbl.Recognition.Workers;
using Symbl.Speech.Audio;
using Symbl.TestModels;
using Xunit;

namespace Symbl.LocalServer.Tests.Neural;

/// <summary>Models in worker processes: sound ones, damaged ones, and ones of another role.</summary>
public sealed class NeuralWorkerTests : IDisposable
{
    private const long Limit = 900L << 20;

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> DamagedFiles => ["empty", "truncated", "text", "random", "zeros", "whisper", "embedding", "no operation"];

    [Theory]
    [MemberData(nameof(DamagedFiles))]
    public async Task A_file_that_is_no_sound_model_is_a_clear_reason(string kind)
    {
        var sound = TinyVoiceModels.Segmentation(1);
        var path = Write("damaged.onnx", kind switch
        {
            "empty" => [],
            "truncated" => sound[..(sound.Length / 2)],
            "text" => "<!doctype html><html></html>"u8.ToArray(),
            "random" => RandomBytes(sound.Length),
            "zeros" => new byte[sound.Length],
            "whisper" => ScriptedWhisperModel.Saying(TimeSpan.FromSeconds(2), " yes").ToBytes(),
            "embedding" => TinyVoiceModels.Embedding("wespeaker", 1),
            _ => OnnxBytes.Model(["x"], ("model_type", "pyannote-segmentation-3.0")),
        });

        var failure = await Assert.ThrowsAsync<WorkerFailedException>(() => RunAsync(Request(path)));

        Assert.Contains("pyannote", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(_folder.Path, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task A_model_with_random_damage_ends_within_its_limits(int seed)
    {
        var random = new Random(seed);
        var bytes = TinyVoiceModels.Segmentation(1);
        for (var count = 0; count < 12; count++)
            bytes[count % 2 == 0 ? random.Next(500) : bytes.Length - 1 - random.Next(1500)] = (byte)random.Next(256);

        var failure = await Record.ExceptionAsync(() => RunAsync(Request(Write("damaged.onnx", bytes))));

        Assert.True(failure is null or WorkerFailedException or WorkerEndedException, failure?.ToString());
    }

    [Theory]
    [InlineData("sample_rate", "8000")]
    [InlineData("window_size", "-5")]
    [InlineData("num_classes", "9")]
    [InlineData("num_speakers", null)]
    public async Task Wrong_metadata_are_named(string key, string? value)
    {
        var model = new OnnxGraph().Input("x", 0, 1, 0).Output("y", 0, 1, 0).Node("Identity", ["x"], "y");
        Dictionary<string, string?> metadata = new()
        {
            ["num_speakers"] = "3", ["powerset_max_classes"] = "2", ["num_classes"] = "7", ["sample_rate"] = "16000", ["window_size"] = "160000",
            ["receptive_field_size"] = "991", ["receptive_field_shift"] = "270", ["model_type"] = "pyannote-segmentation-3.0", [key] = value,
        };
        var bytes = model.ToBytes([.. metadata.Where(pair => pair.Value is not null).Select(pair => (pair.Key, pair.Value!))]);

        var failure = await Assert.ThrowsAsync<WorkerFailedException>(() => RunAsync(Request(Write("wrong.onnx", bytes))));

        Assert.Contains(key == "num_classes" ? "9 classes" : key, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_with_an_output_of_another_shape_is_a_clear_reason()
    {
        var bytes = new OnnxGraph().Input("x", 0, 1, 0).Output("y", 0, 1, 0).Node("Identity", ["x"], "y").ToBytes(
            ("num_speakers", "3"), ("powerset_max_classes", "2"), ("num_classes", "7"), ("sample_rate", "16000"), ("window_size", "160000"),
            ("receptive_field_size", "991"), ("receptive_field_shift", "270"), ("model_type", "pyannote-segmentation-3.0"));

        var failure = await Assert.ThrowsAsync<WorkerFailedException>(() => RunAsync(Request(Write("shape.onnx", bytes))));

        Assert.Contains("[1,1,160000]", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_turns_have_the_speakers_and_their_overlap()
    {
        var (segmentation, voices) = (await InstallAsync("pyannote", TinyVoiceModels.Segmentation(1)), await InstallAsync("wespeaker", TinyVoiceModels.Embedding("wespeaker", 1)));
        var audio = Talk(seed: 1, seconds: 40);

        var found = new NeuralDiarizer(Setup(), segmentation, voices).Diarize(
            new DiarizationRequest(audio, new SpeakerCount(Exact: 2)), null, CancellationToken.None);

        Assert.Equal(2, found.SpeakersFound);
        Assert.Contains(found.Turns, turn => found.Turns.Any(other => other.Speaker != turn.Speaker && other.Start < turn.End && turn.Start < other.End));
        Assert.Equal(1, found.Turns[0].Speaker);
        Assert.All(found.Turns, turn => Assert.True(turn.End <= audio.Duration));
        Assert.Contains("pyannote, SHA-256", found.Report.Method, StringComparison.Ordinal);
        Assert.Contains("wespeaker, SHA-256", found.Report.Method, StringComparison.Ordinal);
        Assert.Contains("clusters to the stated count", found.Report.Method, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder.Path, "voices-*.wav"));
    }

    [Fact]
    public async Task A_model_that_changed_after_its_installation_is_not_loaded()
    {
        var model = await InstallAsync("silero", TinyVoiceModels.Activity(isOld: false));
        File.WriteAllBytes(model.Path, new byte[model.Bytes]);

        var failure = Assert.Throws<RecordingException>(() => new SileroActivity(Setup(), model).Detect(Talk(1, 12), null, CancellationToken.None));

        Assert.Contains("silero", failure.Message, StringComparison.Ordinal);
        Assert.Contains("-Force", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dead_process_is_tried_again_and_then_the_reason_of_the_job()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The script needs a shell.");
        var model = await InstallAsync("silero", TinyVoiceModels.Activity(isOld: false));
        var tries = _folder.File("tries");
        var setup = Setup() with { Worker = new WorkerCommand("/bin/sh", ["-c", $"echo x >> '{tries}'; echo 'bad tensor' >&2; kill -ABRT $$"]) };

        var failure = Assert.Throws<RecordingException>(() => new SileroActivity(setup, model).Detect(Talk(1, 12), null, CancellationToken.None));

        Assert.Contains("bad tensor", failure.Message, StringComparison.Ordinal);
        Assert.Equal(2, (await File.ReadAllLinesAsync(tries)).Length);
    }

    [Fact]
    public async Task A_process_that_is_killed_in_the_middle_is_tried_again_from_the_start()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The script needs a shell.");
        var model = await InstallAsync("silero", TinyVoiceModels.Activity(isOld: false));
        var (real, once) = (RecognizerServices.WorkerProcess(), _folder.File("once"));
        const string part = """{"type":"speech","speechOdds":[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1],"frameSeconds":0.032}""";
        var command = string.Join(' ', new[] { real.Executable }.Concat(real.Arguments).Select(word => $"'{word}'"));
        var setup = Setup() with { Worker = new WorkerCommand("/bin/sh", ["-c", $"if [ -e '{once}' ]; then exec {command}; fi; touch '{once}'; echo '{part}'; kill -KILL $$"]) };
        var audio = Talk(1, 12);

        var (again, sound) = (new SileroActivity(setup, model).Detect(audio, null, CancellationToken.None), new SileroActivity(Setup(), model).Detect(audio, null, CancellationToken.None));

        Assert.True(File.Exists(once));
        Assert.Equal(sound.Segments, again.Segments);
    }

    [Fact]
    public async Task Too_little_memory_is_the_reason_of_the_job()
    {
        var (segmentation, voices) = (await InstallAsync("pyannote", TinyVoiceModels.Segmentation(1)), await InstallAsync("wespeaker", TinyVoiceModels.Embedding("wespeaker", 1)));
        var setup = Setup() with { Limits = new WorkerLimits { Memory = 20L << 20 } };

        var failure = Assert.Throws<RecordingException>(() => new NeuralDiarizer(setup, segmentation, voices).Diarize(
            new DiarizationRequest(Talk(1, 40), new SpeakerCount(Exact: 2)), null, CancellationToken.None));

        Assert.StartsWith("The diarizer (neural, pyannote and wespeaker)", failure.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder.Path, "voices-*.wav"));
    }

    [Fact]
    public async Task A_missing_native_library_is_named_with_the_way_out()
    {
        var model = Write("silero.onnx", TinyVoiceModels.Activity(isOld: false));
        var server = _folder.File("server");
        Directory.CreateDirectory(server);
        foreach (var file in Directory.GetFiles(AppContext.BaseDirectory).Where(file => Path.GetExtension(file) is ".dll" or ".json"))
        {
            if (!Path.GetFileName(file).StartsWith("onnxruntime", StringComparison.OrdinalIgnoreCase))
                File.Copy(file, Path.Combine(server, Path.GetFileName(file)));
        }

        var worker = RecognizerServices.WorkerProcess();
        var command = worker with { Arguments = [Path.Combine(server, "Symbl.LocalServer.dll"), .. worker.Arguments.Skip(1)] };
        var request = Request(model) with { Work = WorkerWork.Activity, Model = "silero", VoiceModel = null };

        var failure = await Assert.ThrowsAsync<WorkerFailedException>(
            () => new EngineWorker(command).RunAsync(request, TimeSpan.FromMinutes(1), _ => { }, CancellationToken.None));

        Assert.Contains("the native library of ONNX Runtime", failure.Message, StringComparison.Ordinal);
        Assert.Contains("is missing or cannot be loaded; copy", failure.Message, StringComparison.Ordinal);
        Assert.Contains("--diarizer acoustic --voice-activity acoustic", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancellation_ends_the_process()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The script needs a shell.");
        var model = await InstallAsync("silero", TinyVoiceModels.Activity(isOld: false));
        var id = _folder.File("id");
        var setup = Setup() with { Worker = new WorkerCommand("/bin/sh", ["-c", $"echo $$ > '{id}.part'; mv '{id}.part' '{id}'; read line; exec sleep 600"]) };
        using var cancel = new CancellationTokenSource();

        var work = Task.Run(() => new SileroActivity(setup, model).Detect(Talk(1, 12), null, cancel.Token));
        await TestWait.UntilAsync(() => File.Exists(id));
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work);
        var process = int.Parse(await File.ReadAllTextAsync(id), System.Globalization.CultureInfo.InvariantCulture);
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(process));
    }

    public void Dispose() => _folder.Dispose();

    private static byte[] RandomBytes(int length)
    {
        var bytes = new byte[length];
        new Random(3).NextBytes(bytes);
        return bytes;
    }

    private static Task<long> RunAsync(WorkerRequest request) =>
        new EngineWorker(RecognizerServices.WorkerProcess()).RunAsync(request, TimeSpan.FromMinutes(1), _ => { }, CancellationToken.None);

    private WorkerRequest Request(string path) => new()
    {
        Work = WorkerWork.Speakers,
        Model = "pyannote",
        ModelPath = path,
        AudioPath = Talk(1, 12).WavePath,
        Pieces = [],
        VoiceModel = new WorkerModel("voices", Write("voices.onnx", TinyVoiceModels.Embedding("wespeaker", 1)), false),
        Speakers = new WorkerSpeakers(2, 1, null),
        MemoryLimit = Limit,
    };

    private VoiceSetup Setup() => new() { Models = new ModelStore(_folder.Path), Worker = RecognizerServices.WorkerProcess(), WorkFolder = _folder.Path };

    private async Task<InstalledModel> InstallAsync(string name, byte[] content) =>
        (await new ModelInstaller(new ModelStore(_folder.Path)).InstallFromFileAsync(
            Write(name + ".source", content), null, new InstallOptions { Name = name }, null, CancellationToken.None)).Model;

    private string Write(string name, byte[] content)
    {
        var path = _folder.File(name);
        File.WriteAllBytes(path, content);
        return path;
    }

    private WaveAudio Talk(int seed, double seconds)
    {
        var path = _folder.File($"talk-{seed}.wav");
        WaveWriter.Write(path, new AudioBuffer(RecognizerAudio.SampleRate, 1, TinyVoiceModels.Talk(seed, seconds, 2)));
        return new WaveAudio(path, TimeSpan.FromSeconds(seconds));
    }

    private sealed record WaveAudio(string WavePath, TimeSpan Duration) : IRecordingAudio
    {
        public string StoredPath => WavePath;

        public int Channels => 1;

        public IAudioSource OpenAudio() => WaveFile.Open(WavePath);
    }
}
