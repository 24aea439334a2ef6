using System.Text.Json;
using Symbl.Speech.Audio;
using Symbl.Speech.Bench.Commands;
using Symbl.Speech.Scoring;
using Xunit;

namespace Symbl.Speech.Tests.Benchmarks;

/// <summary>The commands from their arguments to their files, on calls they made themselves.</summary>
public sealed class BenchCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Synthetic_calls_are_scored_by_voice_and_by_channel()
    {
        var calls = _folder.File("calls");
        Assert.Equal(0, Run(out var made, "synthesize", calls, "--voices", "formant", "--seconds", "20", "--only", "two-balanced,stereo-leak-20"));
        Assert.Contains("no accuracy on real calls", made);
        var (json, markdown, found) = (_folder.File("scores.json"), _folder.File("scores.md"), _folder.File("found"));
        Assert.Equal(0, Run(out var printed, "evaluate", calls, "--json", json, "--markdown", markdown, "--rttm-out", found));
        Assert.StartsWith(EvaluationReport.SyntheticWarning, printed);
        Assert.StartsWith(EvaluationReport.SyntheticWarning, File.ReadAllText(markdown));

        using var document = JsonDocument.Parse(File.ReadAllText(json));
        var rows = document.RootElement.GetProperty("recordings").EnumerateArray().ToDictionary(
            row => (row.GetProperty("name").GetString()!, row.GetProperty("path").GetString()!));
        Assert.Equal([("stereo-leak-20", "channel"), ("stereo-leak-20", "voice"), ("two-balanced", "voice")], rows.Keys.Order());
        // The files say what the numbers say.
        foreach (var ((name, path), row) in rows)
        {
            Assert.Contains(name, printed);
            var hypothesis = Folders.ReadTruth(Path.Combine(found, name + (path == "channel" ? ".by-channel.rttm" : ".rttm")));
            var score = DiarizationScorer.Score(
                Folders.ReadTruth(Path.Combine(calls, name + ".rttm")), hypothesis, new ScoringOptions { Evaluated = [(0, 20)] });
            Assert.Equal(score.ErrorRate, row.GetProperty("scores")[0].GetProperty("errorRate").GetDouble(), tolerance: 0.005);
        }
    }

    [Fact]
    public void Unscorable_recordings_are_named_and_do_not_affect_others()
    {
        Run(out _, "synthesize", _folder.Path, "--voices", "formant", "--seconds", "10", "--only", "two-balanced");
        File.WriteAllText(_folder.File("broken.wav"), "This is no sound.");
        File.Copy(_folder.File("two-balanced.rttm"), _folder.File("broken.rttm"));
        Directory.CreateDirectory(_folder.File("deeper"));
        File.Copy(_folder.File("two-balanced.wav"), _folder.File("deeper/alone.wav"));
        File.Copy(_folder.File("two-balanced.wav"), _folder.File("deeper/misread.wav"));
        File.WriteAllText(_folder.File("deeper/misread.rttm"), "SPEAKER a 1 0 zero <NA> <NA> A <NA> <NA>\n");
        File.Copy(_folder.File("two-balanced.wav"), _folder.File("deeper/others.wav"));
        File.WriteAllText(
            _folder.File("deeper/others.rttm"),
            "SPEAKER a 1 0 1 <NA> <NA> A <NA> <NA>\nSPEAKER b 1 0 1 <NA> <NA> A <NA> <NA>\n");

        Assert.Equal(1, Run(out var printed, "evaluate", _folder.Path));
        Assert.Contains("| two-balanced |", printed);
        Assert.Contains("FAILED: broken: ", printed);
        Assert.Contains("FAILED: deeper/misread: RTTM line 1", printed);
        Assert.Contains("FAILED: deeper/others: The RTTM file has rows of several recordings, and none of 'others'.", printed);
        Assert.Contains("Not scored: deeper/alone.wav", printed);
    }

    [Fact]
    public void An_evaluation_map_selects_the_scored_segments()
    {
        Run(out _, "synthesize", _folder.Path, "--voices", "formant", "--seconds", "20", "--only", "two-balanced,two-alike");
        var map = _folder.File("calls.uem");
        File.WriteAllText(map, "two-balanced 1 5.000 12.000\n");
        var json = _folder.File("scores.json");
        Assert.Equal(1, Run(out var printed, "evaluate", _folder.Path, "--uem", map, "--json", json));
        Assert.StartsWith(EvaluationReport.SyntheticWarning + "\n\nStretches of the evaluation map", printed);
        Assert.Contains("FAILED: two-alike: The UEM file has no row of 'two-alike'", printed);
        using var document = JsonDocument.Parse(File.ReadAllText(json));
        var score = Assert.Single(document.RootElement.GetProperty("recordings").EnumerateArray()).GetProperty("scores")[0];
        var within = Folders.ReadTruth(_folder.File("two-balanced.rttm"))
            .Sum(segment => Math.Max(0, Math.Min(12, segment.End) - Math.Max(5, segment.Start)));
        Assert.Equal(within, score.GetProperty("speechSeconds").GetDouble(), tolerance: 1e-6);
    }

    [Theory]
    [InlineData("evaluate", "State the folder")]
    [InlineData("evaluate nowhere", "The folder 'nowhere' does not exist.")]
    [InlineData("evaluate . --collar -1", "--collar takes a number from 0; '-1' is none.")]
    [InlineData("evaluate . --speakers 0", "--speakers takes a whole number from 1")]
    [InlineData("evaluate . --speakers 2 --speakers=3", "given twice")]
    [InlineData("evaluate . --json", "needs a value")]
    [InlineData("evaluate . --colour red", "Unknown option '--colour'.")]
    [InlineData("evaluate . ..", "What is '..'?")]
    [InlineData("synthesize x --only seven", "There is no design 'seven'.")]
    [InlineData("synthesize x --voices mine", "--voices takes auto, espeak or formant; 'mine' is none.")]
    [InlineData("accuracy --only luck", "There is no part 'luck'.")]
    [InlineData("sing", "Unknown command 'sing'.")]
    public void Wrong_usage_is_reported_in_a_sentence(string line, string said)
    {
        using var error = new StringWriter();
        Assert.Equal(BenchProgram.WrongUsage, BenchProgram.Run(line.Split(' '), TextWriter.Null, error));
        Assert.Contains(said, error.ToString());
    }

    [Fact]
    public void The_cost_of_a_recording_is_measured()
    {
        Run(out _, "synthesize", _folder.Path, "--voices", "formant", "--seconds", "10", "--only", "stereo-clean");
        Assert.Equal(0, Run(out var printed, "measure", _folder.File("stereo-clean.wav"), "0"));
        var cost = JsonSerializer.Deserialize<Bench.Speed.SpeedMeasurement>(printed)!;
        Assert.Equal((10, 2), (cost.Seconds, cost.Found));
        Assert.True(cost.ProcessorSeconds > 0 && cost.WallSeconds > 0 && cost.PeakMegabytes > 1, printed);
    }

    [Fact]
    public void A_long_call_has_its_stated_length_without_repetition()
    {
        using var call = new LongCall(new CallDesign("long"), new FormantVoices(), 3, minutes: 2, TestContext.Current.CancellationToken);
        var samples = new float[call.Frames + 1];
        var (done, read) = (0, 0);
        while ((read = call.Read(samples.AsSpan(done))) > 0)
            done += read;
        Assert.Equal(2 * 60 * call.SampleRate, done);
        Assert.NotEqual(samples[..(60 * call.SampleRate)], samples[(60 * call.SampleRate)..done]);
        using var file = new MemoryStream();
        using var again = new LongCall(new CallDesign("long"), new FormantVoices(), 3, minutes: 2, TestContext.Current.CancellationToken);
        WaveWriter.Write(file, again);
        file.Position = 0;
        using var wave = WaveFile.Open(file);
        Assert.Equal(call.Frames, wave.Frames);
    }

    private static int Run(out string printed, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = BenchProgram.Run(arguments, output, error);
        Assert.Equal("", error.ToString());
        printed = output.ToString();
        return code;
    }
}
