namespace Symbl.Speech.Bench.Evaluation;

/// <summary>Several scored recordings as one: errors weigh by speaking time, JER by person.</summary>
internal sealed record Total
{
    private readonly IReadOnlyList<ScoredRecording> _recordings;

    public Total(string name, IReadOnlyList<ScoredRecording> recordings) => (Name, _recordings) = (name, recordings);

    public string Name { get; }

    public int Count => _recordings.Count;

    public double Seconds => _recordings.Sum(recording => recording.Result.Duration);

    public TimeSpan ProcessorTime => new(_recordings.Sum(recording => recording.ProcessorTime.Ticks));

    /// <summary>Seconds of people speaking under a condition.</summary>
    public double Speech(int condition) => _recordings.Sum(recording => recording.Scores[condition].Total);

    public double ErrorRate(int condition) => Missed(condition) + FalseAlarm(condition) + Confusion(condition);

    public double Missed(int condition) => _recordings.Sum(recording => recording.Scores[condition].Missed) / Speech(condition);

    public double FalseAlarm(int condition) => _recordings.Sum(recording => recording.Scores[condition].FalseAlarm) / Speech(condition);

    public double Confusion(int condition) => _recordings.Sum(recording => recording.Scores[condition].Confusion) / Speech(condition);

    public double JaccardErrorRate(int condition) =>
        _recordings.Sum(recording => recording.Scores[condition].JaccardErrorRate * recording.People)
        / _recordings.Sum(recording => recording.People);

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
