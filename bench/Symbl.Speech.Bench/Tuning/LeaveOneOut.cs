using Symbl.Speech.Scoring;

namespace Symbl.Speech.Bench.Tuning;

/// <summary>
/// Chooses a setting for each recording by the scores of the others: an estimate of the error on a recording that nobody chose constants
/// with.
/// </summary>
internal sealed class LeaveOneOut
{
    private readonly IReadOnlyList<IReadOnlyList<DiarizationScore>> _scores;

    /// <param name="scores">For each setting, the score of each recording.</param>
    public LeaveOneOut(IReadOnlyList<IReadOnlyList<DiarizationScore>> scores)
    {
        _scores = scores;
        Chosen = [.. Enumerable.Range(0, scores[0].Count).Select(left => Best(recording => recording != left))];
        Score = DiarizationScore.Sum(Chosen.Select((setting, recording) => scores[setting][recording]));
        BestOfAll = Best(_ => true);
    }

    /// <summary>For each recording, the setting with the lowest error on all others; the first of equal ones.</summary>
    public IReadOnlyList<int> Chosen { get; }

    /// <summary>The sum over the recordings, each with the setting chosen without it.</summary>
    public DiarizationScore Score { get; }

    /// <summary>The setting with the lowest error on all recordings.</summary>
    public int BestOfAll { get; }

    /// <summary>The sum over all recordings with one setting.</summary>
    public DiarizationScore Of(int setting) => DiarizationScore.Sum(_scores[setting]);

    private int Best(Func<int, bool> counted) => Enumerable.Range(0, _scores.Count)
        .MinBy(setting => DiarizationScore.Sum(_scores[setting].Where((_, recording) => counted(recording))).ErrorRate);
}
