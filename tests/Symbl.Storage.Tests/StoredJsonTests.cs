using System.Text.Json;
using Symbl.Domain.Analysis;
using Symbl.Domain.Conversations;
using Symbl.Domain.Jobs;
using Symbl.Domain.Recordings;
using Symbl.Storage.Json;
using Xunit;

namespace Symbl.Storage.Tests;

/// <summary>JSON in columns: its shape belongs to the store and has a version.</summary>
public sealed class StoredJsonTests
{
    [Fact]
    public void Every_property_of_the_submission_options_survives()
    {
        var features = JsonElement.Parse("""{"featureList":["insights"]}""");
        var options = new SubmissionOptions
        {
            Name = "n",
            CustomVocabulary = ["v"],
            ConfidenceThreshold = 0.7,
            DetectPhrases = true,
            WebhookUrl = "http://localhost/",
            Entities = JsonElement.Parse("[1]"),
            DetectEntities = true,
            LanguageCode = "de-DE",
            ContinuesConversation = true,
            Mode = "phone",
            EnableSeparateRecognitionPerChannel = true,
            ChannelMetadata = [new ChannelSpeaker(2, "Ann", "a@example.com")],
            Trackers = JsonElement.Parse("[2]"),
            EnableAllTrackers = true,
            EnableSummary = true,
            EnableSpeakerDiarization = true,
            DiarizationSpeakerCount = 3,
            DetectSpeakerCount = true,
            MinSpeakerCount = 2,
            MaxSpeakerCount = 5,
            DetectSpeakerChannels = true,
            KnownVoices = true,
            Features = features,
            ConversationType = "sales",
            Metadata = JsonElement.Parse("{}"),
            ParentRefs = true,
            Sentiment = true,
            StartTime = DateTimeOffset.UnixEpoch,
            TimezoneOffset = -60,
            Notes = ["A note."],
            Transcript = "call.json (JSON)",
        };

        var read = StoredSubmissionOptions.Read(StoredSubmissionOptions.Write(options));

        AssertAllSet(options);
        AssertSame(options, read);
    }

    [Fact]
    public void Every_property_of_the_analysis_settings_survives()
    {
        var settings = new AnalysisSettings
        {
            LanguageCode = "en-GB",
            DetectEntities = true,
            DetectPhrases = true,
            EnableSummary = true,
            ConfidenceThreshold = 0.9,
            Trackers = [new TrackerDefinition("1", "t", ["a"], ["b"])],
            Entities = [new EntityDefinition("e", "s", "c", "v", ["x"])],
            Features = ["callScore"],
            ScorecardId = "5",
            Criteria = [new CriterionDefinition("i", "n", "d", ["t"], [new ChecklistQuestion("q", "high")])],
            ConversationType = "general",
            SalesStage = "demo",
            ProspectName = "p",
            TimezoneOffset = 120,
            TopicVocabulary = ["w"],
        };

        var read = StoredAnalysisSettings.Read(StoredAnalysisSettings.Write(settings));

        AssertAllSet(settings);
        AssertSame(settings, read);
    }

    [Fact]
    public void Provenance_words_phrases_bookmarks_and_faults_survive()
    {
        var how = new RecordingProvenance("w", "s", ["n"])
        {
            Separation = new DiarizationReport(
                2,
                1,
                0.5,
                [new SpeakerConfidence(1, "Speaker 1", TimeSpan.FromSeconds(3), 0.25) { MemberId = "m", Voice = new VoiceDecision(true, 0.97, "r"), KnownVoice = new VoiceDecision(false, null, "s") }],
                [new UncertainSpan(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2))])
            {
                SpeakerCountConfidence = 0.75,
            },
        };
        var bookmark = new Bookmark("l", "d", new BookmarkUser("n", "u", "e@example.com"), 1.5, 2.5, [3]);
        var fault = new JobFault("f", 1, 2);
        ProcessedWord[] words = [new("a", TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), 0.5), new("b", TimeSpan.Zero, TimeSpan.Zero, null)];

        AssertSame(how, StoredProvenance.Read(StoredProvenance.Write(how)));
        AssertSame(bookmark, StoredBookmark.Read(StoredBookmark.Write(bookmark)));
        Assert.Equal(fault, StoredJobFault.Read(StoredJobFault.Write(fault)));
        Assert.Equal(words, StoredWord.Read(StoredWord.Write(words))!);
        Assert.Equal([new ProcessedPhrase("t", "x")], StoredPhrase.Read(StoredPhrase.Write([new ProcessedPhrase("t", "x")])));
        Assert.Null(StoredWord.Write([]));
        Assert.Empty(StoredPhrase.Read(null));
    }

    [Fact]
    public void Each_document_is_written_with_its_version_and_one_without_is_version_1()
    {
        Assert.Equal(1, JsonElement.Parse(StoredSubmissionOptions.Write(new SubmissionOptions())).GetProperty("version").GetInt32());
        Assert.Equal("f", StoredJobFault.Read("""{"failureMessage":"f"}""").FailureMessage);
    }

    [Theory]
    [InlineData("""{"version":2,"failureMessage":"f"}""", "version 2")]
    [InlineData("""{"failureMessage":""", "cannot read")]
    [InlineData("[]", "cannot read")]
    public void A_later_version_or_damage_is_an_error_that_names_the_document(string json, string reason)
    {
        var refused = Assert.Throws<StorageException>(() => StoredJobFault.Read(json));

        Assert.Contains("StoredJobFault", refused.Message);
        Assert.Contains(reason, refused.Message);
    }

    // A property that the stored type forgets would read as its default.
    private static void AssertAllSet<T>(T value)
        where T : new()
    {
        var defaults = new T();
        Assert.All(
            typeof(T).GetProperties().Where(property => property.CanWrite),
            property => Assert.NotEqual(JsonSerializer.Serialize(property.GetValue(defaults)), JsonSerializer.Serialize(property.GetValue(value))));
    }

    private static void AssertSame<T>(T expected, T actual) => Assert.Equal(JsonSerializer.Serialize(expected), JsonSerializer.Serialize(actual));
}
