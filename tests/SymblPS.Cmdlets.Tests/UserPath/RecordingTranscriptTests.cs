using SymblPS.Cmdlets.Tests.Support;

namespace SymblPS.Cmdlets.Tests.UserPath;

/// <summary>Recordings with their transcripts, against the local server.</summary>
[Collection(LocalServerCollection.Name)]
public sealed class RecordingTranscriptTests : IDisposable
{
    private readonly Session _session = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("symblps-").FullName;

    public RecordingTranscriptTests(LocalServer server)
    {
        File.Copy(Path.Combine(Repository.Root, "examples", "audio", "support-call.wav"), Path.Combine(_folder, "call.wav"));
        File.Copy(Path.Combine(_folder, "call.wav"), Path.Combine(_folder, "other.wav"));
        File.WriteAllText(Path.Combine(_folder, "call.json"), """{"language":"en","segments":[{"start":1,"end":2.5,"text":" Can you send me the report?","words":[{"word":" Can","start":1,"end":1.2},{"word":" you","start":1.2,"end":1.4},{"word":" send","start":1.4,"end":1.7},{"word":" me","start":1.7,"end":1.8},{"word":" the","start":1.8,"end":2},{"word":" report?","start":2,"end":2.5}]}]}""");
        File.WriteAllText(Path.Combine(_folder, "other.vtt"), "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v Ann Lee>Hello Bob.</v>\n\n00:00:03.000 --> 00:00:04.000\n<v Bob Ray>Hi.</v>\n");
        File.WriteAllText(Path.Combine(_folder, "late.vtt"), "WEBVTT\n\n09:00:01.000 --> 09:00:02.000\n<v Ann Lee>Hello Bob.</v>\n");
        _session.Run(server.ConnectScript).ThrowIfFailed();
        _session.Run("$null = $ExecutionContext.SessionState.Path.SetLocation($folder)", ("folder", _folder)).ThrowIfFailed();
    }

    public void Dispose()
    {
        _session.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void The_words_of_the_transcript_come_at_their_times_with_their_speakers()
    {
        var messages = _session.Run("$job = Submit-SymblAudio ./other.wav -TranscriptPath ./other.vtt -Wait; $job | Get-SymblMessage").ThrowIfFailed().Output;
        Assert.Equal(["Ann Lee: Hello Bob.", "Bob Ray: Hi."], messages.Select(message => message.BaseObject.ToString()));
        Assert.Equal(TimeSpan.FromSeconds(3), messages[1].Properties["Offset"].Value);
        var provenance = _session.Run("\"$((Get-SymblConversation $job.ConversationId).Provenance)\"").ThrowIfFailed().Single<string>();
        Assert.Contains("words from the transcript other.vtt (WebVTT)", provenance);
    }

    [Fact]
    public void The_speakers_come_from_the_audio_if_their_number_is_given()
    {
        var speakers = _session.Run("Submit-SymblAudio ./other.wav -TranscriptPath ./other.vtt -SpeakerCount 2 -Wait | Get-SymblMessage | ForEach-Object { $_.Speaker.Name }").ThrowIfFailed().Output;
        Assert.All(speakers, speaker => Assert.StartsWith("Speaker ", speaker.BaseObject.ToString()));
    }

    [Fact]
    public void A_list_of_recordings_with_their_transcripts_binds_by_name()
    {
        var messages = _session.Run(
            """
            $list = [pscustomobject]@{ Path = './call.wav'; TranscriptPath = './call.json' }, [pscustomobject]@{ Path = './other.wav'; TranscriptPath = './other.vtt' }
            $list | Submit-SymblAudio -ThrottleLimit 1 | ForEach-Object { $_ | Wait-SymblJob | Get-SymblMessage | Where-Object Text | ForEach-Object Text }
            """).ThrowIfFailed().Output;
        Assert.Equal(["Can you send me the report?", "Hello Bob.", "Hi."], messages.Select(message => message.BaseObject.ToString()));
    }

    [Fact]
    public void A_transcript_that_cannot_be_read_is_an_error_before_the_upload()
    {
        var missing = Assert.Single(_session.Run("Submit-SymblAudio ./call.wav -TranscriptPath ./none.json").Errors);
        Assert.StartsWith("Symbl.FileNotFound,", missing.FullyQualifiedErrorId);
        Assert.Contains("none.json", missing.Exception.Message);
        File.WriteAllText(Path.Combine(_folder, "bad.json"), "{\"segments\": [");
        var bad = Assert.Single(_session.Run("Submit-SymblAudio ./call.wav -TranscriptPath ./bad.json").Errors);
        Assert.StartsWith("Symbl.InvalidTranscript,", bad.FullyQualifiedErrorId);
        Assert.Contains("bad.json", bad.Exception.Message);
        Assert.Empty(_session.Run("Submit-SymblAudio ./call.wav -TranscriptPath ./call.json -WhatIf").ThrowIfFailed().Output);
        var two = Assert.Single(_session.Run("Submit-SymblAudio ./call.wav, ./other.wav -TranscriptPath ./call.json -WhatIf").Errors);
        Assert.Contains("belongs to one recording", two.Exception.Message);
        var alone = Assert.Single(_session.Run("Submit-SymblAudio ./call.wav -SpeakerFrom Transcript").Errors);
        Assert.Contains("Specify -TranscriptPath", alone.Exception.Message);
        var both = _session.Run("Submit-SymblAudio ./call.wav -TranscriptPath ./other.vtt -SpeakerFrom Transcript -SpeakerCount 2");
        Assert.StartsWith("Symbl.InvalidParameter,", both.TerminatingRecord!.FullyQualifiedErrorId);
    }

    [Fact]
    public void A_transcript_that_does_not_fit_fails_the_job_with_the_reason()
    {
        var error = Assert.Single(_session.Run("Submit-SymblAudio ./call.wav -TranscriptPath ./late.vtt -Wait").Errors);
        Assert.StartsWith("Symbl.JobFailed,", error.FullyQualifiedErrorId);
        Assert.Contains("does not fit the recording", error.Exception.Message);
    }
}
