namespace Symbl.Language.Sentiment;

/// <summary>The tone of a text.</summary>
/// <param name="Score">-1 (most negative) to 1 (most positive), three decimals; 0 where nothing is known.</param>
public readonly record struct SentimentScore(double Score)
{
    /// <summary>Neither positive nor negative, or not known.</summary>
    public static SentimentScore Neutral => default;

    /// <summary>The contract's label: <c>negative</c> below -0.3, <c>positive</c> above 0.3, otherwise <c>neutral</c>.</summary>
    public string Suggested => Score switch
    {
        < -0.3 => "negative",
        > 0.3 => "positive",
        _ => "neutral",
    };
}
