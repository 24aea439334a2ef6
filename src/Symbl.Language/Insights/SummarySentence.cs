using Symbl.Domain.Analysis;

namespace Symbl.Language.Insights;

/// <summary>A sentence of a summary.</summary>
/// <param name="Id">16 digits, the same whenever it is found again.</param>
/// <param name="Text">The speaker's own words.</param>
/// <param name="Message">Where it is said.</param>
/// <param name="Offset">Where it begins in the text of the message.</param>
internal sealed record SummarySentence(string Id, string Text, AnalysedMessage Message, int Offset);

/// <summary>The summary of a conversation.</summary>
/// <param name="Sentences">In order of time.</param>
internal sealed record ConversationSummary(IReadOnlyList<SummarySentence> Sentences);
