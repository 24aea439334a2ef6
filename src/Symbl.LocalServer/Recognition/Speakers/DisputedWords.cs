using Symbl.LocalServer.Recognition.Messages;

namespace Symbl.LocalServer.Recognition.Speakers;

/// <summary>
/// Words that turns alone do not settle. Words whose times overlap were said by different people, whatever the turns say: one person
/// cannot say two words at once, and turns from sound rarely show a short "mm-hm" under another voice. And where turns of several
/// speakers overlap, a word in them belongs to whoever says the words before and after it.
/// </summary>
internal static class DisputedWords
{
    /// <summary>Word times are rarely exact: less overlap than this, or than half of the shorter word, is none.</summary>
    private static readonly TimeSpan LeastOverlap = TimeSpan.FromMilliseconds(80);

    /// <summary>A longer pause ends a run of words that belong together.</summary>
    private static readonly TimeSpan LongestGapInRun = TimeSpan.FromMilliseconds(250);

    /// <summary>A run up to this length goes to one speaker whole; of a longer one only the disputed words.</summary>
    private static readonly TimeSpan ShortRun = TimeSpan.FromSeconds(1.5);

    /// <summary>More labels on top of each other than this are not times of words, and following them all would not be linear.</summary>
    private const int MostAtOnce = 8;

    /// <summary>How far around disputed words the turns are asked whom a run belongs to.</summary>
    private static readonly TimeSpan Context = TimeSpan.FromSeconds(1);

    /// <summary>Speakers whose turns cover a run almost as well as the best one's have as good a claim.</summary>
    private const double AsGood = 0.9;

    /// <summary>Settles the disputed words.</summary>
    /// <param name="words">In order of start.</param>
    /// <param name="speakers">Per word, the number of its speaker by the turns alone; corrected in place.</param>
    /// <param name="turns">Who speaks when.</param>
    public static void Resolve(IReadOnlyList<ProcessedWord> words, int[] speakers, IReadOnlyList<ProcessedTurn> turns)
    {
        var everyone = new SortedDictionary<int, SpeakerTurns>(
            turns.GroupBy(turn => turn.Speaker).ToDictionary(group => group.Key, group => new SpeakerTurns(group)));
        if (everyone.Count < 2 || CountAtOnce(words) > MostAtOnce)
            return;

        var runs = Runs(words);
        Connect(runs, words);
        AddContested(runs, words, everyone);
        var claims = runs.Where(run => run.Disputed.Count > 0)
            .Select(run => new Claim(run, Coverage(run, words, everyone)))
            .OrderByDescending(claim => claim.Margin).ThenBy(claim => claim.Run.Words[0]);
        var taken = new Dictionary<Run, int>();
        foreach (var claim in claims)
        {
            HashSet<int> rivals = [.. claim.Run.Rivals.Where(taken.ContainsKey).Select(rival => taken[rival])];
            var speaker = Choose(claim, words, everyone, rivals);
            taken.Add(claim.Run, speaker);
            foreach (var word in claim.Run.Length(words) <= ShortRun ? claim.Run.Words : [.. claim.Run.Disputed])
                speakers[word] = speaker;
        }
    }

    private static int CountAtOnce(IReadOnlyList<ProcessedWord> words)
    {
        TimeSpan[] ends = [.. words.Select(word => word.End).Order()];
        var most = 0;
        for (var (started, ended) = (0, 0); started < words.Count;)
        {
            while (ended < ends.Length && ends[ended] <= words[started].Start)
                ended++;
            started++;
            most = Math.Max(most, started - ended);
        }

        return most;
    }

    /// <summary>
    /// The best speaker by the turns whom no rival has; with more voices at once than speakers, the best of all. Between equals the
    /// shorter turn is the better evidence: a long one may only bridge a pause there.
    /// </summary>
    private static int Choose(
        Claim claim, IReadOnlyList<ProcessedWord> words, SortedDictionary<int, SpeakerTurns> everyone, HashSet<int> rivals)
    {
        int[] free = [.. everyone.Keys.Where(speaker => !rivals.Contains(speaker))];
        if (free.Length == 0)
            free = [.. everyone.Keys];
        var most = free.Max(speaker => claim.Coverage[speaker]);
        var (start, end) = (words[claim.Run.Words[0]].Start, words[claim.Run.Words[^1]].End);
        return free.Where(speaker => claim.Coverage[speaker] >= most * AsGood)
            .OrderBy(speaker => everyone[speaker].Shortest(start, end))
            .ThenBy(speaker => everyone[speaker].Distance(start, end))
            .First();
    }

    /// <summary>
    /// Sorts words into runs that follow each other without overlap or pause, as one voice says them: the closest pairs are joined
    /// first, so that a word of another voice that begins in between does not come between them.
    /// </summary>
    private static List<Run> Runs(IReadOnlyList<ProcessedWord> words)
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

    /// <summary>Pairs of words that one voice could have said one after the other.</summary>
    private static IEnumerable<(int First, int Second, TimeSpan Reluctance)> Links(IReadOnlyList<ProcessedWord> words)
    {
        for (var i = 0; i < words.Count; i++)
            for (var j = i + 1; j < words.Count && words[j].Start - words[i].End <= LongestGapInRun; j++)
                if (!Overlap(words[i], words[j]) && !SentenceEnd.IsAfter(words[i].Text, words[j].Text))
                    yield return (i, j, Reluctance(words[i], words[j]));
    }

    /// <summary>The gap; within a sentence a capital letter follows only where nothing else does: "paid", "Okay.", "twice".</summary>
    private static TimeSpan Reluctance(ProcessedWord word, ProcessedWord next) =>
        (next.Start - word.End).Duration() + (SentenceEnd.IsStart(next.Text) ? LongestGapInRun : TimeSpan.Zero);

    private static void Connect(List<Run> runs, IReadOnlyList<ProcessedWord> words)
    {
        var open = new List<(Run Run, int Word)>();
        var timeline = runs.SelectMany(run => run.Words.Select(word => (Run: run, Word: word))).OrderBy(entry => entry.Word);
        foreach (var entry in timeline)
        {
            open.RemoveAll(earlier => words[earlier.Word].End <= words[entry.Word].Start);
            foreach (var earlier in open.Where(earlier => earlier.Run != entry.Run && Overlap(words[earlier.Word], words[entry.Word])))
            {
                earlier.Run.Meets(entry.Run, earlier.Word);
                entry.Run.Meets(earlier.Run, entry.Word);
            }

            open.Add(entry);
        }
    }

    /// <summary>Adds the words that lie in turns of several speakers, by half at least.</summary>
    private static void AddContested(List<Run> runs, IReadOnlyList<ProcessedWord> words, SortedDictionary<int, SpeakerTurns> everyone)
    {
        foreach (var run in runs)
            foreach (var index in run.Words)
            {
                var (start, end) = (words[index].Start, words[index].End);
                if (end > start && everyone.Values.Count(turns => turns.Covered(start, end) >= (end - start) / 2) > 1)
                    run.Disputed.Add(index);
            }
    }

    private static bool Overlap(ProcessedWord earlier, ProcessedWord later)
    {
        var shared = Min(earlier.End, later.End) - later.Start;
        var shorter = Min(earlier.End - earlier.Start, later.End - later.Start);
        return shared > TimeSpan.Zero && shared >= Min(LeastOverlap, shorter / 2);
    }

    /// <summary>Per speaker, how much of the run near its disputed words lies in that speaker's turns.</summary>
    private static Dictionary<int, TimeSpan> Coverage(
        Run run, IReadOnlyList<ProcessedWord> words, SortedDictionary<int, SpeakerTurns> everyone)
    {
        var (from, to) = (words[run.Disputed.Min].Start - Context, words[run.Disputed.Max].End + Context);
        var near = run.Words.Select(word => words[word]).Where(word => word.End > from && word.Start < to).ToArray();
        return everyone.ToDictionary(
            speaker => speaker.Key,
            speaker => new TimeSpan(near.Sum(word => speaker.Value.Covered(word.Start, word.End).Ticks)));
    }

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;

    /// <summary>Words that follow each other as one voice says them, by their indexes in order.</summary>
    private sealed class Run(int first)
    {
        public List<int> Words { get; } = [first];

        /// <summary>Those of the words that overlap with words of other runs, or lie in turns of several speakers.</summary>
        public SortedSet<int> Disputed { get; } = [];

        public HashSet<Run> Rivals { get; } = [];

        public void Meets(Run rival, int word)
        {
            Rivals.Add(rival);
            Disputed.Add(word);
        }

        public TimeSpan Length(IReadOnlyList<ProcessedWord> words) => words[Words[^1]].End - words[Words[0]].Start;
    }

    /// <summary>What the turns say of a run; the clearest case is decided first.</summary>
    private sealed class Claim
    {
        public Claim(Run run, Dictionary<int, TimeSpan> coverage)
        {
            (Run, Coverage) = (run, coverage);
            var best = coverage.Values.OrderDescending().Take(2).ToArray();
            Margin = best[0] - best[1];
        }

        public Run Run { get; }

        public Dictionary<int, TimeSpan> Coverage { get; }

        public TimeSpan Margin { get; }
    }
}
