using System.Globalization;
using Symbl.Domain.Recordings;
using Symbl.Recognition.Recognizers.Command;
using Symbl.Recognition.Stages;
using Symbl.Recognition.Tests.Decoding;
using Xunit;

namespace Symbl.Recognition.Tests.Recognizers.Command;

/// <summary>Programs of the user as recognizers: the files that describe them, their output, and their failures.</summary>
public sealed class CommandEngineTests
{
    private const string Words = """{"words":[{"text":"Hello","start":0.5,"end":0.9,"confidence":0.5},{"text":"you.","start":1,"end":1.4}]}""";

    [Theory]
    [InlineData(Words)]
    [InlineData("""{"language":"english","text":"Hello you.","duration":"3.0","words":[{"word":"Hello","start":0.5,"end":0.9},{"word":"you","start":1,"end":1.4}],"segments":[{"id":0,"start":0,"end":2,"text":" Hello you."}]}""")]
    [InlineData("""{"result":{"language":"en"},"transcription":[{"offsets":{"from":500,"to":1400},"text":" Hello you.","tokens":[{"text":"[_BEG_]","offsets":{"from":0,"to":0},"p":1},{"text":" Hel","offsets":{"from":500,"to":700},"p":1},{"text":"lo","offsets":{"from":700,"to":900},"p":1},{"text":" you","offsets":{"from":1000,"to":1400},"p":1},{"text":".","offsets":{"from":1400,"to":1500},"p":1}]}]}""")]
    [InlineData("""{"text":" Hello you.","language":"en","segments":[{"start":0.5,"end":1.4,"text":" Hello you.","words":[{"word":" Hello","start":0.5,"end":0.9,"probability":0.9},{"word":" you.","start":1,"end":1.4,"probability":0.9}]}]}""")]
    [InlineData("""{"segments":[{"start":0.5,"end":1.4,"text":" Hello you.","words":[{"word":"Hello","start":0.5,"end":0.9,"score":0.9},{"word":"you.","start":1,"end":1.4}]}],"word_segments":[]}""")]
    [InlineData("""{"result":[{"conf":1,"start":0.5,"end":0.9,"word":"Hello"},{"conf":1,"start":1,"end":1.4,"word":"you."}],"text":"Hello you."}""")]
    [InlineData("Hello you.\n<s> 0.0 0.4 1.0\nHello(2) 0.5 0.9 0.9\n<sil> 0.9 1.0 1.0\nyou. 1.0 1.4 0.5\n</s> 1.4 1.5 1.0")]
    public async Task Each_form_of_output_gives_words_with_times(string output)
    {
        using var program = Printing(output);
        var read = await program.RunAsync(cancel: TestContext.Current.CancellationToken);
        Assert.Equal(["Hello 0.5-0.9", "you. 1-1.4"], read.Words.Select(Shown));
        Assert.All(read.Words, word => Assert.Null(word.Phrase));
        Assert.Equal("command fake (my)", read.Report.Method);
    }

    [Theory]
    [InlineData("WEBVTT\n\n00:00:00.500 --> 00:00:01.500\nHello abcde\n")]
    [InlineData("1\n00:00:00,500 --> 00:00:01,500\nHello abcde\n")]
    [InlineData("""{"segments":[{"start":0.5,"end":1.5,"text":" Hello abcde"}]}""")]
    public async Task Words_of_a_phrase_share_its_time_and_are_marked(string output)
    {
        using var program = Printing(output);
        var read = await program.RunAsync(cancel: TestContext.Current.CancellationToken);
        Assert.Equal(["Hello 0.5-1", "abcde 1-1.5"], read.Words.Select(Shown));
        Assert.Single(read.Words.Select(word => word.Phrase).Distinct());
        Assert.NotNull(read.Words[0].Phrase);
    }

    [Theory]
    [InlineData("printf '%s' '" + Words + "' > \"$1\"")]
    [InlineData("printf '%s' '" + Words + "' > \"$1.json\"; echo text > \"$1.txt\"")]
    [InlineData("printf '%s' '" + Words + "' > \"$(dirname \"$1\")/a.json\"")]
    public async Task A_result_file_is_found_under_the_given_name_or_with_an_extension(string body)
    {
        using var program = new FakeProgram(body + "; echo 'progress 100%'", "\"output\": \"file\"", "{out}", "{wav}");
        Assert.Equal(2, (await program.RunAsync(cancel: TestContext.Current.CancellationToken)).Words.Count);
    }

    [Fact]
    public async Task The_program_gets_each_placeholder_as_one_argument_and_no_shell()
    {
        using var program = new FakeProgram(
            "printf '%s\\n' \"$@\" > got; cat \"$4\" > phrases; printf '%s' '" + Words + "'", "", "--file={wav}", "{language}", "{language2}", "{vocabulary}", "{prompt}", "$(touch hacked); a b");
        await program.RunAsync("pt-BR", ["Ann Lee", "-x {wav}", "two\nlines"], TestContext.Current.CancellationToken);
        var got = File.ReadAllLines(program["got"]);
        Assert.Equal(["--file=" + program["a.wav"], "pt-BR", "pt"], got[..3]);
        Assert.Equal(["Ann Lee, x {wav}, two lines", "$(touch hacked); a b"], got[4..]);
        Assert.Equal(["Ann Lee", "x {wav}", "two lines"], File.ReadAllLines(program["phrases"]));
        Assert.False(File.Exists(program["hacked"]));
    }

    [Fact]
    public async Task The_program_gets_its_own_variables_and_no_secret_of_the_server()
    {
        Environment.SetEnvironmentVariable("SYMBL_TEST_KEY", "secret");
        try
        {
            using var program = new FakeProgram("env > got; printf '%s' '" + Words + "'", "\"environment\": {\"OWN\": \"1\"}");
            await program.RunAsync(cancel: TestContext.Current.CancellationToken);
            var got = File.ReadAllText(program["got"]);
            Assert.Contains("OWN=1", got);
            Assert.DoesNotContain("SYMBL_TEST_KEY", got);
        }
        finally
        {
            Environment.SetEnvironmentVariable("SYMBL_TEST_KEY", null);
        }
    }

    [Theory]
    [InlineData("echo first >&2; echo 'model not found' >&2; exit 3", "ended with exit code 3: model not found")]
    [InlineData("exit 7", "ended with exit code 7 and no message.")]
    [InlineData("echo \"bad key $OWN\" >&2; exit 1", "bad key ***")]
    [InlineData("echo", "its output is empty")]
    [InlineData("echo 'Hello you'", "not in a known format")]
    [InlineData("echo '{\"foo\": 1}'", "JSON of an unknown kind")]
    [InlineData("echo '{\"words\": [{'", "is not valid JSON")]
    [InlineData("head -c 70000000 /dev/zero | tr '\\0' x", "larger than 64 MB")]
    public async Task Each_failure_is_a_reason_for_the_user(string body, string reason)
    {
        using var program = new FakeProgram(body, "\"environment\": {\"OWN\": \"key-of-the-user\"}, \"name\": \"My engine\"");
        var error = await Assert.ThrowsAsync<RecordingException>(() => program.RunAsync(cancel: TestContext.Current.CancellationToken));
        Assert.Contains(reason, error.Message);
        Assert.Contains("'My engine'", error.Message);
        Assert.DoesNotContain("key-of-the-user", error.Message);
    }

    [Theory]
    [InlineData("true", "wrote no file to {out}")]
    [InlineData("truncate -s 70000000 \"$1\"", "larger than 64 MB")]
    [InlineData(": > \"$1\"", "its output is empty")]
    public async Task Each_failure_of_a_result_file_is_a_reason(string body, string reason)
    {
        using var program = new FakeProgram(body, "", "{out}", "{wav}");
        Assert.Contains(reason, (await Assert.ThrowsAsync<RecordingException>(() => program.RunAsync(cancel: TestContext.Current.CancellationToken))).Message);
    }

    [Theory]
    [InlineData("""{"text":"","segments":[],"language":"en"}""")]
    [InlineData("""{"words":[]}""")]
    [InlineData("WEBVTT\n")]
    [InlineData("""{"transcription":[{"offsets":{"from":0,"to":2000},"text":" [BLANK_AUDIO]"}]}""")]
    [InlineData("<s> 0.0 0.4 1.0\n<sil> 0.4 2.0 1.0\n</s> 2.0 2.1 1.0")]
    public async Task A_result_without_words_is_no_failure(string output)
    {
        using var program = Printing(output);
        Assert.Empty((await program.RunAsync(cancel: TestContext.Current.CancellationToken)).Words);
    }

    [Fact]
    public async Task Plain_text_is_taken_if_the_file_says_so()
    {
        using var program = new FakeProgram("echo 'Hello abcde'", "\"format\": \"text\"");
        var read = await program.RunAsync(cancel: TestContext.Current.CancellationToken);
        Assert.Equal(["Hello 0-1.5", "abcde 1.5-3"], read.Words.Select(Shown));
        Assert.Contains(read.Report.Notes, note => note.Contains("no times"));
    }

    [Fact]
    public async Task Words_outside_of_speech_are_left_out_with_a_note()
    {
        using var program = Printing("""{"words":[{"text":"Hello","start":0.5,"end":0.9},{"text":"Thanks","start":2.5,"end":2.9}]}""");
        var read = await new CommandEngine(RecognizerCommand.Read(program.File_)).TranscribeAsync(
            program.Audio with { Pieces = [new AudioPiece(TimeSpan.Zero, TimeSpan.FromSeconds(1))] }, new EngineOptions("en-US", []), null, TestContext.Current.CancellationToken);
        Assert.Equal("Hello", Assert.Single(read.Words).Text);
        Assert.Contains(read.Report.Notes, note => note.Contains("1 left out"));
    }

    [Fact]
    public async Task Speakers_and_language_of_the_output_are_reported()
    {
        using var program = Printing("""{"language":"german","segments":[{"start":0,"end":1,"text":"Ja.","speaker":"SPEAKER_00"}]}""");
        var read = await program.RunAsync(cancel: TestContext.Current.CancellationToken);
        Assert.Equal("de", read.Language);
        Assert.Contains(read.Report.Notes, note => note.Contains("names speakers"));
    }

    [Fact]
    public async Task A_program_that_takes_too_long_is_ended()
    {
        using var program = new FakeProgram("sleep 600 & echo $! > pid; wait", "\"timeoutPerMinute\": 1");
        var error = await Assert.ThrowsAsync<RecordingException>(() => program.RunAsync(cancel: TestContext.Current.CancellationToken));
        Assert.Contains("did not end within 1 s", error.Message);
        Assert.False(Ffmpeg.Outlives(int.Parse(File.ReadAllText(program["pid"]), CultureInfo.InvariantCulture), TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public async Task Cancellation_ends_the_program_with_its_children_and_removes_its_files()
    {
        using var program = new FakeProgram("dirname \"$2\" > folder; sleep 600 & echo $! > pid.part; mv pid.part pid; wait", "", "{wav}", "{out}");
        using var cancel = new CancellationTokenSource();
        var running = program.RunAsync(cancel: cancel.Token);
        Assert.True(SpinWait.SpinUntil(() => File.Exists(program["pid"]) || running.IsCompleted, TimeSpan.FromSeconds(30)));
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.False(Ffmpeg.Outlives(int.Parse(File.ReadAllText(program["pid"]), CultureInfo.InvariantCulture), TimeSpan.FromSeconds(5)));
        Assert.False(Directory.Exists(File.ReadAllText(program["folder"]).Trim()));
    }

    [Fact]
    public async Task A_language_that_the_file_does_not_list_is_refused()
    {
        using var program = new FakeProgram("printf '%s' '" + Words + "'", "\"languages\": [\"en\", \"pt-BR\"]");
        Assert.Equal(2, (await program.RunAsync("en-GB", cancel: TestContext.Current.CancellationToken)).Words.Count);
        var error = await Assert.ThrowsAsync<RecordingException>(() => program.RunAsync("pt-PT", cancel: TestContext.Current.CancellationToken));
        Assert.Contains("does not know the language pt-PT. Its file lists: en, pt-BR.", error.Message);
    }

    private static FakeProgram Printing(string output) => new($"cat <<'END'\n{output}\nEND");

    private static string Shown(ProcessedWord word)
    {
        static string Time(TimeSpan time) => time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
        return $"{word.Text} {Time(word.Start)}-{Time(word.End)}";
    }
}
