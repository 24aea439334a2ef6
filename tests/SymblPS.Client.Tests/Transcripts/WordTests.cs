using System.Globalization;
using System.Text;
using Symbl.Transcripts.Content;
using SymblPS.Client.Transcripts;
using Xunit;

namespace SymblPS.Client.Tests.Transcripts;

/// <summary>Words with their times, in each form in which recognizers write them.</summary>
public sealed class WordTests
{
    private const string Two = "Hello,@0.5-0.9 world.@1-1.4";

    [Theory]
    [InlineData("""{"words":[{"text":"Hello,","start":0.5,"end":0.9,"confidence":0.9},{"text":"world.","start":1.0,"end":1.4}]}""")]
    [InlineData("""{"task":"transcribe","language":"english","duration":"1.5","text":"Hello, world.","words":[{"word":"Hello","start":0.5,"end":0.9},{"word":"world","start":1.0,"end":1.4}],"segments":null}""")]
    [InlineData("""{"task":"transcribe","language":"english","duration":1.5,"text":"Hello, world.","words":[{"word":"Hello","start":0.5,"end":0.9},{"word":"world","start":1.0,"end":1.4}],"segments":[{"id":0,"seek":0,"start":0.4,"end":1.5,"text":" Hello, world.","tokens":[1,2],"avg_logprob":-0.2}]}""")]
    [InlineData("""{"systeminfo":"x","model":{"type":"base"},"params":{"language":"en"},"result":{"language":"en"},"transcription":[{"timestamps":{"from":"00:00:00,400","to":"00:00:01,500"},"offsets":{"from":400,"to":1500},"text":" Hello, world.","tokens":[{"text":"[_BEG_]","offsets":{"from":0,"to":0},"id":50363,"p":0.9},{"text":" Hel","timestamps":{"from":"00:00:00,500","to":"00:00:00,700"},"offsets":{"from":500,"to":700},"id":1,"p":0.9,"t_dtw":-1},{"text":"lo","offsets":{"from":700,"to":900},"id":2,"p":0.8},{"text":",","offsets":{"from":900,"to":1000},"id":3,"p":0.8},{"text":" world","offsets":{"from":1000,"to":1400},"id":4,"p":0.8},{"text":".","offsets":{"from":1400,"to":1500},"id":5,"p":0.8},{"text":"[_TT_75]","offsets":{"from":1500,"to":1500},"id":6,"p":0.1}]}]}""")]
    [InlineData("""{"task":"transcribe","language":"english","duration":1.5,"text":" Hello, world.","segments":[{"id":0,"text":" Hello, world.","start":0.4,"end":1.5,"tokens":[1,2],"words":[{"word":" Hel","start":0.5,"end":0.7,"t_dtw":-1,"probability":0.9},{"word":"lo","start":0.7,"end":0.9,"probability":0.9},{"word":",","start":0.9,"end":1.0,"probability":0.9},{"word":" world","start":1.0,"end":1.4,"probability":0.9},{"word":".","start":1.4,"end":1.5,"probability":0.9}],"temperature":0.0,"avg_logprob":-0.2,"no_speech_prob":0.01}]}""")]
    [InlineData("""{"text":" Hello, world.","segments":[{"id":0,"seek":0,"start":0.5,"end":1.4,"text":" Hello, world.","tokens":[1],"temperature":0.0,"avg_logprob":-0.3,"words":[{"word":" Hello,","start":0.5,"end":0.9,"probability":0.99},{"word":" world.","start":1.0,"end":1.4,"probability":0.98}]}],"language":"en"}""")]
    [InlineData("""[{"id":1,"seek":0,"start":0.5,"end":1.4,"text":" Hello, world.","avg_logprob":-0.3,"words":[{"start":0.5,"end":0.9,"word":" Hello,","probability":0.99},{"start":1.0,"end":1.4,"word":" world.","probability":0.98}]}]""")]
    [InlineData("""{"segments":[{"start":0.5,"end":1.4,"text":" Hello, world.","words":[{"word":"Hello,","start":0.5,"end":0.9,"score":0.8},{"word":"world.","start":1.0,"end":1.4,"score":NaN}]}],"word_segments":[],"language":"en"}""")]
    [InlineData("""{"result":[{"conf":1.0,"start":0.5,"end":0.9,"word":"Hello,"},{"conf":0.9,"start":1.0,"end":1.4,"word":"world."}],"text":"Hello, world."}""")]
    [InlineData("""{"schemaVersion":"2.0","monologues":[{"speaker":{"id":"unknown","name":null},"start":0,"end":2,"terms":[{"confidence":1.0,"start":0.5,"end":0.9,"text":"Hello,","type":"WORD"},{"confidence":1.0,"start":1.0,"end":1.4,"text":"world.","type":"WORD"}]}],"text":"x"}""")]
    [InlineData("""{"b":0.5,"d":0.9,"p":1.0,"t":"Hello, world.","w":[{"b":0.4,"d":0.1,"p":1.0,"t":"<s>"},{"b":0.5,"d":0.4,"p":0.5,"t":"Hello,(2)"},{"b":1.0,"d":0.4,"p":0.5,"t":"world."},{"b":1.4,"d":0.1,"p":0.5,"t":"</s>"}]}""")]
    [InlineData("{\"partial\" : \"hel\"}\n{\"partial\" : \"\"}\n{\"result\":[{\"conf\":1.0,\"start\":0.5,\"end\":0.9,\"word\":\"Hello,\"},{\"conf\":0.9,\"start\":1.0,\"end\":1.4,\"word\":\"world.\"}],\"text\":\"Hello, world.\"}\n{\"text\" : \"\"}\n")]
    [InlineData("hello, world.\n<s> 0.000 0.490 1.000000\nHello,(2) 0.500 0.900 0.99\n<sil> 0.9 1.0 0.9\n[NOISE] 0.95 0.99 0.5\nworld. 1.000 1.400 2.5\n</s> 1.4 1.5 1.0\n")]
    [InlineData("WEBVTT\n\n00:00:00.500 --> 00:00:01.400\nHello,<00:00:01.000><c> world.</c>\n", "Hello,@0.5-1 world.@1-1.4")]
    [InlineData("""{"results":{"channels":[],"utterances":[{"start":0.5,"end":1.4,"channel":0,"transcript":"Hello, world.","words":[{"word":"hello","start":0.5,"end":0.9,"confidence":0.9,"punctuated_word":"Hello,"},{"word":"world","start":1.0,"end":1.4,"punctuated_word":"world."}]}]}}""")]
    [InlineData("""{"audio_url":"u","utterances":[{"speaker":"A","start":500,"end":1400,"text":"Hello, world.","words":[{"text":"Hello,","start":500,"end":900},{"text":"world.","start":1000,"end":1400}]}]}""")]
    [InlineData("""{"monologues":[{"speaker":0,"elements":[{"type":"text","value":"Hello","ts":0.5,"end_ts":0.9},{"type":"punct","value":", "},{"type":"text","value":"world","ts":1.0,"end_ts":1.4},{"type":"punct","value":"."}]}]}""")]
    [InlineData("""{"results":{"transcripts":[{"transcript":"x"}],"items":[{"id":0,"start_time":"0.5","end_time":"0.9","alternatives":[{"content":"Hello","confidence":"0.9"}],"type":"pronunciation"},{"id":1,"alternatives":[{"content":","}],"type":"punctuation"},{"id":2,"start_time":"1.0","end_time":"1.4","alternatives":[{"content":"world"}],"type":"pronunciation"},{"id":3,"alternatives":[{"content":"."}],"type":"punctuation"}],"audio_segments":[{"id":0,"transcript":"Hello, world.","start_time":"0.5","end_time":"1.4","items":[0,1,2,3]}]}}""")]
    [InlineData("""{"results":[{"alternatives":[{"transcript":"Hello, world.","words":[{"startTime":"0.500s","endTime":"0.900s","word":"Hello,"},{"startTime":"1s","endTime":"1.400s","word":"world."}]}],"languageCode":"en-us"}]}""")]
    [InlineData("""{"durationMilliseconds":2000,"combinedPhrases":[{"text":"x"}],"phrases":[{"offsetMilliseconds":500,"durationMilliseconds":900,"text":"Hello, world.","words":[{"text":"hello","offsetMilliseconds":500,"durationMilliseconds":400},{"text":"world","offsetMilliseconds":1000,"durationMilliseconds":400}]}]}""")]
    public void Words_keep_their_times_and_punctuation(string text, string expected = Two) => Assert.Equal(expected, Shown(Read(text)));

    [Fact]
    public void Output_with_a_token_in_each_segment_becomes_sentences()
    {
        var read = Read("""{"result":{"language":"en"},"transcription":[{"offsets":{"from":0,"to":300},"text":" He"},{"offsets":{"from":300,"to":500},"text":"llo"},{"offsets":{"from":500,"to":500},"text":","},{"offsets":{"from":600,"to":900},"text":" you"},{"offsets":{"from":900,"to":900},"text":"."},{"offsets":{"from":1000,"to":1300},"text":" Bye"}]}""");
        Assert.Equal(["Hello, you.", "Bye"], read.Entries.Select(entry => entry.Text));
        Assert.Equal("Hello,@0-0.5 you.@0.6-0.9 Bye@1-1.3", Shown(read));
    }

    [Fact]
    public void Words_without_times_get_a_place_between_their_neighbors() => Assert.Equal(
        "In@0-0.4 2014@0.4-0.8 we@0.8-1.2",
        Shown(Read("""{"segments":[{"start":0,"end":1.2,"text":"In 2014 we","words":[{"word":"In","start":0,"end":0.4},{"word":"2014"},{"word":"we","start":0.8,"end":1.2}]}]}""")));

    [Fact]
    public void Words_of_several_speakers_become_entries_of_each()
    {
        var read = Read("""{"segments":[{"start":0,"end":2,"text":" Yes. No.","speaker":"SPEAKER_00","words":[{"word":"Yes.","start":0,"end":0.5,"speaker":"SPEAKER_00"},{"word":"No.","start":1,"end":1.5,"speaker":"SPEAKER_01"}]}]}""");
        Assert.Equal([("SPEAKER_00", "Yes."), ("SPEAKER_01", "No.")], read.Entries.Select(entry => (entry.Speaker, entry.Text)));
    }

    [Fact]
    public void Segments_of_a_diarized_answer_have_speakers_and_no_words()
    {
        var read = Read("""{"task":"transcribe","duration":2.0,"text":"Yes. No.","segments":[{"type":"transcript.text.segment","id":"seg_0","start":0.0,"end":0.5,"text":"Yes.","speaker":"A"},{"type":"transcript.text.segment","id":"seg_1","start":1.0,"end":1.5,"text":"No.","speaker":"agent"}],"usage":{"type":"duration","seconds":2}}""");
        Assert.Equal([("Speaker A", "Yes."), ("agent", "No.")], read.Entries.Select(entry => (entry.Speaker, entry.Text)));
        Assert.All(read.Entries, entry => Assert.Empty(entry.Words));
    }

    [Fact]
    public async Task A_character_that_is_split_between_tokens_is_whole_again()
    {
        const string Text = """{"transcription":[{"offsets":{"from":0,"to":900},"text":" Ein Café öffnet","tokens":[{"text":" Ein","offsets":{"from":0,"to":300}},{"text":" Caf<","offsets":{"from":300,"to":450}},{"text":">","offsets":{"from":450,"to":600}},{"text":" öffnet","offsets":{"from":600,"to":900}}]}]}""";
        // The two bytes of "é" are in two tokens.
        byte[] text = [.. Encoding.UTF8.GetBytes(Text).Select(one => one switch { (byte)'<' => (byte)0xC3, (byte)'>' => (byte)0xA9, _ => one })];
        var path = Path.GetTempFileName();
        await File.WriteAllBytesAsync(path, text);
        try
        {
            var read = await TranscriptReader.ReadFileAsync(path, null, null, TestContext.Current.CancellationToken);
            Assert.Equal("Ein@0-0.3 Café@0.3-0.6 öffnet@0.6-0.9", Shown(read));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("""{"words":[{"text":"a","start":-0.02,"end":0.5},{"text":"b","start":NaN,"end":Infinity},{"text":"c","start":1,"end":0.2},{"text":"d","start":1e308,"end":1e400},{"text":5,"start":"2.0","end":"2.5"},{"text":null,"start":3},{"text":{"x":1}},7,{"text":"e","start":true,"end":[]}]}""", "a b c d 5 e")]
    [InlineData("""{"segments":[{"start":NaN,"end":-5,"text":"a b","words":[{"word":"a","start":1,"end":1.5},{"word":"b","start":"x","end":null}]}]}""", "a b")]
    [InlineData("""{"segments":[{"start":5,"end":1,"text":"a b","words":[{"word":"a","start":1,"end":1.5},{"word":"b","start":1.6,"end":1.5}]}]}""", "a b")]
    public void Times_that_cannot_be_are_replaced(string json, string words)
    {
        var read = Read(json);
        var all = read.Entries.SelectMany(entry => entry.Words).ToList();
        Assert.Equal(words, string.Join(' ', all.Select(word => word.Text)));
        Assert.All(all, word => Assert.InRange(word.End, word.Start, TimeSpan.FromDays(116)));
        Assert.All(all, word => Assert.True(word.Start >= TimeSpan.Zero));
        Assert.All(all, word => Assert.True(word.Confidence is null or (>= 0 and <= 1)));
    }

    [Theory]
    [InlineData("""{"words":[{"text":"a"},{"text":"b"}]}""")]
    [InlineData("""{"segments":[{"start":1,"end":2,"text":"a b","words":[]}]}""")]
    [InlineData("""{"segments":[{"start":1,"end":2,"text":"a b","words":null}]}""")]
    [InlineData("""{"text":"a b","usage":{"type":"tokens","input_tokens":5}}""")]
    public void Without_times_of_words_only_the_phrase_is_read(string json)
    {
        var entry = Assert.Single(Read(json).Entries);
        Assert.Equal("a b", entry.Text);
        Assert.Empty(entry.Words);
    }

    [Theory]
    [InlineData("""{"language":"english","text":"a","segments":[{"start":0,"end":1,"text":"a"}]}""", "en")]
    [InlineData("""{"result":{"language":"de"},"transcription":[{"offsets":{"from":0,"to":300},"text":" a"}]}""", "de")]
    [InlineData("""{"language":"pt_br","segments":[{"start":0,"end":1,"text":"a"}]}""", "pt-BR")]
    [InlineData("""{"info":{"language":"fr"},"segments":[{"start":0,"end":1,"text":"a"}]}""", "fr")]
    [InlineData("""{"language":"Klingonish language","segments":[{"start":0,"end":1,"text":"a"}]}""", null)]
    public void The_language_becomes_a_tag(string json, string? tag) => Assert.Equal(tag, Read(json).Language);

    [Fact]
    public void A_list_of_words_is_no_text_with_numbers() =>
        Assert.Equal(TranscriptFormat.Text, Read("Ann: I have 5 and 7\nBob: room 4 5").Format);

    private static Transcript Read(string text) => TranscriptReader.Read(text, "x", null);

    private static string Shown(Transcript read)
    {
        static string Time(TimeSpan time) => time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
        return string.Join(' ', read.Entries.SelectMany(entry => entry.Words).Select(word => $"{word.Text}@{Time(word.Start)}-{Time(word.End)}"));
    }
}
