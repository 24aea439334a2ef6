namespace SymblPS.Client.Insights;

/// <summary>What to read with topics.</summary>
public sealed record TopicQuery
{
    /// <summary>Whether each topic comes with its mood.</summary>
    public bool Sentiment { get; init; }

    /// <summary>Whether each topic comes with the wider topics it belongs to.</summary>
    public bool ParentReferences { get; init; }

    /// <summary>Whether topics are looked for among the caller's own words as well.</summary>
    public bool CustomVocabulary { get; init; }

    /// <summary>Whether the service throws its topics away and finds them anew. This changes what is stored.</summary>
    public bool Refresh { get; init; }

    /// <summary>Refuses what the service would answer in part only.</summary>
    /// <exception cref="ArgumentException">Names the members.</exception>
    public void Validate()
    {
        if (Sentiment && ParentReferences)
        {
            throw new ArgumentException(
                "Sentiment and parent references cannot be read together: the service gives topics with the one or the other.",
                nameof(Sentiment));
        }
    }
}
