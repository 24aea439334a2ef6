using Symbl.Speech.Scoring;

namespace Symbl.Speech.Bench.Evaluation;

/// <summary>Several scored recordings as one.</summary>
internal sealed class Total
{
    private readonly IReadOnlyList<ScoredRecording> _recordings;

    public Total(string name, IReadOnlyList<ScoredRecording> recordings)
    {
        (Name, _recordings) = (name, recordings);
        Scores = Enumerable.Range(0, recordings[0].Scores.Count)
            .Select(condition => DiarizationScore.Sum(recordings.Select(recording => recording.Scores[condition]))).ToList();
    }

    public string Name { get; }

    public int Count => _recordings.Count;

    public double Seconds => _recordings.Sum(recording => recording.Result.Duration);

    public TimeSpan ProcessorTime => new(_recordings.Sum(recording => recording.ProcessorTime.Ticks));

    /// <summary>One sum for each of the evaluation's conditions, in their order.</summary>
    public IReadOnlyList<DiarizationScore> Scores { get; }

    /// <summary>A total for each number of people, and one of all where there is more than one number.</summary>
    /// <param name="recordings">Of one path.</param>
    public static IReadOnlyList<Total> ByPeople(IReadOnlyList<ScoredRecording> recordings)
    {
        var groups = recordings.GroupBy(recording => recording.People).OrderBy(group => group.Key)
            .Select(group => new Total(People(group.Key), [.. group])).ToList();
        if (groups.Count > 1)
            groups.Add(new Total("all", recordings));
        return groups;
    }

    private static string People(int count) =>
        count == 1 ? "1 person" : FormattableString.Invariant($"{count} people");
}
