using System.Diagnostics;
using Symbl.Domain.Analysis;
using Symbl.Language.Redaction;
using Symbl.Language.Tests.Conversations;
using Xunit;

namespace Symbl.Language.Tests.Cost;

public sealed class LinearTimeTests
{
    private const int Length = 5_000;
    private const int Factor = 4;

    // A quadratic rule takes sixteen times as long for four times the text.
    private const double MostGrowth = 12;
    private static readonly TimeSpan Negligible = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(8);

    private static readonly AnalysisSettings Settings = new()
    {
        DetectEntities = true,
        DetectPhrases = true,
        Features = ["callScore", "insights"],
        TopicVocabulary = ["budget", "and and"],
        Trackers =
        [
            new TrackerDefinition(null, "T", ["cancel", "cancel my", "a", "1 1 1 1", "one", "\u8FD4"], ["cancel my cancel", "1 1"]),
        ],
        Entities = [new EntityDefinition("E", null, null, null, ["and", "1 1", "a", "will and"])],
    };

    private static readonly RedactionPolicy Policy = RedactionPolicy.Standard with { ByDefault = true };

    private static readonly Dictionary<string, Action<ConversationAnalysis>> Analyses = new(StringComparer.Ordinal)
    {
        ["entities"] = analysis => _ = analysis.Entities.Entities.Count,
        ["trackers"] = analysis => _ = analysis.Trackers.Trackers.Count,
        ["insights"] = analysis => _ = analysis.Insights.All.Count,
        ["topics"] = analysis => _ = analysis.Topics.Topics.Count,
        ["summary"] = analysis => _ = analysis.Summary.Sentences.Count,
        ["redaction"] = analysis => _ = analysis.Input.Messages.Sum(message => Words(analysis.RedactorWith([]), message)),
        ["assessment"] = analysis => _ = (analysis.Assessment.Insights?.Objections.Count, analysis.Assessment.Score?.Score),
    };

    public static TheoryData<string> Texts => [.. HostileTexts.Names];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Every_analysis_of_one_long_message_takes_linear_time(string name) => Check(name, inOneMessage: true);

    // Many short messages take as long again. Run it alone: -explicit only.
    [Theory(Explicit = true)]
    [MemberData(nameof(Texts))]
    public void Every_analysis_of_many_messages_takes_linear_time(string name) => Check(name, inOneMessage: false);

    private static void Check(string name, bool inOneMessage)
    {
        foreach (var analysis in Analyses.Keys)
        {
            // Most analyses are too fast to compare. A quadratic rule over this length is not.
            if (Time(name, Factor * Length, inOneMessage, analysis) < Negligible)
                continue;
            // The best of three is the measurement with the least disturbance.
            var shorter = Best(name, Length, inOneMessage, analysis);
            var longer = Best(name, Factor * Length, inOneMessage, analysis);
            TestContext.Current.SendDiagnosticMessage("{0} of {1}: {2} and {3}", analysis, name, shorter, longer);
            Assert.True(longer < Most, $"{analysis} of {name}: {longer}");
            Assert.True(
                longer < Negligible || longer < MostGrowth * shorter, $"{analysis} of {name}: {shorter} and {longer} for four times the text");
        }
    }

    private static int Words(Redactor redactor, AnalyzedMessage message)
    {
        var words = message.Text.Split(' ');
        var redacted = redactor.Redact(message.Id, message.Start, message.Text);
        return redacted.Words(words).Count() + redacted.Pieces(words).Count();
    }

    private static TimeSpan Best(string name, int length, bool inOneMessage, string what) =>
        Enumerable.Range(0, 3).Min(_ => Time(name, length, inOneMessage, what));

    private static TimeSpan Time(string name, int length, bool inOneMessage, string what)
    {
        var text = HostileTexts.Get(name, length);
        string[] lines = inOneMessage ? ["Ann: " + text] : [.. text.Chunk(200).Select((part, index) => $"Ann {index % 2}: {new string(part)}")];
        var input = SampleConversations.Of(Settings, [.. lines, "Bob: Okay, sure, I will."]);
        // Redaction by default redacts the input of an analysis. A redactor needs the original.
        var analysis = new ConversationAnalysis(input, what == "redaction" ? RedactionPolicy.Standard : Policy);
        var watch = Stopwatch.StartNew();
        Analyses[what](analysis);
        return watch.Elapsed;
    }
}
