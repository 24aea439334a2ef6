using System.Text.Json;
using Symbl.Domain.Recordings;
using Symbl.Recognition.Speakers;
using Symbl.Recognition.Words;

namespace Symbl.Speech.Bench.Evaluation;

/// <summary>A way in which a recognizer gets times of words wrong.</summary>
/// <param name="Name">The name in tables.</param>
/// <param name="Jitter">Largest shift of a start or an end, in seconds.</param>
/// <param name="Stretch">Seconds beyond the start of the next word up to which a word extends; null if words keep their ends.</param>
internal sealed record Loosening(string Name, double Jitter, double? Stretch);

/// <summary>Words at the wrong speaker, as they are and made monotone.</summary>
internal readonly record struct WrongWords(int AsTheyAre, int Monotone, int All)
{
    public static WrongWords operator +(WrongWords one, WrongWords other) =>
        new(one.AsTheyAre + other.AsTheyAre, one.Monotone + other.Monotone, one.All + other.All);

    public override string ToString() => $"{Show.Percent((double)AsTheyAre / All)} -> {Show.Percent((double)Monotone / All)}";
}

/// <summary>Reference words with loosened times, and their assignment to turns.</summary>
internal static class WordTimes
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<Loosening> Loosenings { get; } =
    [
        new("exact", 0, null), new("moved 0.3 s", 0.3, null), new("moved 0.5 s", 0.5, null), new("stretched 0.2 s", 0, 0.2),
        new("moved 0.3 s, stretched 0.5 s", 0.3, 0.5),
    ];

    public static string PathOf(ReferencedRecording call) => Path.ChangeExtension(call.WavePath, ".words.json");

    /// <summary>Reads the words of a call with their speakers, in order of start. The time of a phrase is shared by its characters.</summary>
    public static IReadOnlyList<(ProcessedWord Word, int Speaker)> Read(ReferencedRecording call)
    {
        var phrases = JsonSerializer.Deserialize<List<Phrase>>(File.ReadAllText(PathOf(call)), Web) ?? [];
        return
        [
            .. phrases.SelectMany(phrase => PhraseSplitter.Split(phrase.Text, TimeSpan.FromSeconds(phrase.Start), TimeSpan.FromSeconds(phrase.End))
                .Select(word => (Word: word, Speaker: SpeakerOf(phrase.Speaker)))).OrderBy(pair => pair.Word.Start),
        ];
    }

    public static int SpeakerOf(string name) => name == "agent" ? 1 : 2;

    public static ProcessedTurn Turn(int speaker, double start, double end) =>
        new(speaker, TimeSpan.FromSeconds(start), TimeSpan.FromSeconds(end), 1);

    /// <summary>Loosens the times of words, assigns the words to turns, and counts the words at the wrong speaker.</summary>
    /// <param name="words">The words with their true speakers.</param>
    /// <param name="turns">Who speaks when. The numbers of speakers that fit the words best count as theirs.</param>
    /// <param name="way">The loosening.</param>
    /// <param name="byVoice">Whether the turns come from voices.</param>
    /// <param name="seed">Chooses the shifts.</param>
    public static WrongWords Measure(
        IReadOnlyList<(ProcessedWord Word, int Speaker)> words, IReadOnlyList<ProcessedTurn> turns, Loosening way, bool byVoice, int seed)
    {
        var loose = Loosen(words, way, new Random(seed));
        return new WrongWords(
            Wrong(loose, loose, words, turns, byVoice), Wrong(loose, MonotoneWords.Of(loose), words, turns, byVoice), words.Count);
    }

    private static List<ProcessedWord> Loosen(IReadOnlyList<(ProcessedWord Word, int Speaker)> words, Loosening way, Random random)
    {
        var loose = new List<ProcessedWord>(words.Count);
        for (var index = 0; index < words.Count; index++)
        {
            var (start, end) = (Moved(words[index].Word.Start), Moved(words[index].Word.End));
            // A recognizer without a clear end lets a word last into the next one.
            if (way.Stretch is { } stretch && index + 1 < words.Count)
                end = Later(end, words[index + 1].Word.Start + TimeSpan.FromSeconds(stretch));
            // The score carries the place of the word, so that each assigned word is found again.
            loose.Add(new ProcessedWord(words[index].Word.Text, start, Later(end, start + TimeSpan.FromMilliseconds(20)), index));
        }
        return loose;

        TimeSpan Moved(TimeSpan time) => Later(TimeSpan.Zero, time + TimeSpan.FromSeconds(way.Jitter * ((2 * random.NextDouble()) - 1)));
    }

    private static int Wrong(
        List<ProcessedWord> loose, IReadOnlyList<ProcessedWord> given, IReadOnlyList<(ProcessedWord Word, int Speaker)> words,
        IReadOnlyList<ProcessedTurn> turns, bool byVoice)
    {
        var assigned = new TurnWordAssigner().Assign(given, turns, byVoice, CancellationToken.None).Words;
        if (assigned.Count != loose.Count)
            throw new InvalidOperationException("A word was lost.");
        var same = assigned.Count(said => said.Speaker == words[(int)said.Word.Score!].Speaker);
        // Voices have numbers in order of first speech, so the other naming of two speakers is as good.
        return byVoice ? Math.Min(assigned.Count - same, same) : assigned.Count - same;
    }

    private static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private sealed record Phrase(string Speaker, double Start, double End, string Text);
}
