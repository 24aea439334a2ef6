using Symbl.Domain.Recordings;
using Symbl.Domain.Text;

namespace Symbl.Recognition.Messages;

/// <summary>Messages from words and turns: a sentence each, and a message without text for speech nobody recognised.</summary>
internal static class MessageBuilder
{
    /// <summary>Builds the messages of a recording.</summary>
    /// <param name="words">Every word ends up in exactly one message.</param>
    /// <param name="turns">Turns in which no word of anybody lies become messages with empty text.</param>
    /// <param name="options">Language, and whether phrases are wanted.</param>
    /// <returns>In order of start, then end, then speaker.</returns>
    public static IReadOnlyList<ProcessedMessage> Build(
        IReadOnlyList<SpokenWord> words, IReadOnlyList<ProcessedTurn> turns, ProcessingOptions options)
    {
        var findPhrases = options.DetectPhrases && Languages.IsEnglish(options.LanguageCode);
        var sentences = SentenceBuilder.Build(words).Select(sentence => OfSentence(sentence, findPhrases));
        var timeline = new WordTimeline(words.Select(spoken => spoken.Word));
        var silent = turns.Where(turn => !timeline.AnyWithin(turn.Start, turn.End))
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
        var text = string.Join(' ', words.Select(word => word.Text));
        return new ProcessedMessage(
            sentence[0].Speaker,
            SentenceBuilder.Start(sentence),
            SentenceBuilder.End(sentence),
            text,
            words,
            findPhrases ? ActionPhrases.Find(text) : []);
    }
}
