using System.Diagnostics;
using System.Globalization;
using Symbl.Domain.Recordings;
using Symbl.Recognition.Speakers;
using Symbl.Speech.Audio;
using Symbl.Speech.Bench.Evaluation;
using Symbl.Speech.Diarization;

namespace Symbl.Speech.Bench.Commands;

/// <summary>
/// <c>words</c>: how many words go to the wrong speaker if the times of the words are as loose as a recognizer gives them, as they are and
/// made monotone.
/// </summary>
internal static class WordsCommand
{
    private const int ManyWords = 10_000;
    private const double SecondsPerWord = 0.36;
    private const double SecondsPerTurn = 4;

    public static int Run(IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancel)
    {
        var options = Options.Parse(arguments, ["seed"], []);
        var seed = options.Integer("seed", 0, int.MaxValue) ?? 1;
        var folder = options.Only() ?? Folders.SharedCalls
            ?? throw new UsageException("State the folder of the calls: there is no shared/data/calls in or beside the repository.");
        var calls = ReferencedRecording.Find(folder, out _).Where(call => File.Exists(WordTimes.PathOf(call))).ToList();
        if (calls.Count == 0)
            throw new UsageException($"No WAV file in '{folder}' or below has an RTTM file and a .words.json file of its name beside it.");
        foreach (var (title, found) in new[] { ("Reference turns", false), ("Turns found by voice", true) })
            output.WriteLine($"{title}: words at the wrong speaker, as they are -> monotone\n\n{Table(calls, found, seed, cancel)}");
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"Assignment of {ManyWords} words: {AssignMany().TotalMilliseconds:F0} ms of wall-clock time."));
        return BenchProgram.Success;
    }

    private static MarkdownTable Table(IReadOnlyList<ReferencedRecording> calls, bool found, int seed, CancellationToken cancel)
    {
        var table = new MarkdownTable(["call", .. WordTimes.Loosenings.Select(way => way.Name)]);
        var totals = WordTimes.Loosenings.Select(_ => new WrongWords(0, 0, 0)).ToArray();
        foreach (var call in calls)
        {
            var words = WordTimes.Read(call);
            var turns = found ? Find(call, cancel) : Reference(call);
            var cells = new List<string> { call.Name };
            for (var way = 0; way < totals.Length; way++)
            {
                var wrong = WordTimes.Measure(words, turns, WordTimes.Loosenings[way], byVoice: found, seed);
                totals[way] += wrong;
                cells.Add(wrong.ToString());
            }
            table.Add(cells);
        }
        table.Add(["all", .. totals.Select(total => total.ToString())]);
        return table;
    }

    private static List<ProcessedTurn> Reference(ReferencedRecording call) =>
        [.. call.ReadReference().Select(part => WordTimes.Turn(WordTimes.SpeakerOf(part.Speaker), part.Start, part.End))];

    private static List<ProcessedTurn> Find(ReferencedRecording call, CancellationToken cancel)
    {
        using var audio = WaveRecording.Measure(call.WavePath, cancel).Open();
        return [.. new AcousticDiarizer().Diarize(audio, 2, cancel).Turns.Select(turn => WordTimes.Turn(turn.Speaker, turn.Start, turn.End))];
    }

    private static TimeSpan AssignMany()
    {
        var words = Enumerable.Range(0, ManyWords).Select(index => new ProcessedWord(
            "word", TimeSpan.FromSeconds(index * SecondsPerWord), TimeSpan.FromSeconds((index + 1.3) * SecondsPerWord), null)).ToList();
        var turns = Enumerable.Range(0, (int)(ManyWords * SecondsPerWord / SecondsPerTurn)).Select(index => WordTimes.Turn(
            1 + (index % 2), index * SecondsPerTurn, (index + 1.1) * SecondsPerTurn)).ToList();
        var watch = Stopwatch.StartNew();
        new TurnWordAssigner().Assign(words, turns, turnsByVoice: true, CancellationToken.None);
        return watch.Elapsed;
    }
}
