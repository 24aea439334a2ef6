using System.Diagnostics;
using System.Globalization;
using Symbl.Domain.Recordings;
using Symbl.LocalServer.Hosting;
using Symbl.LocalServer.Tests.Support;
using Symbl.Recognition.Stages;
using Symbl.Recognition.Workers;
using Symbl.TestModels;
using Xunit;

namespace Symbl.LocalServer.Tests.Recognition;

/// <summary>Worker processes that fail, hang, or take too much. Shell scripts stand for damaged native libraries.</summary>
public sealed class EngineWorkerTests : IDisposable
{
    private const long Limit = 800L << 20;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly ModelFolder _models = new();

    public static TheoryData<string> DamagedFiles => ["empty", "truncated", "text", "random", "silero", "zeros"];

    [Theory]
    [MemberData(nameof(DamagedFiles))]
    public async Task A_file_that_is_no_sound_model_is_a_clear_reason(string kind)
    {
        var path = _models.File(kind);
        var model = ScriptedWhisperModel.Saying(TimeSpan.FromSeconds(2), " yes").ToBytes();
        if (kind == "silero")
            SileroFile.Write(path);
        else
            await File.WriteAllBytesAsync(path, Damaged(kind, model));

        var failure = await Assert.ThrowsAsync<WorkerFailedException>(() => RunAsync(Request(path)));

        Assert.Contains("'model'", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(_models.Path, failure.Message, StringComparison.Ordinal);
        if (kind == "silero")
            Assert.Contains("voice activity", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task A_model_with_random_damage_ends_within_its_limits(int seed)
    {
        var random = new Random(seed);
        var bytes = ScriptedWhisperModel.Saying(TimeSpan.FromSeconds(2), " yes").ToBytes();
        // Half of the damage lies in the header and the vocabulary, half anywhere.
        for (var count = 0; count < 8; count++)
            bytes[random.Next(count % 2 == 0 ? 65_000 : bytes.Length)] = (byte)random.Next(256);
        var path = _models.File("damaged.bin");
        await File.WriteAllBytesAsync(path, bytes);

        var failure = await Record.ExceptionAsync(() => RunAsync(Request(path)));

        Assert.True(failure is null or WorkerFailedException or WorkerEndedException, failure?.ToString());
    }

    [Fact]
    public async Task The_last_line_of_a_dead_process_is_the_reason_after_a_second_try()
    {
        var tries = _models.File("tries");
        var command = Script($"echo x >> '{tries}'; echo 'GGML_ASSERT: wrong shape' >&2; kill -ABRT $$");
        var model = await _models.InstallAsync("model", ScriptedWhisperModel.Saying(TimeSpan.FromSeconds(2), " yes"));

        var failure = await Assert.ThrowsAsync<RecordingException>(() => _models.Engine(model, command: command).TranscribeAsync(
            _models.Audio(), ModelFolder.English, null, CancellationToken.None));

        Assert.Contains("GGML_ASSERT: wrong shape", failure.Message, StringComparison.Ordinal);
        Assert.Contains("signal 6", failure.Message, StringComparison.Ordinal);
        Assert.Equal(2, (await File.ReadAllLinesAsync(tries)).Length);
    }

    [Fact]
    public async Task A_second_process_does_the_pieces_that_the_first_left()
    {
        var begun = _models.File("begun");
        var worker = RecognizerServices.WorkerProcess();
        var piece = """{"type":"recognized","piece":0,"segments":[{"noSpeech":0,"logProbability":0,"words":[{"text":"first","start":0.5,"end":1,"probability":1}]}]}""";
        var command = Script(
            $"if [ ! -e '{begun}' ]; then read -r line; echo \"$line\" > '{begun}'; echo '{piece}'; exit 3; fi; "
            + $"exec '{worker.Executable}' '{worker.Arguments[0]}' {worker.Arguments[1]}");
        var model = await _models.InstallAsync("model", ScriptedWhisperModel.Saying(TimeSpan.FromSeconds(2), " second"));

        var said = await _models.Engine(model, command: command).TranscribeAsync(
            _models.Audio(pieces: 2), ModelFolder.English, null, CancellationToken.None);

        Assert.Equal(["first", "second"], said.Words.Select(word => word.Text));
        Assert.Single(said.Report.Notes, note => note.Contains("second process", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_process_that_hangs_ends_at_its_time_limit()
    {
        var failure = await Assert.ThrowsAsync<WorkerFailedException>(() => RunAsync(
            Request("model"), Script("sleep 600"), TimeSpan.FromSeconds(1)));

        Assert.Contains("did not finish", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_process_that_takes_too_much_memory_ends()
    {
        var failure = await Assert.ThrowsAsync<WorkerFailedException>(() => RunAsync(
            Request("model") with { MemoryLimit = 64L << 20 }, Script("exec tail -n 1 /dev/zero")));

        Assert.Contains("limit is 64 MB", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancellation_ends_the_whole_process_tree()
    {
        var pids = _models.File("pids");
        using var cancel = new CancellationTokenSource();
        var run = RunAsync(Request("model"), Script($"sleep 600 & echo $! > '{pids}.new'; echo $$ >> '{pids}.new'; mv '{pids}.new' '{pids}'; wait"), cancel: cancel.Token);
        await TestWait.UntilAsync(() => File.Exists(pids));

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        foreach (var pid in (await File.ReadAllLinesAsync(pids)).Select(line => int.Parse(line, CultureInfo.InvariantCulture)))
            await TestWait.UntilAsync(() => !IsAlive(pid));
    }

    [Fact]
    public async Task A_worker_ends_with_its_server()
    {
        var path = _models.File("model.bin");
        ScriptedWhisperModel.Saying(TimeSpan.FromSeconds(2), " yes").Write(path);
        var worker = RecognizerServices.WorkerProcess();
        using var process = Process.Start(new ProcessStartInfo(worker.Executable, worker.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        // More work than the test has time for.
        await process.StandardInput.WriteLineAsync(WorkerJson.Line(Request(path, pieces: 3000)));
        await process.StandardInput.FlushAsync();
        await process.StandardOutput.ReadLineAsync();

        process.StandardInput.Close();

        using var patience = new CancellationTokenSource(Patience);
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
            Assert.DoesNotContain("\"done\"", line, StringComparison.Ordinal);
        await process.WaitForExitAsync(patience.Token);
    }

    [Fact]
    public async Task Vocabulary_reaches_the_engine_as_a_prompt()
    {
        var request = _models.File("request");
        var command = Script("read -r line; echo \"$line\" > '" + request + """'; echo '{"type":"done"}'""");
        var model = await _models.InstallAsync("model", ScriptedWhisperModel.Saying(TimeSpan.FromSeconds(2), " yes"));

        var said = await _models.Engine(model, command: command).TranscribeAsync(
            _models.Audio(), new EngineOptions("en-US", ["Maplewick", "Ann Lee", new string('x', 700)]), null, CancellationToken.None);

        Assert.Equal("Maplewick, Ann Lee.", WorkerJson.Request(await File.ReadAllTextAsync(request)).Prompt);
        Assert.Contains(said.Report.Notes, note => note.Contains("1 of 3 phrases were left out", StringComparison.Ordinal));
    }

    public void Dispose() => _models.Dispose();

    private static byte[] Damaged(string kind, byte[] model) => kind switch
    {
        "empty" => [],
        "truncated" => model[..(model.Length / 2)],
        "text" => "<html><body>Not found</body></html>"u8.ToArray(),
        "zeros" => new byte[model.Length],
        _ => RandomBytes(model.Length),
    };

    private static byte[] RandomBytes(int length)
    {
        var bytes = new byte[length];
        new Random(9).NextBytes(bytes);
        return bytes;
    }

    private static bool IsAlive(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static WorkerCommand Script(string text) => new("/bin/sh", ["-c", text]);

    private WorkerRequest Request(string path, int pieces = 1)
    {
        var audio = _models.Audio();
        return new WorkerRequest
        {
            Model = "model",
            ModelPath = path,
            AudioPath = audio.WavePath,
            Pieces = [.. Enumerable.Range(0, pieces).Select(index => new WorkerPiece(index, 0, 3))],
            Language = "en",
            MemoryLimit = Limit,
        };
    }

    private static Task<long> RunAsync(WorkerRequest request, WorkerCommand? command = null, TimeSpan? time = null, CancellationToken cancel = default) =>
        new EngineWorker(command ?? RecognizerServices.WorkerProcess()).RunAsync(request, time ?? Patience, _ => { }, cancel);
}
