using System.Collections;
using System.Reflection;
using Symbl.Domain.Analysis;
using Symbl.Language.Entities;
using Xunit;
using static Symbl.Language.Tests.Conversations.SampleConversations;

namespace Symbl.Language.Tests.Redaction;

public sealed class RedactedAnalysisTests
{
    private static readonly RedactionPolicy Default = RedactionPolicy.Standard with { ByDefault = true };

    private static readonly AnalysisSettings Settings = new()
    {
        DetectEntities = true,
        DetectPhrases = true,
        Features = ["callScore", "insights"],
        Trackers = [new TrackerDefinition(null, "T", ["card", "refund", "number", "person"])],
        TopicVocabulary = ["refund"],
    };

    private static readonly string[] Lines =
    [
        "Ann Lee: Hello Bob, I am calling about my card 4111 1111 1111 1111 and I would like a refund of the money.",
        "Bob Reed: Could you confirm whether your number is (415) 555-0182?",
        "Ann Lee: Yes. I will call you at four one five five five five zero one eight two tomorrow about the card 4111 1111 1111 1111.",
        "Bob Reed: I will email john@example.com the refund form on Friday. Ann, could you send the receipt to 415 555 0182 today?",
        "Ann Lee: Sure, the refund is what matters because the card 4111 1111 1111 1111 was charged twice and the refund did not come.",
        "Bob Reed: We decided to process the refund for card 4111 1111 1111 1111 today. I am worried that john@example.com is too expensive.",
        "Ann Lee: Bob will send the refund to Dr. Okafor and to the card 4111 1111 1111 1111 by Friday.",
    ];

    private static readonly string[] Secrets = ["4111", "1111", "0182", "john@", "example.com", "one eight two", "Okafor"];

    [Theory]
    [InlineData("default", null)]
    [InlineData("obfuscation", null)]
    [InlineData("custom", "(removed \"by\" <us>)")]
    [InlineData("custom", "")]
    public void No_result_contains_a_sensitive_entity(string type, string? text)
    {
        var custom = text is null ? Default.Custom : new Dictionary<string, string> { ["default"] = text };
        var analysis = new ConversationAnalysis(Of(Settings, Lines), Default with { Type = type, Custom = custom });
        var texts = new List<string>();
        // All public results are found by reflection, so that a new one is checked too.
        foreach (var property in typeof(ConversationAnalysis).GetProperties().Where(property => property.Name != "DefaultRedactor"))
            Collect(property.GetValue(analysis), texts, []);
        foreach (var sentence in analysis.Summarize(analysis.Input.Messages))
            texts.Add(sentence.Text);

        Assert.True(texts.Count > 100);
        Assert.All(texts, shown =>
        {
            Assert.DoesNotContain(Secrets, secret => shown.Contains(secret, StringComparison.Ordinal));
            // No letter of the disguise is left.
            Assert.DoesNotContain(shown, letter => letter is >= '\uA000' and <= '\uA48C');
        });
    }

    [Fact]
    public void Redaction_changes_no_finding()
    {
        var plain = new ConversationAnalysis(Of(Settings, Lines));
        var redacted = new ConversationAnalysis(Of(Settings, Lines), Default);

        Assert.NotEmpty(plain.Insights.ActionItems);
        Assert.Equal(
            plain.Insights.All.Select(insight => (insight.Kind, insight.Assignee?.Name, insight.DueBy, insight.Messages[0].Id, insight.Score)),
            redacted.Insights.All.Select(insight => (insight.Kind, insight.Assignee?.Name, insight.DueBy, insight.Messages[0].Id, insight.Score)));
        Assert.Equal(
            plain.Entities.Entities.Select(entity => (entity.Kind, entity.Matches.Count)),
            redacted.Entities.Entities.Select(entity => (entity.Kind, entity.Matches.Count)));
        Assert.Equal(
            plain.Summary.Sentences.Select(sentence => sentence.Message.Id), redacted.Summary.Sentences.Select(sentence => sentence.Message.Id));
        Assert.Equal(
            plain.Trackers.Trackers[0].Matches.Where(match => match.Phrase is "card" or "refund").Sum(match => match.Places.Count),
            redacted.Trackers.Trackers[0].Matches.Where(match => match.Phrase is "card" or "refund").Sum(match => match.Places.Count));
    }

    [Fact]
    public void Trackers_are_not_found_in_replacements() => Assert.Equal(
        ["card", "refund", "number"],
        new ConversationAnalysis(Of(Settings, Lines), Default).Trackers.Trackers[0].Matches.Select(match => match.Phrase));

    [Fact]
    public void Places_refer_to_the_redacted_text()
    {
        var analysis = new ConversationAnalysis(Of(Settings, Lines), Default);

        foreach (var match in analysis.Entities.Entities.SelectMany(entity => entity.Matches))
            Assert.All(match.Places, place => Assert.Equal(match.Text, place.Entity.In(place.Message.Text), ignoreCase: true));
        foreach (var place in analysis.Trackers.Trackers.SelectMany(tracker => tracker.Matches).SelectMany(match => match.Places))
            Assert.StartsWith(place.Phrase, place.Message.Text[place.Start..], StringComparison.OrdinalIgnoreCase);
        foreach (var insight in analysis.Insights.All)
            Assert.StartsWith(insight.Text, insight.Messages[0].Text[insight.Offset..], StringComparison.Ordinal);
        foreach (var sentence in analysis.Summary.Sentences)
            Assert.StartsWith(sentence.Text, sentence.Message.Text[sentence.Offset..], StringComparison.Ordinal);
    }

    [Fact]
    public void Excluded_entities_stay_in_all_results()
    {
        var analysis = new ConversationAnalysis(Of(Settings, Lines), Default with { Exclude = ["EMAIL_ADDRESS"] });

        Assert.Contains(analysis.Insights.ActionItems, insight => insight.Text.Contains("john@example.com", StringComparison.Ordinal));
        Assert.Contains(
            analysis.Entities.Entities.Where(entity => entity.Kind == EntityKind.EmailAddress).SelectMany(entity => entity.Matches),
            match => match is { Text: "john@example.com", Value: "john@example.com" });
    }

    private static void Collect(object? value, List<string> texts, HashSet<object> seen)
    {
        // The names of members are not words that somebody says. Definitions are texts of the account.
        if (value is null or AnalyzedMember or AnalysisSettings or TrackerDefinition or CriterionDefinition or ChecklistQuestion)
            return;
        if (value is string text)
        {
            texts.Add(text);
            return;
        }

        if (value.GetType() is { IsPrimitive: true } or { IsEnum: true } || value is DateTimeOffset or TimeSpan or Type || !seen.Add(value))
            return;
        if (value is IEnumerable items)
        {
            foreach (var item in items)
                Collect(item, texts, seen);
            return;
        }

        foreach (var field in value.GetType().GetFields(BindingFlags.Public | BindingFlags.Instance))
            Collect(field.GetValue(value), texts, seen);
        foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetIndexParameters().Length == 0)
                Collect(property.GetValue(value), texts, seen);
        }
    }
}
