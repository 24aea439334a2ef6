using System.Diagnostics;
using System.Globalization;
using Symbl.LocalServer.Tests.Support;
using Symbl.Recognition.Neural;
using Symbl.Recognition.Workers;
using Xunit;

namespace Symbl.LocalServer.Tests.Neural;

/// <summary>The neural engine makes the turns of sherpa-onnx, which are recorded in a file beside this one.</summary>
public sealed class PeerTests : IDisposable
{
    /// <summary>Variable with a folder that has <c>sherpa-onnx-node</c> in its <c>node_modules</c>.</summary>
    private const string PeerVariable = "SYMBLPS_TEST_NODE_FOLDER";

    private const string Script = """
        const s = require('sherpa-onnx-node'); const fs = require('fs');
        for (const line of fs.readFileSync(process.argv[2], 'utf8').trim().split('\n')) {
          const [name, segmentation, embedding, wave, count] = line.split('\t');
          const diarizer = new s.OfflineSpeakerDiarization({ segmentation: { pyannote: { model: segmentation } }, embedding: { model: embedding },
            clustering: { numClusters: +count > 0 ? +count : -1, threshold: 0.5 }, minDurationOn: 0.3, minDurationOff: 0.5 });
          const turns = diarizer.process(s.readWave(wave).samples);
          console.log(name + '\t' + turns.map(t => t.start.toFixed(3) + '-' + t.end.toFixed(3) + ':' + t.speaker).join(' '));
        }
        """;

    private readonly TemporaryFolder _folder = new();

    private static Dictionary<string, string> Recorded { get; } = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "peer-turns.txt"))
        .Where(line => !line.StartsWith('#')).Select(line => line.Split('\t')).ToDictionary(parts => parts[0], parts => parts[1]);

    public static TheoryData<string> Names => [.. PeerCase.All.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_turns_are_the_turns_of_the_peer(string name)
    {
        var one = PeerCase.All.Single(item => item.Name == name);
        var (segmentation, embedding, audio) = one.Write(_folder.Path);
        IReadOnlyList<WorkerTurn> turns = [];

        await NeuralRun.RunAsync(
            new WorkerRequest
            {
                Work = WorkerWork.Speakers, Model = "segmentation", ModelPath = segmentation, AudioPath = audio, Pieces = [],
                VoiceModel = new WorkerModel("voices", embedding, false), Speakers = new WorkerSpeakers(one.Count == 0 ? null : one.Count, 1, null),
            },
            message => turns = message.Turns ?? turns,
            CancellationToken.None);

        Assert.Equal(
            Recorded[name],
            string.Join(' ', turns.Select(turn => string.Create(CultureInfo.InvariantCulture, $"{turn.Start:0.000}-{turn.End:0.000}:{turn.Speaker}"))));
        Assert.All(turns, turn => Assert.InRange(turn.Agreement, 0, 1));
    }

    [Fact]
    public void The_recorded_turns_are_of_many_kinds()
    {
        Assert.Equal(PeerCase.All.Select(one => one.Name).Order(StringComparer.Ordinal), Recorded.Keys.Order(StringComparer.Ordinal));
        Assert.Contains(Recorded.Values, turns => turns.Contains(":2", StringComparison.Ordinal));
        Assert.Contains(Recorded.Values, turns => turns.Split(' ').Length > 12);
    }

    [Fact]
    public async Task The_peer_still_has_the_recorded_turns()
    {
        var modules = Environment.GetEnvironmentVariable(PeerVariable);
        Assert.SkipWhen(string.IsNullOrEmpty(modules), $"{PeerVariable} names no folder with sherpa-onnx-node.");
        var cases = _folder.File("cases.txt");
        await File.WriteAllLinesAsync(cases, PeerCase.All.Select(one =>
        {
            var (segmentation, embedding, audio) = one.Write(_folder.Path);
            return string.Join('\t', one.Name, segmentation, embedding, audio, one.Count.ToString(CultureInfo.InvariantCulture));
        }));
        var script = Path.Combine(modules, $"peer-{Guid.NewGuid():N}.js");
        await File.WriteAllTextAsync(script, Script);
        try
        {
            using var process = Process.Start(new ProcessStartInfo("node", [script, cases]) { RedirectStandardOutput = true })!;
            var lines = (await process.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            await process.WaitForExitAsync();

            Assert.Equal(Recorded.Select(pair => $"{pair.Key}\t{pair.Value}").Order(StringComparer.Ordinal), lines.Order(StringComparer.Ordinal));
        }
        finally
        {
            File.Delete(script);
        }
    }

    public void Dispose() => _folder.Dispose();
}
