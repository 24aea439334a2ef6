using Symbl.Domain.Analysis;
using Symbl.Language.Insights;
using Symbl.Language.Sentiment;
using Symbl.Language.Text;

namespace Symbl.Language.Scoring;

/// <summary>The report on a call: what was said in short, what comes next, questions with answers, tone, objections.</summary>
/// <param name="Executive">Who spoke about what, in counted facts.</param>
/// <param name="Long">The telling sentences, in order of time.</param>
/// <param name="Short">The few most telling of them, in order of time.</param>
/// <param name="NextSteps">Action items and follow-ups, in order of time.</param>
/// <param name="Questions">Questions with answers, in order of time.</param>
/// <param name="Tone">Parts of the conversation with their tone, in order.</param>
/// <param name="Objections">In order of time.</param>
internal sealed record CallInsights(
    string Executive,
    IReadOnlyList<SummarySentence> Long,
    IReadOnlyList<SummarySentence> Short,
    IReadOnlyList<Insight> NextSteps,
    IReadOnlyList<AnsweredQuestion> Questions,
    IReadOnlyList<TonePart> Tone,
    IReadOnlyList<Objection> Objections)
{
    private const int ShortSentences = 3;
    private const int MostTopics = 5;
    private const int MostParts = 5;
    private const int FewestInPart = 4;

    /// <summary>The report on a conversation.</summary>
    public static CallInsights Of(ConversationFacts facts) => new(
        Overview(facts),
        ExtractiveSummary.Of(facts.Input).Sentences,
        ExtractiveSummary.Of(facts.Input, facts.Input.Messages, ShortSentences),
        facts.NextSteps,
        facts.Questions,
        Parts(facts.Input),
        facts.Objections);

    private static string Overview(ConversationFacts facts)
    {
        var topics = TopicAnalysis.Of(facts.Input).Topics.Take(MostTopics).Select(topic => topic.Text).ToList();
        var minutes = Math.Max(1, (int)Math.Round(facts.Input.Duration.TotalMinutes));
        var about = topics.Count == 0 ? "" : $" about {ReportText.List(topics)}";
        var people = ReportText.List([.. facts.Speakers.Select(speaker => speaker.Member.Name)]);
        var counts = ReportText.List(
        [
            ReportText.Count(facts.Questions.Count, "question"),
            ReportText.Count(facts.NextSteps.Count, "next step"),
            ReportText.Count(facts.Objections.Count, "objection"),
        ]);
        return $"{people} spoke for {ReportText.Count(minutes, "minute")}{about}. There were {counts}.";
    }

    private static List<TonePart> Parts(AnalysisInput input)
    {
        var spoken = input.Messages.Where(message => message.Text.Length > 0).ToList();
        var count = Math.Clamp(spoken.Count / FewestInPart, 1, MostParts);
        return [.. Enumerable.Range(0, count).Select(part => TonePart.Of(
            spoken[(part * spoken.Count / count)..((part + 1) * spoken.Count / count)], input.Settings.LanguageCode))];
    }
}

/// <summary>A part of a conversation with its tone.</summary>
/// <param name="Start">Offset from the start of the conversation.</param>
/// <param name="End">Offset from the start of the conversation.</param>
/// <param name="Score">Mean tone of its messages.</param>
/// <param name="Summary">What it comes from.</param>
internal sealed record TonePart(TimeSpan Start, TimeSpan End, SentimentScore Score, string Summary)
{
    /// <summary>The tone of some messages in order.</summary>
    public static TonePart Of(IReadOnlyList<AnalysedMessage> messages, string languageCode)
    {
        var tones = messages.Select(message => (Message: message, Tone: SentimentLexicon.Score(message.Text, languageCode))).ToList();
        // Zero has no sign on the wire.
        var mean = new SentimentScore(Math.Round(tones.Average(each => each.Tone.Score), 3, MidpointRounding.AwayFromZero) + 0.0);
        var strongest = tones.MaxBy(each => Math.Abs(each.Tone.Score));
        var (pleasant, unpleasant) = (
            tones.Count(each => each.Tone.Suggested == "positive"), tones.Count(each => each.Tone.Suggested == "negative"));
        var counted = $"{pleasant} of {ReportText.Count(messages.Count, "message")} positive, {unpleasant} negative.";
        return new TonePart(
            messages[0].Start,
            messages.Max(message => message.End),
            mean,
            strongest.Tone.Score == 0 ? counted : $"{counted} Strongest: {ReportText.Quote(strongest.Message.Text)}");
    }
}
