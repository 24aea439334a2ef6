using Symbl.Speech.Audio;
using Symbl.Speech.Bench.Evaluation;
using Symbl.Speech.Bench.Synthesis;
using Symbl.Speech.Scoring;

namespace Symbl.Speech.Bench.Commands;

/// <summary><c>synthesize</c>: makes calls from a seed, with a reference and with their conditions as measured.</summary>
internal static class SynthesizeCommand
{
    public static int Run(IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancel)
    {
        var options = Options.Parse(arguments, ["seed", "voices", "only", "seconds"], []);
        var folder = options.Required("the folder to write to");
        var seed = options.Integer("seed", 0, int.MaxValue) ?? 1;
        var source = Voices(options.Text("voices") ?? "auto", output, cancel);
        var designs = Designs(options.Text("only"));
        if (options.Text("seconds") is not null)
            designs = designs.Select(design => design with { Seconds = options.Number("seconds", 0, least: 10) }).ToList();
        output.WriteLine($"{source.Name}, seed {Show.Count(seed)}. {EvaluationReport.SyntheticWarning}");
        output.WriteLine();
        output.Write(Table(Write(folder, designs, source, seed, cancel)));
        return BenchProgram.Success;
    }

    /// <summary>How calls came out.</summary>
    public static string Table(IEnumerable<CallConditions> calls)
    {
        var table = new MarkdownTable("call", "length", "people", "largest share", "overlap", "speech over noise", "leak", "band");
        foreach (var call in calls)
        {
            table.Add(
                call.Design, Show.Length(call.Seconds), Show.Count(call.People), Show.Percent(call.LargestShare),
                Show.Percent(call.OverlapShare), Show.Decibels(call.SignalToNoise), Show.Decibels(call.Leaks.Select(leak => leak.Decibels)),
                call.Band);
        }
        return table.ToString();
    }

    /// <summary>Makes calls one after the other and writes WAV, RTTM and conditions of each.</summary>
    /// <param name="folder">Made if need be; files in it are replaced.</param>
    /// <param name="designs">Which calls.</param>
    /// <param name="source">Who speaks in them.</param>
    /// <param name="seed">The same for all.</param>
    /// <param name="cancel">Ends the work.</param>
    public static IEnumerable<CallConditions> Write(
        string folder, IReadOnlyList<CallDesign> designs, ISpeechSource source, int seed, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        foreach (var design in designs)
        {
            cancel.ThrowIfCancellationRequested();
            var call = SyntheticCall.Make(design, source, seed, cancel);
            var wave = Path.Combine(folder, design.Name + ".wav");
            using (var audio = call.Open())
                WaveWriter.Write(wave, audio);
            using (var rttm = new StreamWriter(Path.ChangeExtension(wave, ".rttm")))
            {
                Rttm.Write(rttm, call.Reference.OrderBy(segment => segment.Start)
                    .Select(segment => new RttmRow(design.Name, "1", segment.Start, segment.Duration, segment.Speaker)));
            }
            File.WriteAllText(CallConditions.PathBeside(wave), call.Conditions.ToJson() + "\n");
            yield return call.Conditions;
        }
    }

    private static ISpeechSource Voices(string wanted, TextWriter output, CancellationToken cancel)
    {
        if (wanted == "formant")
            return new FormantVoices();
        if (wanted is not ("auto" or "espeak"))
            throw new UsageException($"--voices takes auto, espeak or formant; '{wanted}' is none.");
        if (EspeakVoices.Find(cancel) is { } espeak)
            return espeak;
        if (wanted == "espeak")
            throw new UsageException("espeak-ng is not on the PATH. Install it, or take --voices formant.");
        output.WriteLine("espeak-ng is not on the PATH: the calls are made of formant voices, which say no words.");
        return new FormantVoices();
    }

    private static IReadOnlyList<CallDesign> Designs(string? names)
    {
        if (names is null)
            return CallDesign.All;
        return names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(name => CallDesign.All.FirstOrDefault(design => design.Name == name) ?? throw new UsageException(
                $"There is no design '{name}'. Designs: {string.Join(", ", CallDesign.All.Select(design => design.Name))}."))
            .ToList();
    }
}
