using Symbl.Domain.Recordings;
using Symbl.Recognition.Stages;
using Symbl.Speech.Alignment;
using Symbl.Speech.Diarization;
using static System.FormattableString;

namespace Symbl.Recognition.Speakers;

/// <summary>
/// Assigns each word to the speaker with the turns that cover most of it. <see cref="DisputedWords"/> assigns the words that turns alone
/// cannot assign. A phrase without times for its words goes as a whole to the speaker who covers most of it.
/// </summary>
internal sealed class TurnWordAssigner : IWordAssigner
{
    /// <summary>Speaker of all words if the audio shows no speech.</summary>
    public const int OnlySpeaker = 1;

    /// <summary>A phrase counts as shared if another speaker covers more than this part of it.</summary>
    private const double SharedPart = 0.25;

    /// <inheritdoc/>
    public AssignedWords Assign(
        IReadOnlyList<ProcessedWord> words, IReadOnlyList<ProcessedTurn> turns, bool turnsByVoice, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var said = Utterance.Of(words);
        if (turns.Count == 0)
            return new AssignedWords(Spread(said, _ => (OnlySpeaker, -1)), []);

        var index = new TurnIndex(
            [.. turns.Select(turn => new Turn(turn.Speaker, turn.Start.TotalSeconds, turn.End.TotalSeconds, turn.Confidence))]);
        var chosen = WordAlignment.Assign(
            [.. said.Select(utterance => (utterance.Start.TotalSeconds, utterance.End.TotalSeconds))], index);
        var speakers = Array.ConvertAll(chosen, turn => turns[turn].Speaker);
        DisputedWords.Resolve(said, speakers, index);
        if (turnsByVoice)
            ShortTurnSmoothing.Smooth(said, speakers, index);
        var shared = said.Where((utterance, i) => IsShared(utterance, speakers[i], index)).Count();
        return new AssignedWords(
            Spread(said, i => (speakers[i], index.Best(speakers[i], said[i].Start.TotalSeconds, said[i].End.TotalSeconds))),
            shared == 0 ? [] : [Invariant($"Phrases without times for their words in which several people speak: {shared}; ")
                + "each is given whole to who speaks for most of it."]);
    }

    private static bool IsShared(Utterance utterance, int speaker, TurnIndex turns) => utterance.IsPhrase
        && turns.Speakers.Where(other => other != speaker).Any(other =>
            turns.Covered(other, utterance.Start.TotalSeconds, utterance.End.TotalSeconds) > SharedPart * utterance.Length.TotalSeconds);

    private static IReadOnlyList<SpokenWord> Spread(IReadOnlyList<Utterance> said, Func<int, (int Speaker, int Turn)> who) =>
    [
        .. said.SelectMany((utterance, i) =>
        {
            var (speaker, turn) = who(i);
            return utterance.Words.Select(word => new SpokenWord(word, speaker, turn) { SaidAt = utterance.Start });
        }),
    ];
}
