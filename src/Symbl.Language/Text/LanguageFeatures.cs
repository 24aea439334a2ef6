using Symbl.Domain.Analysis;

namespace Symbl.Language.Text;

/// <summary>
/// The features that work for the languages of a conversation. The rules of insights read English. Everything that needs no meaning of words
/// works for each language. In a conversation with parts in several languages, the rules read the parts in English.
/// </summary>
public sealed class LanguageFeatures
{
    private static readonly string[] AnyLanguage = ["messages", "analytics", "trackers", "entities", "redaction", "bookmarks", "pages"];

    // Entities and redaction find less in a language that their rules do not read.
    private static readonly string[] Limits = ["entities", "redaction"];

    private LanguageFeatures(IReadOnlyList<string> languages)
    {
        Languages = languages;
        var others = languages.Where(language => !Domain.Text.Languages.IsEnglish(language)).ToList();
        HasEnglish = others.Count < languages.Count;
        Available = HasEnglish ? [.. AnyLanguage, .. LanguageFeature.All.Select(feature => feature.Name)] : AnyLanguage;
        NotAvailable = HasEnglish ? [] : [.. LanguageFeature.All.Select(feature => feature.Name)];
        Limited = others.Count > 0 ? Limits : [];
        if (others.Count == 0)
            return;
        var named = string.Join(" and ", others);
        Notes =
        [
            $"Entities and redaction find for {named}: card, account and telephone numbers and addresses by their form, numeric dates, names of members, "
                + "and custom entities. They do not find other names, amounts, or dates and numbers in words.",
            .. HasEnglish
                ? new[] { $"The conversation has parts in {string.Join(" and ", languages)}. The rules of the local server read only the parts in English: {string.Join(", ", LanguageFeature.All.Select(feature => feature.Name))}." }
                : [],
        ];
    }

    /// <summary>The languages of the messages, most frequent first.</summary>
    public IReadOnlyList<string> Languages { get; }

    /// <summary>Whether any part is in English.</summary>
    public bool HasEnglish { get; }

    /// <summary>Names of the features that the conversation has.</summary>
    public IReadOnlyList<string> Available { get; }

    /// <summary>Names of the features that the conversation does not have because of its language.</summary>
    public IReadOnlyList<string> NotAvailable { get; }

    /// <summary>Names of the available features that find less than in English. <see cref="Notes"/> states the limits.</summary>
    public IReadOnlyList<string> Limited { get; }

    /// <summary>Limits, in full sentences.</summary>
    public IReadOnlyList<string> Notes { get; } = [];

    /// <summary>Gets the features for the languages of a conversation.</summary>
    /// <param name="ofMessages">The languages of the messages, most frequent first.</param>
    /// <param name="fallback">The language of a conversation without messages.</param>
    public static LanguageFeatures Of(IReadOnlyList<string> ofMessages, string fallback) => new(ofMessages.Count > 0 ? ofMessages : [fallback]);

    /// <summary>Gets the features for a conversation.</summary>
    /// <param name="input">The conversation.</param>
    public static LanguageFeatures Of(AnalysisInput input) => Of(
        [
            .. input.Messages.GroupBy(message => message.LanguageCode ?? input.Settings.LanguageCode, StringComparer.OrdinalIgnoreCase)
                .OrderByDescending(group => group.Count()).Select(group => group.Key),
        ],
        input.Settings.LanguageCode);

    /// <summary>Gets the reason why the conversation does not have a feature; null if it has the feature.</summary>
    /// <param name="feature">The feature.</param>
    public string? Obstacle(LanguageFeature feature)
    {
        if (HasEnglish)
            return null;
        var named = string.Join(" and ", Languages);
        return $"{feature.Subject} not available for {named}: the rules of the local server read English. Available for {named}: {string.Join(", ", Available)}.";
    }
}

/// <summary>A feature whose rules read English.</summary>
/// <param name="Name">The name.</param>
/// <param name="Subject">The name and its verb, as the start of a sentence.</param>
public sealed record LanguageFeature(string Name, string Subject)
{
    /// <summary>Questions.</summary>
    public static readonly LanguageFeature Questions = new("questions", "Questions are");

    /// <summary>Action items.</summary>
    public static readonly LanguageFeature ActionItems = new("action items", "Action items are");

    /// <summary>Follow-ups.</summary>
    public static readonly LanguageFeature FollowUps = new("follow-ups", "Follow-ups are");

    /// <summary>Topics and abstract topics.</summary>
    public static readonly LanguageFeature Topics = new("topics", "Topics are");

    /// <summary>Summaries of conversations and bookmarks.</summary>
    public static readonly LanguageFeature Summary = new("summary", "The summary is");

    /// <summary>Sentiment of messages.</summary>
    public static readonly LanguageFeature Sentiment = new("sentiment", "Sentiment is");

    /// <summary>Call scores.</summary>
    public static readonly LanguageFeature CallScores = new("call scores", "Call scores are");

    /// <summary>Call insights.</summary>
    public static readonly LanguageFeature CallInsights = new("call insights", "Call insights are");

    /// <summary>Actionable phrases.</summary>
    public static readonly LanguageFeature Phrases = new("actionable phrases", "Actionable phrases are");

    /// <summary>Questions, action items and follow-ups in one list.</summary>
    public static readonly LanguageFeature Insights = new("insights", "Insights are");

    /// <summary>All features with a place of their own.</summary>
    public static IReadOnlyList<LanguageFeature> All { get; } =
        [Questions, ActionItems, FollowUps, Topics, Summary, Sentiment, CallScores, CallInsights, Phrases];
}
