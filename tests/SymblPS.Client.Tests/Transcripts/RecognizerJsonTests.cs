using Symbl.Transcripts.Content;
using SymblPS.Client.Transcripts;
using Xunit;

namespace SymblPS.Client.Tests.Transcripts;

/// <summary>Results of speech recognizers, recognized by their shape.</summary>
public sealed class RecognizerJsonTests
{
    [Fact]
    public void Segments_of_Amazon_are_read() => Check(
        """{"jobName":"j","results":{"transcripts":[{"transcript":"Hello. Hi."}],"items":[],"audio_segments":[{"id":0,"transcript":"Hello.","start_time":"0.5","end_time":"1.2","speaker_label":"spk_0","items":[0]},{"id":1,"transcript":"Hi.","start_time":"1.5","end_time":"1.9","speaker_label":"spk_1","items":[1]}]},"status":"COMPLETED"}""",
        ["Speaker 0 0.5-1.2 Hello.", "Speaker 1 1.5-1.9 Hi."]);

    [Fact]
    public void Words_of_Amazon_get_their_speaker_from_the_labels() => Check(
        """
        {"results":{"transcripts":[{"transcript":"Hello, you. Hi."}],
          "speaker_labels":{"segments":[{"speaker_label":"spk_0","items":[{"start_time":"0.5","speaker_label":"spk_0"},{"start_time":"0.8","speaker_label":"spk_0"}]},{"speaker_label":"spk_1","items":[{"start_time":"1.5","speaker_label":"spk_1"}]}]},
          "items":[{"start_time":"0.5","end_time":"0.7","alternatives":[{"content":"Hello"}],"type":"pronunciation"},{"alternatives":[{"content":","}],"type":"punctuation"},
            {"start_time":"0.8","end_time":"1.2","alternatives":[{"content":"you"}],"type":"pronunciation"},{"alternatives":[{"content":"."}],"type":"punctuation"},
            {"start_time":"1.5","end_time":"1.9","alternatives":[{"content":"Hi"}],"type":"pronunciation"},{"alternatives":[{"content":"."}],"type":"punctuation"}]}}
        """,
        ["Speaker 0 0.5-1.2 Hello, you.", "Speaker 1 1.5-1.9 Hi."]);

    [Fact]
    public void Channels_of_Amazon_are_speakers_in_order_of_time() => Check(
        """
        {"results":{"transcripts":[{"transcript":"x"}],"channel_labels":{"channels":[
          {"channel_label":"ch_0","items":[{"start_time":"0.5","end_time":"0.7","alternatives":[{"content":"One."}],"type":"pronunciation"},{"start_time":"5","end_time":"6","alternatives":[{"content":"Three."}],"type":"pronunciation"}]},
          {"channel_label":"ch_1","items":[{"start_time":"2","end_time":"3","alternatives":[{"content":"Two."}],"type":"pronunciation"}]}]},"items":[]}}
        """,
        ["Speaker 0 0.5-0.7 One.", "Speaker 1 2-3 Two.", "Speaker 0 5-6 Three."]);

    [Theory]
    [InlineData("\"0.500s\"", "\"0.900s\"", "\"1.200s\"", "\"1.9s\"")]
    [InlineData("{\"seconds\":0,\"nanos\":500000000}", "{\"nanos\":900000000}", "{\"seconds\":\"1\",\"nanos\":200000000}", "{\"seconds\":1,\"nanos\":900000000}")]
    public void Words_of_Google_have_speakers_and_times(string a, string b, string c, string d) => Check(
        $$"""
        {"results":[{"alternatives":[{"transcript":"hello there","words":[{"startTime":{{a}},"endTime":{{b}},"word":"hello","speakerTag":1},{"startTime":{{c}},"endTime":{{d}},"word":"there","speakerTag":2}]}],"resultEndTime":{{d}},"languageCode":"en-us"}]}
        """,
        ["Speaker 1 0.5-0.9 hello", "Speaker 2 1.2-1.9 there"]);

    [Fact]
    public void The_last_result_of_Google_repeats_all_words() => Check(
        """
        {"results":[{"alternatives":[{"transcript":"hello","words":[{"startTime":"0.5s","endTime":"0.9s","word":"hello"}]}]},{"alternatives":[{"transcript":" hi","words":[{"startTime":"1.5s","endTime":"1.9s","word":"hi"}]}]},
          {"alternatives":[{"words":[{"startTime":"0.5s","endTime":"0.9s","word":"hello","speakerTag":1},{"startTime":"1.5s","endTime":"1.9s","word":"hi","speakerTag":2}]}]}]}
        """,
        ["Speaker 1 0.5-0.9 hello", "Speaker 2 1.5-1.9 hi"]);

    [Fact]
    public void A_batch_of_Google_and_its_second_version_are_read() => Check(
        """
        {"results":{"gs://b/a.wav":{"transcript":{"results":[{"alternatives":[{"transcript":"hello hi","words":[{"startOffset":"0.5s","endOffset":"0.9s","word":"hello","speakerLabel":"1"},{"startOffset":"1.5s","endOffset":"1.9s","word":"hi","speakerLabel":"2"}]}],"resultEndOffset":"2s"}]}}}}
        """,
        ["Speaker 1 0.5-0.9 hello", "Speaker 2 1.5-1.9 hi"]);

    [Fact]
    public void Google_loses_no_words_that_have_no_times() => Check(
        """
        {"results":[{"alternatives":[{"transcript":"hello there","words":[{"startTime":"0.5s","endTime":"0.9s","word":"hello","speakerTag":1}]}],"resultEndTime":"1.9s"},{"alternatives":[{"transcript":" hi"}],"resultEndTime":"3.0s"}]}
        """,
        ["Speaker 1 0.5-1.9 hello there", " 1.9-3 hi"]);

    [Theory]
    [InlineData("""{"metadata":{},"results":{"channels":[],"utterances":[{"start":0.1,"end":0.5,"channel":0,"transcript":"Hello.","speaker":0,"words":[]},{"start":0.9,"end":1.5,"channel":0,"transcript":"Hi.","speaker":1,"words":[]}]}}""")]
    [InlineData("""{"results":{"channels":[{"alternatives":[{"transcript":"x","words":[{"word":"hello","start":0.1,"end":0.5,"speaker":0,"punctuated_word":"Hello."},{"word":"hi","start":0.9,"end":1.5,"speaker":1,"punctuated_word":"Hi."}]}]}]}}""")]
    [InlineData("""{"results":{"channels":[{"alternatives":[{"transcript":"x","words":[{"word":"no"}],"paragraphs":{"transcript":"x","paragraphs":[{"sentences":[{"text":"Hello.","start":0.1,"end":0.5}],"speaker":0},{"sentences":[{"text":"Hi.","start":0.9,"end":1.5}],"speaker":1}]}}]}]}}""")]
    [InlineData("""{"results":{"channels":[{"alternatives":[{"transcript":"Hello.","words":[{"word":"Hello.","start":0.1,"end":0.5}]}]},{"alternatives":[{"transcript":"Hi.","words":[{"word":"Hi.","start":0.9,"end":1.5}]}]}]}}""")]
    public void Results_of_Deepgram_are_read(string json) => Check(json, ["Speaker 0 0.1-0.5 Hello.", "Speaker 1 0.9-1.5 Hi."]);

    [Theory]
    [InlineData("""{"source":"x","recognizedPhrases":[{"recognitionStatus":"Success","channel":0,"speaker":1,"offset":"PT0.5S","duration":"PT0.7S","offsetInTicks":5000000.0,"durationInTicks":7000000.0,"nBest":[{"confidence":0.9,"lexical":"hello","display":"Hello."}]},{"recognitionStatus":"Failure","channel":0,"offset":"PT1S","duration":"PT1S"},{"channel":0,"speaker":2,"offset":"PT1.5S","duration":"PT0.4S","nBest":[{"display":"Hi."}]}]}""")]
    [InlineData("""{"durationMilliseconds":2000,"combinedPhrases":[{"text":"Hello. Hi."}],"phrases":[{"speaker":1,"offsetMilliseconds":500,"durationMilliseconds":700,"text":"Hello."},{"speaker":2,"offsetMilliseconds":1500,"durationMilliseconds":400,"text":"Hi."}]}""")]
    public void Results_of_Azure_are_read(string json) => Check(json, ["Speaker 1 0.5-1.2 Hello.", "Speaker 2 1.5-1.9 Hi."]);

    [Fact]
    public void Monologues_of_Rev_are_read() => Check(
        """
        {"speakers":[{"id":1,"name":"Ann Smith"}],"monologues":[
          {"speaker":0,"elements":[{"type":"text","value":"Hello","ts":0.5,"end_ts":0.8},{"type":"punct","value":", "},{"type":"text","value":"you","ts":0.9,"end_ts":1.2},{"type":"punct","value":"."}]},
          {"speaker":1,"elements":[{"type":"text","value":"Hi","ts":1.5,"end_ts":1.9},{"type":"punct","value":"."}]}]}
        """,
        ["Speaker 0 0.5-1.2 Hello, you.", "Ann Smith 1.5-1.9 Hi."]);

    [Theory]
    [InlineData("""{"id":"x","audio_url":"u","status":"completed","text":"Hello. Hi.","words":[],"utterances":[{"speaker":"A","start":500,"end":1200,"text":"Hello.","words":[]},{"speaker":"B","start":1500,"end":1900,"text":"Hi.","words":[]}]}""")]
    [InlineData("""{"utterances":[{"speaker":"A","start":500,"end":1200,"text":"Hello.","words":[]},{"speaker":"B","start":1500,"end":1900,"text":"Hi.","words":[]}]}""")]
    [InlineData("""{"audio_duration":2,"utterances":null,"words":[{"text":"Hello.","start":500,"end":1200,"speaker":"A"},{"text":"Hi.","start":1500,"end":1900,"speaker":"B"}]}""")]
    public void Times_of_AssemblyAI_are_milliseconds(string json) => Check(json, ["Speaker A 0.5-1.2 Hello.", "Speaker B 1.5-1.9 Hi."]);

    [Fact]
    public void Chunks_of_Hugging_Face_are_read() => Check(
        """{"text":" Hello. Hi.","chunks":[{"timestamp":[0.5,1.2],"text":" Hello."},{"timestamp":[1.5,null],"text":" Hi."}]}""",
        [" 0.5-1.2 Hello.", " 1.5- Hi."]);

    [Theory]
    [InlineData("""{"results":{"foo":1}}""", "an object with 'results'")]
    [InlineData("""{"results":[{"score":1}]}""", "an object with 'results'")]
    [InlineData("""{"name":"package","version":"1.0.0"}""", "an object with 'name', 'version'")]
    [InlineData("""[{"id":1,"score":2}]""", "a list of objects with 'id', 'score'")]
    public void Other_JSON_is_named_with_the_supported_kinds(string json, string kind)
    {
        var error = Assert.Throws<SymblTranscriptException>(() => TranscriptReader.Read(json, "x.json", null));
        Assert.Contains($"is JSON of an unknown kind: {kind}.", error.Message);
        Assert.Contains("Amazon Transcribe", error.Message);
    }

    [Theory]
    [InlineData("""[{"text":"\ud83d","start":1}]""")]
    [InlineData("""[{"text":"a","start":1e400}]""")]
    [InlineData("""{"recognizedPhrases":[{"offset":"later","nBest":[{"display":"Hi."}]}]}""")]
    [InlineData("""{"results":{"audio_segments":[{"transcript":"a","start_time":"x"}]}}""")]
    [InlineData("""[{"text":"a"},3]""")]
    [InlineData("""{"monologues":[{"elements":[{"value":"a","ts":-1}]}]}""")]
    public void Broken_values_are_errors_of_the_transcript(string json)
    {
        var error = Assert.Throws<SymblTranscriptException>(() => TranscriptReader.Read(json, "x.json", null));
        Assert.StartsWith("x.json", error.Message);
    }

    [Fact]
    public void JSON_that_is_too_deep_is_an_error_of_the_transcript() =>
        Assert.Throws<SymblTranscriptException>(() => TranscriptReader.Read(new string('[', 100_000), "x.json", TranscriptFormat.Json));

    private static void Check(string json, string[] expected)
    {
        static string Time(TimeSpan? time) => time?.TotalSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? string.Empty;
        var read = TranscriptReader.Read(json, "x.json", null);
        Assert.Equal(TranscriptFormat.Json, read.Format);
        Assert.Equal(expected, read.Entries.Select(entry => $"{entry.Speaker} {Time(entry.StartOffset)}-{Time(entry.EndOffset)} {entry.Text}"));
    }
}
