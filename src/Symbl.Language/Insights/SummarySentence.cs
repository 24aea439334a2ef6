using Symbl.Domain.Analysis;

namespace Symbl.Language.Insights;

/// <summary>A sentence of a summary.</summary>
/// <param name="Id">16 digits. The same sentence of the same conversation always has the same id.</param>
/// <param name="Text">The words of the speaker.</param>
/// <param name="Message">The message that contains the sentence.</param>
/// <param name="Offset">Index of the first character in the message.</param>
public sealed record SummarySentence(string Id, string Text, AnalyzedMessage Message, int Offset);

/// <summary>The summary of a conversation.</summary>
/// <param name="Sentences">The sentences in order of time.</param>
public sealed record ConversationSummary(IReadOnlyList<SummarySentence> Sentences);
