using Symbl.Domain.Analysis;
using Symbl.Language.Sentiment;

namespace Symbl.Language.Insights;

/// <summary>A phrase that a conversation returns to.</summary>
/// <param name="Id">16 digits, the same whenever it is found again.</param>
/// <param name="Text">The phrase as it is mostly said.</param>
/// <param name="Words">Its words in their singular; what tells that one topic contains another.</param>
/// <param name="Score">0 to 1, growing with how often it comes back, in how many words, and by how many people.</param>
/// <param name="Messages">Where it is said, in order.</param>
/// <param name="Tone">Mean tone of those messages.</param>
/// <param name="Parents">The topics it is part of: "invoice" of "invoice number".</param>
internal sealed record Topic(
    string Id,
    string Text,
    IReadOnlyList<string> Words,
    double Score,
    IReadOnlyList<AnalysedMessage> Messages,
    SentimentScore Tone,
    IReadOnlyList<string> Parents);

/// <summary>Topics that are spoken of together, under the name of the foremost of them.</summary>
/// <param name="Id">16 digits, the same whenever it is found again.</param>
/// <param name="Text">The foremost topic.</param>
/// <param name="Score">0 to 1.</param>
/// <param name="Messages">The messages of all of them, in order.</param>
internal sealed record AbstractTopic(string Id, string Text, double Score, IReadOnlyList<AnalysedMessage> Messages);

/// <summary>What a conversation is about.</summary>
/// <param name="Topics">Foremost first.</param>
/// <param name="AbstractTopics">Foremost first.</param>
internal sealed record ConversationTopics(IReadOnlyList<Topic> Topics, IReadOnlyList<AbstractTopic> AbstractTopics);
