using Symbl.Domain.Recordings;
using Symbl.Recognition.Speakers;
using Symbl.Recognition.Words;

namespace Symbl.Recognition.Tests.Speakers;

/// <summary>Words and turns in seconds, and who says what, as a line of text.</summary>
internal static class SaidWords
{
    public static ProcessedWord Word(string text, double start, double end, int? phrase = null) =>
        new(text, Offsets.OfSeconds(start), Offsets.OfSeconds(end), null) { Phrase = phrase };

    public static ProcessedTurn Turn(int speaker, double start, double end) =>
        new(speaker, Offsets.OfSeconds(start), Offsets.OfSeconds(end));

    /// <summary>A phrase as labels have it: the words share out the time of the whole.</summary>
    public static IEnumerable<ProcessedWord> Phrase(int number, string text, double start, double end) =>
        PhraseSplitter.Split(text, Offsets.OfSeconds(start), Offsets.OfSeconds(end))
            .Select(word => word with { Phrase = number });

    public static string WhoSays(IEnumerable<ProcessedWord> words, ProcessedTurn[] turns, bool byVoice = false) => string.Join(
        ' ', new TurnWordAssigner().Assign([.. words], turns, byVoice, default).Words.Select(spoken => $"{spoken.Word.Text}:{spoken.Speaker}"));
}
