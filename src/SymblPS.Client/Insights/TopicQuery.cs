namespace SymblPS.Client.Insights;

/// <summary>Details to include with topics.</summary>
public sealed record TopicQuery
{
    /// <summary>Whether to include the sentiment of each topic.</summary>
    public bool Sentiment { get; init; }

    /// <summary>Whether to include the parent topics.</summary>
    public bool ParentReferences { get; init; }

    /// <summary>Whether to include topics from the custom vocabulary.</summary>
    public bool CustomVocabulary { get; init; }

    /// <summary>Whether the service discards the stored topics and detects them again.</summary>
    public bool Refresh { get; init; }

    /// <summary>Throws an exception for combinations that the service answers only in part.</summary>
    /// <exception cref="ArgumentException">Two members exclude each other; the message names them.</exception>
    public void Validate()
    {
        if (Sentiment && ParentReferences)
        {
            throw new ArgumentException(
                "Sentiment and parent references exclude each other: the service returns topics with one of the two.",
                nameof(Sentiment));
        }
    }
}
