using Symbl.Domain.Recordings;
using Symbl.Recognition.Recognizers.Command;
using Symbl.Recognition.Stages;
using Symbl.Recognition.Tests.Recognizers.Command;
using Symbl.Recognition.Voices;
using Xunit;

namespace Symbl.Recognition.Tests.Voices;

/// <summary>Programs of the user as diarizers.</summary>
public sealed class CommandDiarizerTests
{
    [Theory]
    [InlineData("SPEAKER a 1 0.500 1.000 <NA> <NA> bea <NA> <NA>\nSPEAKER a 1 0.100 0.300 <NA> <NA> ann <NA> <NA>\nSPEAKER a 1 2.500 9.000 <NA> <NA> ann <NA> <NA>")]
    [InlineData("Started\n0.500 -- 1.500 speaker_01\n0.100 -- 0.400 speaker_00\n2.500 -- 11.500 speaker_00\nDuration : 3.000 s")]
    public void Each_form_of_output_gives_turns_in_order_within_the_recording(string output)
    {
        using var program = new FakeProgram($"cat <<'END'\n{output}\nEND");

        var found = Run(program);

        Assert.Equal(["1 0.1-0.4", "2 0.5-1.5", "1 2.5-3"], found.Turns.Select(turn => FormattableString.Invariant($"{turn.Speaker} {turn.Start.TotalSeconds}-{turn.End.TotalSeconds}")));
        Assert.Equal("command fake (my)", found.Report.Method);
    }

    [Fact]
    public void The_program_gets_the_audio_and_the_number_of_speakers()
    {
        using var program = new FakeProgram("test -s \"$1\" && echo \"0.1 -- 2.0 $2\"; echo \"0.1 -- 1.0 other\"", "", "{wav}", "{speakers}");

        var found = Run(program, 3);

        Assert.Equal(2, found.SpeakersFound);
        Assert.Contains("2 voices were found in the recording; 3 speakers were stated.", found.Report.Notes);
    }

    [Theory]
    [InlineData("echo oops >&2; exit 3", "exit code 3: oops")]
    [InlineData("echo what is this", "no turns")]
    [InlineData("echo 'SPEAKER a 1 x y <NA> <NA> ann <NA> <NA>'", "not valid RTTM")]
    public void A_failure_is_the_reason_of_the_job(string body, string reason)
    {
        using var program = new FakeProgram(body);

        var failure = Assert.Throws<RecordingException>(() => Run(program));

        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
        Assert.Contains("diarizer 'my'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_that_prints_nothing_found_no_speech()
    {
        using var program = new FakeProgram("true");

        var found = Run(program);

        Assert.Empty(found.Turns);
        Assert.Contains("No speech was found in the recording.", found.Report.Notes);
    }

    [Fact]
    public void A_placeholder_of_recognizers_is_refused()
    {
        using var program = new FakeProgram("true", "", "{wav}", "{language}");

        var failure = Assert.Throws<RecognizerCommandException>(() => RecognizerCommand.Read(program.File_, noun: CommandDiarizer.Noun));

        Assert.Contains("The diarizer file", failure.Message, StringComparison.Ordinal);
        Assert.Contains("{speakers}", failure.Message, StringComparison.Ordinal);
    }

    private static Diarization Run(FakeProgram program, int? speakers = null)
    {
        var audio = new FileAudio(program.Audio.WavePath, program.Audio.WavePath, TimeSpan.FromSeconds(3));
        var diarizer = new CommandDiarizer(RecognizerCommand.Read(program.File_, noun: CommandDiarizer.Noun), program["work"]);
        return diarizer.Diarize(new DiarizationRequest(audio, new SpeakerCount(Exact: speakers)), null, CancellationToken.None);
    }
}
