using Symbl.Domain.Analysis;
using Symbl.Language.Sentiment;
using Symbl.Language.Text;

namespace Symbl.Language.Scoring;

/// <summary>A part of a conversation with its sentiment.</summary>
/// <param name="Start">Offset from the start of the conversation.</param>
/// <param name="End">Offset from the start of the conversation.</param>
/// <param name="Score">Mean sentiment of the messages.</param>
/// <param name="Summary">The reason for the score.</param>
public sealed record SentimentPart(TimeSpan Start, TimeSpan End, SentimentScore Score, string Summary)
{
    internal static SentimentPart Of(ConversationText conversation, IReadOnlyList<AnalyzedMessage> messages)
    {
        var scores = messages.Select(message => (Message: message, Sentiment: conversation.Sentiment(message))).ToList();
        // Adding zero removes the sign of a negative zero.
        var mean = new SentimentScore(
            Math.Round(scores.Average(each => each.Sentiment.Score), 3, MidpointRounding.AwayFromZero) + 0.0);
        var strongest = scores.MaxBy(each => Math.Abs(each.Sentiment.Score));
        var (positive, negative) = (
            scores.Count(each => each.Sentiment.Suggested == "positive"), scores.Count(each => each.Sentiment.Suggested == "negative"));
        var counts = $"{positive} of {ReportText.Count(messages.Count, "message")} positive, {negative} negative.";
        return new SentimentPart(
            messages[0].Start,
            messages.Max(message => message.End),
            mean,
            strongest.Sentiment.Score == 0 ? counts : $"{counts} Strongest: {ReportText.Quote(strongest.Message.Text)}");
    }
}
