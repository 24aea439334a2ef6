using Symbl.Transcripts;
using Symbl.Transcripts.Content;
using SymblPS.Client.Transcripts;
using Xunit;

namespace SymblPS.Client.Tests.Transcripts;

/// <summary>JSON of the contract and of speech recognizers.</summary>
public sealed class JsonTests
{
    [Fact]
    public void Messages_of_a_submission_are_read()
    {
        var entry = Assert.Single(Read("""
            {"name":"x","messages":[{"duration":{"startTime":"2020-07-21T16:02:19.01Z","endTime":"2020-07-21T16:04:19.99Z"},
              "payload":{"content":"Hi Mike.","contentType":"text/plain"},"from":{"name":"John","userId":"john@example.com"}}]}
            """).Entries);
        Assert.Equal(("John", "john@example.com", "Hi Mike."), (entry.Speaker, entry.Email, entry.Text));
        Assert.Equal(new DateTimeOffset(2020, 7, 21, 16, 2, 19, 10, TimeSpan.Zero), entry.StartTime);
        Assert.Equal(new DateTimeOffset(2020, 7, 21, 16, 4, 19, 990, TimeSpan.Zero), entry.EndTime);
    }

    [Fact]
    public void Messages_of_a_response_are_read()
    {
        var entry = Assert.Single(Read("""
            {"messages":[{"id":"5","text":"Hello.","from":{"id":"m","name":"Ann","email":"ann@example.com"},"startTime":"2024-03-05T14:30:00.000Z",
              "endTime":"2024-03-05T14:30:01.500Z","timeOffset":3.5,"duration":1.5,"conversationId":"7","phrases":[],"words":[{"word":"Hello."}]}]}
            """).Entries);
        Assert.Equal(("Ann", "ann@example.com", "Hello."), (entry.Speaker, entry.Email, entry.Text));
        Assert.Equal(1.5, (entry.EndTime - entry.StartTime)!.Value.TotalSeconds);
    }

    [Fact]
    public void Output_of_ConvertTo_Json_is_read()
    {
        var said = Read("""
            [ { "Speaker": { "Name": "Ann", "Id": "1", "Email": null }, "Text": "One.", "Offset": { "Ticks": 15000000, "TotalSeconds": 1.5 }, "Duration": { "Ticks": 5000000 }, "Words": [] },
              { "speaker": "Bob <bob@example.com>", "TEXT": "Two.", "StartTime": 2, "end_time": "00:00:03" } ]
            """).Entries;
        Assert.Equal(["Ann", "Bob"], said.Select(entry => entry.Speaker));
        Assert.Equal("bob@example.com", said[1].Email);
        Assert.Equal([(1.5, 2.0), (2.0, 3.0)], said.Select(entry => (entry.StartOffset!.Value.TotalSeconds, entry.EndOffset!.Value.TotalSeconds)));
    }

    [Theory]
    [InlineData("""{"text":" all","segments":[{"id":0,"seek":0,"start":0.0,"end":2.36,"text":" Hello there.","tokens":[1],"avg_logprob":-0.2,"speaker":"SPEAKER_00","words":[]}],"language":"en"}""", "SPEAKER_00", 0, 2.36)]
    [InlineData("""{"systeminfo":"AVX","transcription":[{"timestamps":{"from":"00:00:00,000","to":"00:00:02,360"},"offsets":{"from":0,"to":2360},"text":" Hello there."}]}""", null, 0, 2.36)]
    [InlineData("""{"version":"1.0.0","segments":[{"speaker":"Ann","startTime":0.5,"endTime":0.75,"body":"Hello there."}]}""", "Ann", 0.5, 0.75)]
    [InlineData("""{"utterances":[{"start":0.5,"end":1.0,"confidence":0.9,"channel":0,"transcript":"Hello there.","speaker":0,"id":"x"}]}""", "Speaker 0", 0.5, 1)]
    public void Segments_of_speech_recognizers_are_read(string json, string? speaker, double start, double end)
    {
        var entry = Assert.Single(Read(json).Entries);
        Assert.Equal((speaker, "Hello there."), (entry.Speaker, entry.Text));
        Assert.Equal((TimeSpan.FromSeconds(start), TimeSpan.FromSeconds(end)), (entry.StartOffset, entry.EndOffset));
    }

    [Fact]
    public void The_date_of_the_recording_is_kept()
    {
        var read = Read("""{"startTime":"2024-03-05T14:30:00+02:00","segments":[{"start":1,"text":"Hi."}]}""");
        Assert.Equal(new DateTimeOffset(2024, 3, 5, 12, 30, 0, TimeSpan.Zero), read.StartTime);
        var message = Assert.Single(TranscriptTimeline.Place(read.Entries, read.StartTime!.Value));
        Assert.Equal(new DateTimeOffset(2024, 3, 5, 12, 30, 1, TimeSpan.Zero), message.StartTime);
        Assert.Null(message.EndTime);
    }

    [Theory]
    [InlineData("{\"messages\":[\n{\"text\":\"a\"},\n{\"text\":\"b\",\"start\":\"soon\"}]}", 3, "'soon' (start) is not a time")]
    [InlineData("[\n{\"text\":\"a\"},\n{\"text\":]", 3, "is not valid JSON")]
    [InlineData("{\"data\":[]}", 0, "is JSON of an unknown kind: an object with 'data'")]
    [InlineData("[]", 0, "it contains no text")]
    public void Errors_name_the_source_and_the_line(string json, int line, string words)
    {
        var error = Assert.Throws<SymblTranscriptException>(() => Read(json));
        Assert.Equal(line, error.Line);
        Assert.Contains(words, error.Message);
    }

    private static Transcript Read(string text) => TranscriptReader.Read(text, "call.json", null);
}
