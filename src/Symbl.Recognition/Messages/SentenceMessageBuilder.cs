using Symbl.Domain.Recordings;
using Symbl.Domain.Text;
using Symbl.Recognition.Stages;

namespace Symbl.Recognition.Messages;

/// <summary>
/// Builds a message from each sentence, and a message without text from each turn without recognized words. If two people speak at once, the words
/// of one do not show that the other was understood: a turn whose time has only words of others is kept if these words are in turns of their own.
/// </summary>
internal sealed class SentenceMessageBuilder : IMessageBuilder
{
    /// <inheritdoc/>
    public IReadOnlyList<ProcessedMessage> Build(
        IReadOnlyList<SpokenWord> words, IReadOnlyList<ProcessedTurn> turns, ProcessingOptions options, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var findPhrases = options.DetectPhrases && Languages.IsEnglish(options.LanguageCode);
        var sentences = SentenceBuilder.Build(words).Select(sentence => OfSentence(sentence, findPhrases));
        var timeline = new WordTimeline(words.Select(spoken => spoken.Word));
        var overlap = new OverlappedTurns(words, turns);
        var silent = turns.Where(turn => !timeline.AnyWithin(turn.Start, turn.End) || overlap.IsWordless(turn))
            .Select(turn => new ProcessedMessage(turn.Speaker, turn.Start, turn.End, "", [], []));
        return
        [
            .. sentences.Concat(silent)
                .OrderBy(message => message.Start).ThenBy(message => message.End).ThenBy(message => message.Speaker),
        ];
    }

    private static ProcessedMessage OfSentence(IReadOnlyList<SpokenWord> sentence, bool findPhrases)
    {
        ProcessedWord[] words = [.. sentence.Select(spoken => spoken.Word)];
        var text = ScriptsWithoutSpaces.Join(words.Select(word => word.Text));
        return new ProcessedMessage(
            sentence[0].Speaker,
            SentenceBuilder.Start(sentence),
            SentenceBuilder.End(sentence),
            text,
            words,
            findPhrases ? ActionPhrases.Find(text) : []);
    }
}
