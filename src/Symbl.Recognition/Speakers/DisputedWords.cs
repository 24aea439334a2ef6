using Symbl.Domain.Text;
using Symbl.Speech.Alignment;

namespace Symbl.Recognition.Speakers;

/// <summary>
/// Assigns the words that turns alone cannot assign. Words that overlap in time have different speakers, even if the turns disagree: one
/// person cannot say two words at once, and turns from audio rarely show a short "mm-hm" under another voice. If turns of several speakers
/// overlap, a word in the overlap belongs to the speaker of the words before and after it.
/// </summary>
internal static class DisputedWords
{
    /// <summary>A longer pause ends a run of words of one speaker.</summary>
    private static readonly TimeSpan LongestGapInRun = TimeSpan.FromMilliseconds(250);

    /// <summary>A run up to this length goes to one speaker as a whole. Of a longer run, only the disputed words do.</summary>
    private static readonly TimeSpan ShortRun = TimeSpan.FromSeconds(1.5);

    /// <summary>Longest phrase that a person says in one breath. A longer label describes a part of the recording.</summary>
    private static readonly TimeSpan LongestSaid = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Largest number of labels at one time. More labels do not mark words, and to follow all of them would take more than linear time.
    /// </summary>
    private const int MostAtOnce = 8;

    /// <summary>Largest number of later words that can follow a word in its run. Words after them cannot.</summary>
    private const int MostFollowers = 16;

    /// <summary>Time before and after the disputed words in which the turns determine the speaker of a run.</summary>
    private static readonly TimeSpan Context = TimeSpan.FromSeconds(1);

    /// <summary>Part of the best coverage of a run. A speaker with at least this coverage has an equal claim to the run.</summary>
    private const double AsGood = 0.9;

    /// <summary>Assigns the disputed words.</summary>
    /// <param name="said">The utterances in order of start.</param>
    /// <param name="speakers">For each utterance, the number of its speaker by the turns alone. The method corrects it in place.</param>
    /// <param name="turns">Who speaks when.</param>
    public static void Resolve(IReadOnlyList<Utterance> said, int[] speakers, TurnIndex turns)
    {
        if (turns.Speakers.Count < 2)
            return;

        int[] places = ImplausibleLabels.Outside(said, LongestSaid, MostAtOnce);
        var words = Array.ConvertAll(places, place => said[place]);
        var runs = Runs(words);
        Connect(runs, words);
        AddContested(runs, words, turns);
        var claims = runs.Where(run => run.Disputed.Count > 0)
            .Select(run => new Claim(run, Coverage(run, words, turns)))
            .OrderByDescending(claim => claim.Margin).ThenBy(claim => claim.Run.Words[0]);
        var taken = new Dictionary<Run, int>();
        foreach (var claim in claims)
        {
            HashSet<int> rivals = [.. claim.Run.Rivals.Where(taken.ContainsKey).Select(rival => taken[rival])];
            var speaker = Choose(claim, words, turns, rivals);
            taken.Add(claim.Run, speaker);
            foreach (var word in claim.Run.Length(words) <= ShortRun ? claim.Run.Words : [.. claim.Run.Disputed])
                speakers[places[word]] = speaker;
        }
    }

    /// <summary>
    /// Chooses the speaker with the best coverage that no rival run has taken; if the rivals have taken all speakers, the best of all.
    /// Between equal claims the shorter turn is the better evidence, because a long turn may only bridge a pause.
    /// </summary>
    private static int Choose(
        Claim claim, IReadOnlyList<Utterance> words, TurnIndex turns, HashSet<int> rivals)
    {
        int[] free = [.. turns.Speakers.Where(speaker => !rivals.Contains(speaker))];
        if (free.Length == 0)
            free = [.. turns.Speakers];
        var most = free.Max(speaker => claim.Coverage[speaker]);
        var (start, end) = (words[claim.Run.Words[0]].Start.TotalSeconds, words[claim.Run.Words[^1]].End.TotalSeconds);
        return free.Where(speaker => claim.Coverage[speaker] >= most * AsGood)
            .OrderBy(speaker => turns.Shortest(speaker, start, end))
            .ThenBy(speaker => turns.Distance(speaker, start, end))
            .First();
    }

    /// <summary>
    /// Divides words into runs of words that follow each other without overlap or pause, as one voice says them. The method joins the
    /// closest pairs first, so that a word of another voice that starts between two words does not separate them.
    /// </summary>
    private static List<Run> Runs(IReadOnlyList<Utterance> words)
    {
        var next = new int[words.Count];
        var previous = new int[words.Count];
        Array.Fill(next, -1);
        Array.Fill(previous, -1);
        var links = Links(words).OrderBy(link => link.Reluctance).ThenBy(link => link.First).ThenBy(link => link.Second);
        foreach (var (first, second, _) in links)
            if (next[first] < 0 && previous[second] < 0)
                (next[first], previous[second]) = (second, first);

        var runs = new List<Run>();
        for (var i = 0; i < words.Count; i++)
        {
            if (previous[i] >= 0)
                continue;
            var run = new Run(i);
            for (var following = next[i]; following >= 0; following = next[following])
                run.Words.Add(following);
            runs.Add(run);
        }

        return runs;
    }

    /// <summary>Gets the pairs of words that one voice can have said one after the other.</summary>
    private static IEnumerable<(int First, int Second, TimeSpan Reluctance)> Links(IReadOnlyList<Utterance> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var followers = 0;
            for (var j = i + 1; j < words.Count && followers < MostFollowers && words[j].Start - words[i].End <= LongestGapInRun; j++)
            {
                if (words[i].Overlaps(words[j]))
                    continue;
                followers++;
                if (!SentenceEnd.IsAfter(words[i].Last, words[j].First))
                    yield return (i, j, Reluctance(words[i], words[j]));
            }
        }
    }

    /// <summary>
    /// Gets the gap between two words, with a penalty for a capital letter. A word with a capital letter continues a sentence only if no
    /// other word does: "paid", "Okay.", "twice".
    /// </summary>
    private static TimeSpan Reluctance(Utterance word, Utterance next) =>
        (next.Start - word.End).Duration() + (SentenceEnd.IsStart(next.First) ? LongestGapInRun : TimeSpan.Zero);

    private static void Connect(List<Run> runs, IReadOnlyList<Utterance> words)
    {
        var open = new List<(Run Run, int Word)>();
        var timeline = runs.SelectMany(run => run.Words.Select(word => (Run: run, Word: word))).OrderBy(entry => entry.Word);
        foreach (var entry in timeline)
        {
            open.RemoveAll(earlier => words[earlier.Word].End <= words[entry.Word].Start);
            foreach (var earlier in open.Where(earlier => earlier.Run != entry.Run && AreRivals(earlier, entry, words)))
            {
                earlier.Run.Meets(entry.Run, earlier.Word);
                entry.Run.Meets(earlier.Run, entry.Word);
            }

            open.Add(entry);
        }
    }

    /// <summary>
    /// Tests whether two overlapping words show two voices. The time of a phrase is the time of all its words together, so overlapping
    /// phrases can come from one person. If one of the two is a phrase, only a short run shows another voice.
    /// </summary>
    private static bool AreRivals((Run Run, int Word) earlier, (Run Run, int Word) later, IReadOnlyList<Utterance> words) =>
        words[earlier.Word].Overlaps(words[later.Word])
        && ((!words[earlier.Word].IsPhrase && !words[later.Word].IsPhrase)
            || earlier.Run.Length(words) <= ShortRun || later.Run.Length(words) <= ShortRun);

    /// <summary>Marks a word as disputed if the turns of several speakers each cover at least half of it.</summary>
    private static void AddContested(List<Run> runs, IReadOnlyList<Utterance> words, TurnIndex turns)
    {
        foreach (var run in runs)
            foreach (var index in run.Words)
            {
                var (start, end) = (words[index].Start.TotalSeconds, words[index].End.TotalSeconds);
                if (end > start && turns.Speakers.Count(speaker => turns.Covered(speaker, start, end) >= (end - start) / 2) > 1)
                    run.Disputed.Add(index);
            }
    }

    /// <summary>Gets for each speaker the time of the run near its disputed words that the turns of the speaker cover.</summary>
    private static Dictionary<int, double> Coverage(Run run, IReadOnlyList<Utterance> words, TurnIndex turns)
    {
        var (from, to) = (words[run.Disputed.Min].Start - Context, words[run.Disputed.Max].End + Context);
        var near = run.Words.Select(word => words[word]).Where(word => word.End > from && word.Start < to).ToArray();
        return turns.Speakers.ToDictionary(
            speaker => speaker,
            speaker => near.Sum(word => turns.Covered(speaker, word.Start.TotalSeconds, word.End.TotalSeconds)));
    }

    /// <summary>Words that follow each other as one voice says them, as indexes in order.</summary>
    private sealed class Run(int first)
    {
        public List<int> Words { get; } = [first];

        /// <summary>The words that overlap with words of other runs, or lie in turns of several speakers.</summary>
        public SortedSet<int> Disputed { get; } = [];

        public HashSet<Run> Rivals { get; } = [];

        public void Meets(Run rival, int word)
        {
            Rivals.Add(rival);
            Disputed.Add(word);
        }

        public TimeSpan Length(IReadOnlyList<Utterance> words) => words[Words[^1]].End - words[Words[0]].Start;
    }

    /// <summary>The coverage of a run by the turns of each speaker. The run with the largest margin is assigned first.</summary>
    private sealed class Claim
    {
        public Claim(Run run, Dictionary<int, double> coverage)
        {
            (Run, Coverage) = (run, coverage);
            var best = coverage.Values.OrderDescending().Take(2).ToArray();
            Margin = best[0] - best[1];
        }

        public Run Run { get; }

        public Dictionary<int, double> Coverage { get; }

        public double Margin { get; }
    }
}
