using System.Globalization;
using SymblPS.Client.Tests.Support;
using Xunit;

namespace SymblPS.Client.Tests.Json;

/// <summary>Unusual but valid responses.</summary>
public sealed class UnusualResponseTests
{
    [Fact]
    public async Task All_properties_of_a_message_are_read()
    {
        var message = Assert.Single(await MessagesAsync("""
            {"messages":[{"id":"4856947480297472","text":"Good morning.","from":{"id":"m1","name":"Ann","email":"ann@x.test","userId":"u1"},
             "startTime":"2024-05-06T07:08:09.123Z","endTime":"2024-05-06T07:08:11.500Z","timeOffset":1.25,"duration":2.38,
             "conversationId":"77","phrases":[{"type":"action_phrase","text":"good"}],
             "sentiment":{"polarity":{"score":1},"suggested":"positive"},
             "words":[{"word":"Good","startTime":"2024-05-06T07:08:09.123Z","endTime":"2024-05-06T07:08:09.5Z","score":0.9,"timeOffset":1.25,"duration":0.38}],
             "entities":[{"type":"GREETING","text":"Good","value":"good","offset":0}]}]}
            """));
        Assert.Equal(("4856947480297472", "77", "Good morning."), (message.MessageId, message.ConversationId, message.Text));
        Assert.Equal(("m1", "Ann", "ann@x.test", "u1"),
            (message.Speaker.Id, message.Speaker.Name, message.Speaker.Email, message.Speaker.UserId));
        Assert.Equal(new DateTimeOffset(2024, 5, 6, 7, 8, 9, 123, TimeSpan.Zero), message.StartTime);
        Assert.Equal((TimeSpan.FromMilliseconds(1250), TimeSpan.FromMilliseconds(2380)), (message.Offset, message.Duration));
        Assert.Equal(("action_phrase", "good"), (message.Phrases[0].Type, message.Phrases[0].Text));
        Assert.Equal((1.0, "positive"), (message.Sentiment!.Score, message.Sentiment.Suggested));
        var word = Assert.Single(message.Words);
        Assert.Equal(("Good", 0.9, TimeSpan.FromMilliseconds(380)), (word.Word, word.Score, word.Duration));
        Assert.Equal(("GREETING", 0), (message.Entities[0].Type, message.Entities[0].Offset));
        Assert.Null(message.AdditionalProperties);
    }

    [Theory]
    [InlineData("""{"id":"1"}""")]
    [InlineData("""{"id":"1","from":{},"sentiment":{},"words":{},"phrases":null,"entities":{},"text":null,"duration":null,"startTime":null}""")]
    [InlineData("""{"id":"1","from":null,"sentiment":{"polarity":{}},"words":[],"phrases":{},"text":{},"timeOffset":{},"startTime":{},"endTime":""}""")]
    [InlineData("""{"id":"1","from":[],"sentiment":"none","words":"none","phrases":1,"timeOffset":"x","startTime":5,"endTime":"soon"}""")]
    public async Task Absent_null_and_empty_values_are_equivalent(string json)
    {
        var message = Assert.Single(await MessagesAsync($$"""{"messages":[{{json}}]}"""));
        Assert.Equal(("1", "c", ""), (message.MessageId, message.ConversationId, message.Text));
        Assert.Equal(string.Empty, message.Speaker.Name);
        Assert.Null(message.Sentiment);
        Assert.Empty(message.Words);
        Assert.Empty(message.Phrases);
        Assert.Empty(message.Entities);
        Assert.Null(message.StartTime);
        Assert.Null(message.Offset);
    }

    [Theory]
    [InlineData("0.75", 0.75)]
    [InlineData("\"0.75\"", 0.75)]
    [InlineData("1", 1)]
    [InlineData("null", double.NaN)]
    [InlineData("{}", double.NaN)]
    public async Task The_confidence_of_a_message_is_a_number_or_NaN(string json, double expected)
    {
        var messages = await MessagesAsync($$"""{"messages":[{"id":"1","confidence":{{json}}},{"id":"2"}]}""");
        Assert.Equal([expected, double.NaN], messages.Select(message => message.Confidence));
        Assert.Null(messages[0].AdditionalProperties);
    }

    [Fact]
    public async Task Numeric_IDs_become_text_without_changes()
    {
        var messages = await MessagesAsync("""[{"id":12345678901234567,"conversationId":9007199254740993,"from":{"id":1e3}},{"id":1.0}]""");
        Assert.Equal(("12345678901234567", "9007199254740993", "1e3"),
            (messages[0].MessageId, messages[0].ConversationId, messages[0].Speaker.Id));
        Assert.Equal("1.0", messages[1].MessageId);
    }

    [Fact]
    public async Task Unknown_properties_are_preserved()
    {
        var message = Assert.Single(await MessagesAsync("""{"messages":[{"id":"1","shape":{"a":[1, 2.50]},"seen":"2024-01-01"}]}"""));
        Assert.Equal("""{"a":[1, 2.50]}""", message.AdditionalProperties!["shape"]);
        Assert.Equal("\"2024-01-01\"", message.AdditionalProperties["seen"]);
        Assert.Equal(2, message.AdditionalProperties.Count);
    }

    [Theory]
    [InlineData("2024-05-06T07:08:09Z", "2024-05-06T07:08:09.0000000+00:00")]
    [InlineData("2024-05-06T07:08:09.1Z", "2024-05-06T07:08:09.1000000+00:00")]
    [InlineData("2024-05-06T07:08:09.12Z", "2024-05-06T07:08:09.1200000+00:00")]
    [InlineData("2024-05-06T07:08:09.123456Z", "2024-05-06T07:08:09.1234560+00:00")]
    [InlineData("2024-05-06T07:08:09.123456789Z", "2024-05-06T07:08:09.1234567+00:00")]
    [InlineData("2024-05-06T07:08:09.5-07:00", "2024-05-06T14:08:09.5000000+00:00")]
    [InlineData("2024-05-06T07:08:09+0530", "2024-05-06T01:38:09.0000000+00:00")]
    [InlineData("2024-05-06T07:08:09", "2024-05-06T07:08:09.0000000+00:00")]
    [InlineData("2024-05-06T07:08:09.25", "2024-05-06T07:08:09.2500000+00:00")]
    [InlineData("2024-05-06 07:08:09", "2024-05-06T07:08:09.0000000+00:00")]
    [InlineData("2024-05-06", "2024-05-06T00:00:00.0000000+00:00")]
    public async Task Times_are_read_in_every_form_and_culture(string text, string expected)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            foreach (var culture in new[] { "", "ar-SA", "th-TH", "fa-IR" })
            {
                CultureInfo.CurrentCulture = new CultureInfo(culture);
                var message = Assert.Single(await MessagesAsync($$"""[{"id":"1","startTime":"{{text}}"}]"""));
                Assert.Equal(expected, message.StartTime!.Value.ToString("O", CultureInfo.InvariantCulture));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task Numbers_can_be_integers_or_text()
    {
        var message = Assert.Single(await MessagesAsync("""[{"id":"1","timeOffset":3,"duration":"1.5","words":[{"word":"a","score":1}]}]"""));
        Assert.Equal((TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(1.5), 1.0), (message.Offset, message.Duration, message.Words[0].Score));
    }

    [Fact]
    public async Task A_conversation_has_labels_members_and_provenance()
    {
        await using var server = new LoopbackServer(exchange => exchange.JsonAsync("""
            {"id":5179649407582208,"type":"meeting","name":"Weekly","startTime":"2024-05-06T07:00:00Z","endTime":"2024-05-06T07:01:30Z",
             "members":[{"id":"m1","name":"Ann","email":"a@x.test","role":"host"},{"email":"b@x.test"},{}],
             "metadata":{"team":"red","size":3,"none":null},
             "provenance":{"words":"labels","speakers":"separation","insights":"rules","notes":["One.","Two."]},"extra":true}
            """));
        using var client = Clients.For(server);
        var conversation = await client.Conversations.GetAsync("5179649407582208", CancellationToken.None);
        Assert.Equal(("5179649407582208", "Weekly", TimeSpan.FromSeconds(90)),
            (conversation.ConversationId, conversation.Name, conversation.Duration));
        Assert.Equal(["Ann", "b@x.test", ""], conversation.Members.Select(member => member.Name));
        Assert.Equal("\"host\"", conversation.Members[0].AdditionalProperties!["role"]);
        Assert.Equal(("red", "3", ""), (conversation.Metadata["team"], conversation.Metadata["size"], conversation.Metadata["none"]));
        Assert.Equal(("labels", "separation", 2),
            (conversation.Provenance!.Words, conversation.Provenance.Speakers, conversation.Provenance.Notes.Count));
        Assert.Equal("true", conversation.AdditionalProperties!["extra"]);
    }

    [Fact]
    public async Task The_provenance_of_a_job_is_optional()
    {
        var answers = new Queue<string>(
        [
            """
            {"id":"j","status":"completed","provenance":{"jobId":"j","words":"labels","speakers":"by voice","speakersAsked":3,"speakersFound":"2",
             "speakerCountConfidence":"0.75","confidence":0.9,"speakerConfidence":[{"memberId":"m1","name":"Ann","confidence":0.95,"seconds":60.5,
              "voice":{"matched":true,"probability":"0.97","reason":"The voice matches Ann."},"knownVoice":{"matched":false,"probability":0.2}},{"name":"Ben","voice":{}},{"name":"Cy","voice":null},"odd"],
             "uncertainSpans":[{"start":1.25,"end":2},{}],"notes":"One.","later":[1]}}
            """,
            """{"id":"j","status":"completed","provenance":"odd"}""",
            """{"id":"j","status":"completed","provenance":{"speakersAsked":-1,"speakersFound":{},"submissions":null}}""",
            """{"id":"j","status":"in_progress","provenance":{"speakersAsked":2}}""",
        ]);
        await using var server = new LoopbackServer(exchange => exchange.JsonAsync(answers.Dequeue()));
        using var client = Clients.For(server);
        var told = (await client.Jobs.GetAsync("j", CancellationToken.None)).Provenance!;

        Assert.Equal((3, 2, 0.75, 0.9), (told.SpeakersAsked, told.SpeakersFound, told.SpeakerCountConfidence, told.Confidence));
        Assert.Equal(["matched, 97 %: The voice matches Ann.", "not matched: ", null], told.SpeakerConfidence.Select(each => each.Voice?.ToString()));
        Assert.Equal([0.2, null, null], told.SpeakerConfidence.Select(each => each.KnownVoice?.Probability));
        Assert.Equal(["matched 97 %", "new", ""], told.SpeakerConfidence.Select(each => SymblFormat.VoiceDecision(each.Voice)));
        Assert.Equal(["Ann", "Ben", "Cy"], told.SpeakerConfidence.Select(each => each.Speaker.Name));
        Assert.Equal(("m1", 0.95, TimeSpan.FromSeconds(60.5)),
            (told.SpeakerConfidence[0].Speaker.Id, told.SpeakerConfidence[0].Confidence, told.SpeakerConfidence[0].TalkTime));
        Assert.Equal((TimeSpan.FromSeconds(1.25), TimeSpan.FromSeconds(0.75)), (told.UncertainSpans[0].Start, told.UncertainSpans[0].Duration));
        Assert.Null(told.UncertainSpans[1].Duration);
        Assert.Equal(["One."], told.Notes);
        Assert.Null((await client.Jobs.GetAsync("j", CancellationToken.None)).Provenance);
        var odd = (await client.Jobs.GetAsync("j", CancellationToken.None)).Provenance!;
        Assert.Equal((null, null, null, 0), (odd.SpeakersAsked, odd.SpeakersFound, odd.SpeakerCountConfidence, odd.Submissions.Count));
        Assert.Null((await client.Jobs.GetAsync("j", CancellationToken.None)).Provenance);
    }

    [Fact]
    public async Task Analytics_with_integers_and_missing_values_are_read()
    {
        await using var server = new LoopbackServer(exchange => exchange.JsonAsync("""
            {"metrics":[{"type":"total_silence","percent":10,"seconds":9},{"type":"total_talk_time","percent":95.5,"seconds":85.95},
             {"type":"total_overlap","percent":0,"seconds":0},{"type":"total_joy","seconds":1}],
             "members":[{"id":"m1","name":"Ann","pace":{"wpm":120},"talkTime":{"percentage":60,"seconds":50.5},"listenTime":{"percentage":40,"seconds":30},
             "overlap":{}},{"id":"m2","userId":"b@x.test","pace":{},"overlap":{"overlapDuration":2.5,"overlappingMembers":[]}}]}
            """));
        using var client = Clients.For(server);
        var analytics = await client.Analytics.GetAsync("c", CancellationToken.None);
        Assert.Equal((TimeSpan.FromSeconds(85.95), TimeSpan.FromSeconds(9), TimeSpan.Zero),
            (analytics.TalkTime, analytics.Silence, analytics.Overlap));
        Assert.Equal("total_joy", analytics.Metrics[3].Type);
        Assert.Equal(("Ann", 120.0, TimeSpan.FromSeconds(50.5)),
            (analytics.Members[0].Speaker.Name, analytics.Members[0].WordsPerMinute, analytics.Members[0].TalkTime));
        Assert.Null(analytics.Members[0].Overlap);
        Assert.Equal(("b@x.test", null, TimeSpan.FromSeconds(2.5)),
            (analytics.Members[1].Speaker.Name, analytics.Members[1].WordsPerMinute, analytics.Members[1].Overlap));
    }

    [Theory]
    [InlineData("{}", "")]
    [InlineData("""{"id":"j","status":"completed"}""", "completed")]
    [InlineData("""{"jobId":"j","status":"in_progress"}""", "in_progress")]
    [InlineData("""{"id":"j","status":"thinking hard"}""", "thinking hard")]
    public async Task An_unknown_job_state_is_preserved(string json, string status)
    {
        await using var server = new LoopbackServer(exchange => exchange.JsonAsync(json));
        using var client = Clients.For(server);
        var job = await client.Jobs.GetAsync("j", CancellationToken.None);
        Assert.Equal("j", job.JobId);
        Assert.Equal(status.Length == 0 ? "scheduled" : status, job.Status);
        Assert.Equal(status == "completed", job.IsFinished);
    }

    private static async Task<List<SymblMessage>> MessagesAsync(string json)
    {
        await using var server = new LoopbackServer(exchange => exchange.JsonAsync(json));
        using var client = Clients.For(server);
        return await client.Conversations.GetMessagesAsync("c", new(), CancellationToken.None).ToListAsync();
    }
}
