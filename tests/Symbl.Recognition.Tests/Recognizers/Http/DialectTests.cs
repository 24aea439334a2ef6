using Xunit;

namespace Symbl.Recognition.Tests.Recognizers.Http;

/// <summary>The answers of services, in their own shapes.</summary>
public sealed class DialectTests
{
    public static TheoryData<string, string> WithWords => new()
    {
        { "OpenAI whisper-1", Recorded.OpenAi }, { "whisper.cpp", Recorded.WhisperCpp }, { "speaches", Recorded.Speaches },
    };

    public static TheoryData<string, string> WithPhrases => new()
    {
        { "speaches without words", Recorded.SpeachesWithoutWords }, { "vLLM", Recorded.Vllm }, { "LocalAI", Recorded.LocalAi }, { "diarized", Recorded.Diarized },
    };

    [Theory]
    [MemberData(nameof(WithWords))]
    public async Task Words_keep_their_times_and_get_punctuation(string service, string answer)
    {
        using var bench = new ServiceBench(new ReplayServer(Reply.Ok(answer)));
        var transcript = await bench.RunAsync();

        Assert.Equal(Recorded.Words, ServiceBench.Shown(transcript));
        Assert.Equal("en", transcript.Language);
        Assert.Equal($"transcription service at {bench.Server.Authority}, model whisper-1", transcript.Report.Method);
        Assert.Empty(transcript.Report.Notes);
        Assert.True(service == "OpenAI whisper-1" || transcript.Words.All(word => word.Score is > 0.9 and < 1), service);
        Assert.Equal([1.0], bench.Progress);
    }

    [Theory]
    [MemberData(nameof(WithPhrases))]
    public async Task Segments_without_words_become_phrases(string service, string answer)
    {
        using var bench = new ServiceBench(new ReplayServer(Reply.Ok(answer)));
        var transcript = await bench.RunAsync();

        Assert.Equal(Recorded.Phrases, ServiceBench.Shown(transcript));
        Assert.Equal("The service gave times of phrases only. The words of a phrase share its time.", Assert.Single(transcript.Report.Notes));
        Assert.True(bench.Server.Requests.Count == 1, service);
    }

    [Theory]
    [InlineData(Recorded.OpenAiRefusal, Recorded.OpenAiText)]
    [InlineData(Recorded.VllmRefusal, """{"text":"Good morning, this is Anna. How can I help?","usage":{"type":"duration","seconds":5}}""")]
    public async Task A_model_without_times_gives_a_phrase_for_each_piece(string refusal, string answer)
    {
        using var bench = new ServiceBench(new ReplayServer((request, _) =>
            request["response_format"] == "json" ? Reply.Ok(answer) : new Reply(400, refusal)));
        using var engine = bench.Engine();
        var transcript = await bench.RunAsync(engine, pieces: [(0, 5), (0, 5)]);
        await bench.RunAsync(engine);

        Assert.Equal(["Good 0-0.57 (1)", "Good 0-0.57 (2)"], ServiceBench.Shown(transcript).Where(word => word.StartsWith("Good", StringComparison.Ordinal)));
        Assert.StartsWith("The service gave no times.", Assert.Single(transcript.Report.Notes));
        Assert.Equal(["verbose_json", "verbose_json", "json", "json", "json"], bench.Server.Requests.Select(request => request["response_format"]));
    }

    [Fact]
    public async Task A_service_that_refuses_word_times_is_asked_for_segments()
    {
        using var bench = new ServiceBench(new ReplayServer((request, _) =>
            request["timestamp_granularities[]"] is null ? Reply.Ok(Recorded.Vllm) : new Reply(400, Recorded.GroqRefusal)));
        var transcript = await bench.RunAsync(pieces: [(0, 5), (5, 10)]);

        Assert.Equal(18, transcript.Words.Count);
        Assert.Equal([2, 0, 0], bench.Server.Requests.Select(request => request.All("timestamp_granularities[]").Count()));
    }

    [Fact]
    public async Task A_service_that_gives_the_text_alone_is_asked_for_short_pieces()
    {
        using var bench = new ServiceBench(new ReplayServer(Reply.Ok(Recorded.WhisperCppText)), seconds: 70);
        var transcript = await bench.RunAsync(pieces: [(0, 65)]);

        var sent = bench.Server.Requests.Select(request => (request["response_format"], Math.Round(request.File.Body.Length / 32000.0))).ToList();
        Assert.Equal(("verbose_json", 65), sent[0]);
        Assert.Equal([("json", 25), ("json", 20), ("json", 20)], sent[1..]);
        // Each piece ends in a pause.
        Assert.Equal([0, 25, 45], transcript.Words.Where(word => word.Text == "Good").Select(word => Math.Round(word.Start.TotalSeconds, 1)));
        Assert.Equal([1, 2, 3], transcript.Words.Select(word => word.Phrase!.Value).Distinct());
    }

    [Theory]
    [InlineData("text/plain", " Good morning.\n")]
    [InlineData("text/html; charset=utf-8", "Good morning.")]
    [InlineData("application/json", "\"Good morning.\"")]
    public async Task Plain_text_is_a_phrase(string type, string body)
    {
        using var bench = new ServiceBench(new ReplayServer(new Reply(200, body, type)));

        Assert.Equal(["Good 0-1.67 (1)", "morning. 1.67-5 (1)"], ServiceBench.Shown(await bench.RunAsync()));
    }

    [Fact]
    public async Task Captions_keep_their_times()
    {
        using var bench = new ServiceBench(new ReplayServer(new Reply(200, "WEBVTT\n\n00:00:00.500 --> 00:00:02.500\nGood day.\n", "text/vtt")));

        Assert.Equal(["Good 0.5-1.5 (1)", "day. 1.5-2.5 (1)"], ServiceBench.Shown(await bench.RunAsync()));
    }

    [Fact]
    public async Task A_diarizing_model_is_asked_in_its_form()
    {
        using var bench = new ServiceBench(new ReplayServer(Reply.Ok(Recorded.Diarized))) { Model = "gpt-4o-transcribe-diarize" };
        var transcript = await bench.RunAsync("en-US", ["Anna"]);

        var request = Assert.Single(bench.Server.Requests);
        Assert.Equal(("diarized_json", "auto", null, "en"), (request["response_format"], request["chunking_strategy"], request["prompt"], request["language"]));
        Assert.Equal(Recorded.Phrases, ServiceBench.Shown(transcript));
    }

    [Fact]
    public async Task A_diarizing_model_under_another_name_is_found()
    {
        using var bench = new ServiceBench(new ReplayServer((request, _) => request["chunking_strategy"] is null
            ? new Reply(400, """{"error":{"message":"chunking_strategy is required for diarization models"}}""")
            : Reply.Ok(Recorded.Diarized)))
        {
            Model = "calls",
        };

        Assert.Equal(Recorded.Phrases, ServiceBench.Shown(await bench.RunAsync()));
    }

    [Theory]
    [InlineData("""{"text":"","segments":[]}""")]
    [InlineData("""{"text":" [BLANK_AUDIO]\n","segments":[{"start":0,"end":5,"text":" [BLANK_AUDIO]","words":[{"word":" [","start":0,"end":1},{"word":"BLANK","start":1,"end":2},{"word":"_AUDIO]","start":2,"end":5}]}]}""")]
    [InlineData("""{"text":"(upbeat music)"}""")]
    [InlineData("""{"text":" Thank you.","segments":[{"start":0,"end":5,"text":" Thank you.","avg_logprob":-1.2,"no_speech_prob":0.9}],"words":[{"word":"Thank","start":1,"end":2},{"word":"you","start":2,"end":3}]}""")]
    [InlineData("""{"text":" Bye. Bye. Bye. Bye.","segments":[{"start":0,"end":5,"text":" Bye. Bye. Bye. Bye.","compression_ratio":2.9}]}""")]
    public async Task Silence_gives_no_words(string answer)
    {
        using var bench = new ServiceBench(new ReplayServer(Reply.Ok(answer)));

        var transcript = await bench.RunAsync();

        Assert.Empty(transcript.Words);
        Assert.All(transcript.Report.Notes, note => Assert.Equal("Segments without speech or with repetitions that were left out: 1.", note));
        Assert.Single(bench.Server.Requests);
    }

    [Theory]
    [InlineData("""{"text":"Hi you","words":[{"word":"Hi","start":-0.5,"end":0.5},{"word":"you","start":4.5,"end":99}]}""", "Hi 0-0.5", "you 4.5-5")]
    [InlineData("""{"text":"Hi you","words":[{"word":"you","start":3,"end":4},{"word":"Hi","start":1,"end":2}]}""", "Hi 1-2", "you 3-4")]
    [InlineData("""{"text":"Hi you","words":[{"word":"Hi","start":1.0,"end":NaN},null,{"word":"you","start":2.0,"end":-Infinity}]}""", "Hi 1-1.14", "you 2-2.21")]
    [InlineData("""{"text":"a NaN","words":[{"word":"a","start":"1","end":"2"},{"word":"NaN","start":2,"end":NaN}]}""", "a 1-2", "NaN 2-2.21")]
    [InlineData("""{"text":"Hi you","words":[{"word":"Hi","start":2,"end":1},{"word":"you","start":3,"end":4}]}""", "Hi 2-2", "you 3-4")]
    [InlineData("""{"text":"Hi you","segments":[{"text":"Hi you","start":7,"end":9}]}""", "Hi 5-5 (1)", "you 5-5 (1)")]
    [InlineData("""{"text":"Hi you","segments":[{"text":"Hi","start":null,"end":null,"words":[{"word":" Hi","start":1,"end":2}]},{"text":"you","start":2,"end":3}]}""", "Hi 1-2", "you 2-3 (1)")]
    [InlineData("""{"text":"Hi you","segments":[{"text":"<|0.00|>Hi you<|2.00|>","start":0,"end":2}]}""", "Hi 0-0.8 (1)", "you 0.8-2 (1)")]
    public async Task Odd_times_stay_within_the_piece(string answer, params string[] words)
    {
        using var bench = new ServiceBench(new ReplayServer(Reply.Ok(answer)));

        Assert.Equal(words, ServiceBench.Shown(await bench.RunAsync()));
    }

    [Theory]
    [InlineData("english", "", "en")]
    [InlineData("German", "", "de")]
    [InlineData("en", "en-US", "en-US")]
    [InlineData("spanish", "en-US", "es")]
    [InlineData("pt-BR", "", "pt-BR")]
    [InlineData("javanese", "jv-ID", "jv-ID")]
    [InlineData("no such language", "en-US", null)]
    public async Task The_language_is_reported_as_a_tag(string reported, string stated, string? tag)
    {
        using var bench = new ServiceBench(new ReplayServer(Reply.Ok($$"""{"text":"Hi","language":"{{reported}}","segments":[{"text":"Hi","start":0,"end":1}]}""")));

        Assert.Equal(tag, (await bench.RunAsync(stated)).Language);
    }
}
