using Symbl.Domain.Recordings;

namespace Symbl.Recognition.Stages;

/// <summary>Assigns words to speakers.</summary>
public interface IWordAssigner
{
    /// <summary>Assigns each word to one speaker.</summary>
    /// <param name="words">The words in any order.</param>
    /// <param name="turns">Who speaks when.</param>
    /// <param name="turnsByVoice">Whether the turns come from voices alone, so that very short turns can be errors.</param>
    /// <param name="cancel">Cancels the work.</param>
    AssignedWords Assign(
        IReadOnlyList<ProcessedWord> words, IReadOnlyList<ProcessedTurn> turns, bool turnsByVoice, CancellationToken cancel);
}

/// <summary>Words with their speakers.</summary>
/// <param name="Words">Every word, once. Words and whole phrases are in order of start.</param>
/// <param name="Notes">Statements that a reader of the result needs, in full sentences.</param>
public sealed record AssignedWords(IReadOnlyList<SpokenWord> Words, IReadOnlyList<string> Notes);

/// <summary>Builds messages from words.</summary>
public interface IMessageBuilder
{
    /// <summary>Builds the messages of a recording.</summary>
    /// <param name="words">The words with their speakers. Each word is in exactly one message.</param>
    /// <param name="turns">Who speaks when. Turns without words become messages with empty text.</param>
    /// <param name="options">The language, and whether to mark actionable phrases.</param>
    /// <param name="cancel">Cancels the work.</param>
    /// <returns>The messages in order of start, then end, then speaker.</returns>
    IReadOnlyList<ProcessedMessage> Build(
        IReadOnlyList<SpokenWord> words, IReadOnlyList<ProcessedTurn> turns, ProcessingOptions options, CancellationToken cancel);
}
