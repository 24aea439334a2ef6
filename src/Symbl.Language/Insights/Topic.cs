using Symbl.Domain.Analysis;
using Symbl.Language.Sentiment;

namespace Symbl.Language.Insights;

/// <summary>A phrase that recurs in a conversation.</summary>
/// <param name="Id">16 digits. The same topic of the same conversation always has the same id.</param>
/// <param name="Text">The most frequent form of the phrase.</param>
/// <param name="Words">The words of the phrase in the singular. They show whether one topic contains another.</param>
/// <param name="Score">0 to 1. The score grows with the number of messages, words and speakers.</param>
/// <param name="Messages">The messages that contain the topic, in order.</param>
/// <param name="Sentiment">Mean sentiment of the messages.</param>
/// <param name="Parents">The topics that this topic contains: "invoice" is a parent of "invoice number".</param>
public sealed record Topic(
    string Id,
    string Text,
    IReadOnlyList<string> Words,
    double Score,
    IReadOnlyList<AnalyzedMessage> Messages,
    SentimentScore Sentiment,
    IReadOnlyList<string> Parents);

/// <summary>A group of topics that occur together, with the name of the highest-ranked topic.</summary>
/// <param name="Id">16 digits. The same group of the same conversation always has the same id.</param>
/// <param name="Text">The highest-ranked topic.</param>
/// <param name="Score">0 to 1.</param>
/// <param name="Messages">The messages of all topics of the group, in order.</param>
public sealed record AbstractTopic(string Id, string Text, double Score, IReadOnlyList<AnalyzedMessage> Messages);

/// <summary>The topics of a conversation.</summary>
/// <param name="Topics">The topics, highest score first.</param>
/// <param name="AbstractTopics">The groups of topics, highest score first.</param>
public sealed record ConversationTopics(IReadOnlyList<Topic> Topics, IReadOnlyList<AbstractTopic> AbstractTopics);
