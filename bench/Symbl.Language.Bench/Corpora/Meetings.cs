using Symbl.Domain.Analysis;

namespace Symbl.Language.Bench.Corpora;

/// <summary>Makes the input of the analyses from turns.</summary>
internal static class Meetings
{
    private const long FirstId = 5_000_000_000_000_001;

    // A Monday. The corpora state no dates.
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan PerWord = TimeSpan.FromSeconds(0.4);

    /// <summary>Makes the input of a meeting. Times follow from the number of words.</summary>
    /// <param name="turns">The turns: one message each.</param>
    public static AnalysisInput Input(IReadOnlyList<(string Speaker, string Text)> turns)
    {
        var speakers = turns.Select(turn => turn.Speaker).Distinct(StringComparer.Ordinal).ToList();
        var messages = new List<AnalyzedMessage>(turns.Count);
        var at = TimeSpan.Zero;
        foreach (var (speaker, text) in turns)
        {
            var end = at + PerWord * Math.Max(1, text.AsSpan().Count(' ') + 1);
            messages.Add(new AnalyzedMessage(FirstId + messages.Count, speaker, at, end, text));
            at = end;
        }

        return new AnalysisInput(
            FirstId - 1, Start, at, messages, [.. speakers.Select(speaker => new AnalyzedMember(speaker, speaker, null))], new AnalysisSettings());
    }

    /// <summary>Gets the index of the turn of a message.</summary>
    /// <param name="message">A message of an input that this class made.</param>
    public static int Turn(AnalyzedMessage message) => (int)(message.Id - FirstId);
}
