using System.Text.Json;
using SymblPS.Client.Json;
using SymblPS.Client.People;
using static SymblPS.Client.Json.WireValues;

namespace SymblPS.Client.Insights;

/// <summary>Creates call scores and generated call insights.</summary>
internal static class CallScoreMapper
{
    // The properties with content, as opposed to people and times. The contract names the first ones; services send the others.
    private static readonly string[] Says = ["step", "question", "answer", "objection", "response", "text", "summary"];

    /// <summary>Creates a call score.</summary>
    /// <param name="wire">The JSON object.</param>
    /// <param name="conversationId">ID of the requested conversation.</param>
    /// <param name="status">State of the scoring.</param>
    public static SymblCallScore CallScore(WireCallScore wire, string conversationId, string status) => new()
    {
        ConversationId = conversationId,
        Status = status,
        Score = wire.Score,
        Summary = wire.Summary ?? string.Empty,
        Criteria = Map(wire.Criteria, static criterion => new SymblCriterionScore
        {
            Name = criterion.Name ?? string.Empty,
            Score = criterion.Score,
            Summary = criterion.Summary ?? string.Empty,
            PositiveFeedback = Feedback(criterion, "positive"),
            NegativeFeedback = Feedback(criterion, "negative"),
            AdditionalProperties = Rest(criterion.Rest),
        }),
        AdditionalProperties = Rest(wire.Rest),
    };

    /// <summary>Creates the generated insights of a call.</summary>
    /// <param name="wire">The JSON object.</param>
    /// <param name="conversationId">ID of the requested conversation.</param>
    /// <param name="status">State of the feature.</param>
    public static SymblCallInsight CallInsight(WireLmInsights wire, string conversationId, string status) => new()
    {
        ConversationId = conversationId,
        Status = status,
        MeetingName = wire.MeetingName ?? string.Empty,
        StartTime = wire.StartTime,
        VideoUri = Some(wire.VideoUrl),
        Attendees = Map(wire.Attendees, person => PersonMapper.Member(person, conversationId)),
        ExecutiveSummary = Lines(wire.CallSummary.Member("executiveSummary")),
        LongSummary = Summary(wire.CallSummary.Member("longSummary")),
        SmallSummary = Summary(wire.CallSummary.Member("smallSummary")),
        NextSteps = Items(wire.CallNextSteps, "nextSteps"),
        QuestionsAndAnswers = Items(wire.CallQuestionAndAnswers, "questionsAndAnswers"),
        Sentiment = Items(wire.CallSentiment, "chunks"),
        Objections = Items(wire.CallObjections, "objections"),
        CallScore = wire.CallScore is { } score ? CallScore(score, conversationId, status) : null,
        AdditionalProperties = Rest(wire.Rest),
    };

    private static string Feedback(WireCriterionScore criterion, string side) =>
        criterion.Feedback.Member(side).Member("summary").Text() ?? criterion.Feedback.Member(side).Text() ?? string.Empty;

    // Paragraphs come before bullet points, as in a written summary. A plain text or list is used unchanged.
    private static string Summary(JsonElement? summary)
    {
        if (summary is not { ValueKind: JsonValueKind.Object }) return Lines(summary);
        var parts = new[] { Lines(summary.Member("paragraphs")), Lines(summary.Member("bulletPoints")) };
        return string.Join("\n", parts.Where(static part => part.Length > 0));
    }

    private static string Lines(JsonElement? value) => value is { ValueKind: JsonValueKind.Array }
        ? string.Join("\n", value.Elements().Select(static element => Item(element).Text))
        : value is { ValueKind: JsonValueKind.Object } one ? Item(one).Text
        : value.Text() ?? string.Empty;

    private static IReadOnlyList<SymblCallInsightItem> Items(JsonElement? section, string member) =>
        [.. (section is { ValueKind: JsonValueKind.Array } ? section : section.Member(member)).Elements().Select(Item)];

    private static SymblCallInsightItem Item(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            var text = ((JsonElement?)element).Text() ?? string.Empty;
            return new SymblCallInsightItem { Text = text, Properties = new Dictionary<string, string> { ["text"] = text } };
        }

        var members = element.EnumerateObject().ToDictionary(
            static member => member.Name, static member => ((JsonElement?)member.Value).Text() ?? string.Empty);
        var says = Says.Where(members.ContainsKey).Select(name => members[name]).ToList();
        if (says.Count == 0)
        {
            says = [.. element.EnumerateObject().Where(static member => member.Value.ValueKind == JsonValueKind.String)
                .Select(static member => member.Value.GetString()!)];
        }

        return new SymblCallInsightItem { Text = string.Join(" - ", says.Where(static part => part.Length > 0)), Properties = members };
    }
}
