namespace Symbl.Language.Sentiment;

/// <summary>The sentiment of a text.</summary>
/// <param name="Score">-1 (most negative) to 1 (most positive) with three decimals; 0 if the sentiment is unknown.</param>
public readonly record struct SentimentScore(double Score)
{
    /// <summary>Neutral or unknown sentiment.</summary>
    public static SentimentScore Neutral => default;

    /// <summary>The label of the API: <c>negative</c> below -0.3, <c>positive</c> above 0.3, otherwise <c>neutral</c>.</summary>
    public string Suggested => Score switch
    {
        < -0.3 => "negative",
        > 0.3 => "positive",
        _ => "neutral",
    };
}
