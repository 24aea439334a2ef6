using System.Globalization;
using Symbl.Models.Installation;
using Symbl.Models.Store;
using Symbl.TestModels;

namespace Symbl.Recognition.Bench;

/// <summary>Runs the measurements and prints a table.</summary>
internal static class BenchProgram
{
    private const string Usage = """
        Usage: Symbl.Recognition.Bench [--size tiny|base|small] [--seconds N] [--rounds N] [--recording FILE]

          --size       dimensions of the model (default: base)
          --seconds    length of the audio (default: 60)
          --rounds     rounds of the comparison; the median counts (default: 3)
          --recording  WAV file with speech (default: the sample call, repeated)
        """;

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        var (size, seconds, rounds, recording) = ("base", 60.0, 3, SampleAudio.DefaultRecording);
        for (var at = 0; at + 1 < arguments.Count; at += 2)
        {
            var value = arguments[at + 1];
            switch (arguments[at])
            {
                case "--size": size = value; break;
                case "--seconds": seconds = double.Parse(value, CultureInfo.InvariantCulture); break;
                case "--rounds": rounds = int.Parse(value, CultureInfo.InvariantCulture); break;
                case "--recording": recording = value; break;
                default: return Refuse();
            }
        }

        if (arguments.Count % 2 != 0 || size is not ("tiny" or "base" or "small"))
            return Refuse();
        var folder = Directory.CreateTempSubdirectory("symbl-bench-").FullName;
        try
        {
            var store = new ModelStore(Path.Combine(folder, "models"));
            var model = await InstallAsync(store, folder, size);
            var audio = SampleAudio.Write(Path.Combine(folder, "call.wav"), recording, seconds);
            var bench = new RecognitionBench(store, model, folder);
            Console.WriteLine($"Model: dimensions of {size}, {model.Bytes >> 20} MB. Audio: {seconds:0} s. Processors: {Environment.ProcessorCount}.");
            Console.WriteLine();
            Console.WriteLine("| what | value | target |");
            Console.WriteLine("| --- | --- | --- |");
            await foreach (var (what, value, target) in bench.MeasureAsync(audio, rounds))
                Console.WriteLine($"| {what} | {value} | {target} |");
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static int Refuse()
    {
        Console.Error.WriteLine(Usage);
        return 2;
    }

    private static async Task<InstalledModel> InstallAsync(ModelStore store, string folder, string size)
    {
        // Each piece says 40 words, as a piece of a call does.
        var random = new Random(1);
        string[] words = [.. Enumerable.Range(0, 40).Select(_ => " " + string.Concat(Enumerable.Range(0, 5).Select(_ => (char)random.Next('a', 'z' + 1))))];
        var script = ScriptedWhisperModel.Saying(TimeSpan.FromSeconds(20), words);
        var path = Path.Combine(folder, "model.bin");
        (size switch { "tiny" => script.AsTiny(), "small" => script.AsSmall(), _ => script.AsBase() }).Write(path);
        var installed = await new ModelInstaller(store).InstallFromFileAsync(path, null, new InstallOptions { Name = "bench-" + size }, null, CancellationToken.None);
        File.Delete(path);
        return installed.Model;
    }
}
