using SymblPS.Cmdlets.Tests.Support;

namespace SymblPS.Cmdlets.Tests.UserPath;

/// <summary>Parameters that leave the number of speakers or the meaning of the channels to the local server, and the confidence of messages.</summary>
[Collection(LocalServerCollection.Name)]
public sealed class SpeakerDetectionTests : IDisposable
{
    private const string Messages = """{"messages":[{"id":"1","text":"a","confidence":0.5},{"id":"2","text":"b","confidence":0.8},{"id":"3","text":"c"}]}""";

    private readonly LocalServer _server;
    private readonly Session _session = new();

    public SpeakerDetectionTests(LocalServer server) => _server = server;

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("-DetectSpeaker -SpeakerCount 2", "DetectSpeaker and SpeakerCount exclude each other")]
    [InlineData("-DetectSpeaker -SeparateChannel", "DetectSpeaker and SeparateChannel exclude each other")]
    [InlineData("-DetectSpeaker -Channel Separate", "DetectSpeaker and SeparateChannel exclude each other")]
    [InlineData("-MinSpeaker 2", "MinSpeaker requires DetectSpeaker")]
    [InlineData("-MaxSpeaker 2 -SpeakerCount 2", "MaxSpeaker requires DetectSpeaker")]
    [InlineData("-DetectSpeaker -MinSpeaker 4 -MaxSpeaker 3", "MinSpeaker (4) must not be greater than MaxSpeaker (3)")]
    [InlineData("-SeparateChannel -Channel Auto", "-SeparateChannel contradicts -Channel Auto")]
    [InlineData("-SeparateChannel:$false -Channel Separate", "-SeparateChannel:$false contradicts -Channel Separate")]
    [InlineData("-SpeakerCount 2 -Channel Separate", "SpeakerCount and SeparateChannel exclude each other")]
    [InlineData("-Channel Mix -ChannelSpeaker @{ 1 = 'Ann' }", "ChannelSpeakers requires the option SeparateChannel, or Channel Auto")]
    public void Contradicting_parameters_end_the_command(string parameters, string message)
    {
        _session.Run(_server.ConnectScript).ThrowIfFailed();
        foreach (var command in new[] { "Submit-SymblAudio", "Submit-SymblVideo" })
        {
            var error = _session.Run($"{command} call.wav {parameters}").TerminatingRecord!;
            Assert.StartsWith("Symbl.InvalidParameter,", error.FullyQualifiedErrorId);
            Assert.Contains(message, error.Exception.Message);
        }
    }

    [Theory]
    [InlineData("-DetectSpeaker -MinSpeaker 0")]
    [InlineData("-DetectSpeaker -MaxSpeaker 33")]
    [InlineData("-Channel Left")]
    public void Values_outside_their_range_are_rejected_by_name(string parameters)
    {
        _session.Run(_server.ConnectScript).ThrowIfFailed();
        Assert.StartsWith("ParameterArgumentValidationError,", Id(parameters).Replace("CannotConvertArgumentNoMessage,", "ParameterArgumentValidationError,", StringComparison.Ordinal));
    }

    [Fact]
    public void The_number_of_speakers_is_detected_and_reported()
    {
        _session.Run(_server.ConnectScript).ThrowIfFailed();
        var how = _session.Run("(Submit-SymblAudio $path -DetectSpeaker -MinSpeaker 2 -MaxSpeaker 2 -Wait).Provenance", ("path", Repository.Sample)).ThrowIfFailed();

        var provenance = (dynamic)Assert.Single(how.Output).BaseObject;
        Assert.Null((int?)provenance.SpeakersAsked);
        Assert.Equal(2, (int)provenance.SpeakersFound);
        Assert.Empty(how.Warnings);
    }

    [Fact]
    public void Every_message_of_the_local_server_has_a_confidence()
    {
        _session.Run(_server.ConnectScript).ThrowIfFailed();
        var all = _session.Run("$messages = Submit-SymblAudio $path -SpeakerCount 2 -Wait | Get-SymblMessage; $messages.Confidence", ("path", Repository.Sample)).ThrowIfFailed().Output;
        var low = _session.Run("$messages | Where-Object Confidence -lt 0.8 | ForEach-Object Confidence").ThrowIfFailed().Output;

        Assert.NotEmpty(all);
        Assert.All(all, confidence => Assert.InRange((double)confidence.BaseObject, 0, 1));
        Assert.Equal(all.Count(confidence => (double)confidence.BaseObject < 0.8), low.Count);
    }

    [Fact]
    public void Messages_without_a_confidence_are_not_below_a_limit()
    {
        using var server = new AnswerServer(("GET /v1/conversations/1/messages", Messages));
        using var session = server.Connect();
        session.Run("$messages = Get-SymblMessage 1").ThrowIfFailed();

        Assert.Equal(["1"], session.Run("$messages | Where-Object Confidence -lt 0.8 | ForEach-Object MessageId").ThrowIfFailed().Output.Select(id => id.ToString()));
        Assert.Equal(["2"], session.Run("$messages | Where-Object Confidence -ge 0.8 | ForEach-Object MessageId").ThrowIfFailed().Output.Select(id => id.ToString()));
        // The list view shows it like this.
        var shown = session.Run("$messages | ForEach-Object { [SymblPS.SymblFormat]::Score($_.Confidence) }").ThrowIfFailed().Output;
        Assert.Equal(["0.50", "0.80", ""], shown.Select(text => text.ToString().Replace(',', '.')));
    }

    [Theory]
    [InlineData("-DetectSpeaker", "-DetectSpeaker")]
    [InlineData("-Channel Auto", "-Channel Auto")]
    public void Another_service_is_refused_before_the_upload(string parameters, string named)
    {
        using var server = new AnswerServer();
        using var session = server.Connect();
        foreach (var source in new[] { "$path", "-Uri http://x.test/call.wav" })
        {
            var error = Assert.Single(session.Run($"Submit-SymblAudio {source} {parameters}", ("path", Repository.Sample)).Errors);
            Assert.StartsWith("Symbl.NotSupported,", error.FullyQualifiedErrorId);
            Assert.Contains(named, error.Exception.Message);
        }

        Assert.All(server.Sent, call => Assert.Equal("/local/info", call.Target));
    }

    [Fact]
    public void One_person_per_channel_gives_one_warning_per_job()
    {
        const string Note = "Each channel has one person: submit the recording again with -SeparateChannel or -Channel Auto to get one speaker per channel.";
        using var server = new AnswerServer(
            ("GET /v1/job/hint1", """{"id":"hint1","status":"completed","provenance":{"words":"x","speakers":"y","notes":["NOTE"]}}""".Replace("NOTE", Note, StringComparison.Ordinal)),
            ("GET /v1/job/hint2", """{"id":"hint2","status":"completed","provenance":{"words":"x","speakers":"y","notes":["Each channel has one person, so each channel is one speaker."]}}"""));
        using var session = server.Connect();
        var first = session.Run("Wait-SymblJob -JobId hint1").ThrowIfFailed();
        var again = session.Run("Wait-SymblJob -JobId hint1; Get-SymblJob hint1; Wait-SymblJob -JobId hint2").ThrowIfFailed();

        Assert.Equal($"Job hint1: {Note}", Assert.Single(first.Warnings));
        Assert.Empty(again.Warnings);
    }

    [Fact]
    public void The_hint_at_the_submission_is_for_other_services_only()
    {
        string Warnings(Session session) => string.Join(" ", session.Run("Submit-SymblAudio $path -WhatIf", ("path", Repository.SampleChannels)).ThrowIfFailed().Warnings);
        using var other = new AnswerServer();
        using var session = other.Connect();
        Assert.Contains("specify -SeparateChannel", Warnings(session));
        using var compatible = new AnswerServer(("GET /local/info", """{"extensions":["detectSpeakerChannels"]}"""));
        using var joined = compatible.Connect();
        Assert.Empty(Warnings(joined));
        _session.Run(_server.ConnectScript).ThrowIfFailed();
        Assert.Empty(Warnings(_session));
    }

    [Fact]
    public void A_recording_with_one_channel_takes_the_names_of_channels_with_Auto()
    {
        _session.Run(_server.ConnectScript).ThrowIfFailed();
        var outcome = _session.Run(
            "(Submit-SymblAudio $path -Channel Auto -DetectSpeaker -MinSpeaker 2 -MaxSpeaker 2 -ChannelSpeaker @{ 1 = 'Ann'; 2 = 'Ben' } -Wait).Provenance.Notes",
            ("path", Repository.Sample)).ThrowIfFailed();

        Assert.Contains("The recording has one channel, so speakers were distinguished by voice.", outcome.Output.Select(note => note.ToString()));
        Assert.Empty(outcome.Warnings);
    }

    [Fact]
    public void Channels_complete_and_separate_channels_are_the_switch()
    {
        using var server = new AnswerServer(("POST /v1/process/audio", """{"conversationId":"1","jobId":"j"}"""));
        using var session = server.Connect();
        foreach (var parameters in new[] { "-SeparateChannel", "-Channel Separate", "-SeparateChannel -Channel Separate", "-Channel Mix" })
            session.Run($"Submit-SymblAudio $path {parameters}", ("path", Repository.SampleChannels)).ThrowIfFailed();

        Assert.Equal([true, true, true, false], server.Sent.Select(call => call.Target.Contains("enableSeparateRecognitionPerChannel=true", StringComparison.Ordinal)));
        var completed = session.Run("$line = 'Submit-SymblAudio call.wav -Channel '; (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText").ThrowIfFailed();
        Assert.Equal(["Auto", "Mix", "Separate"], completed.Output.Select(match => match.ToString()));
    }

    private string Id(string parameters) => _session.Run($"Submit-SymblAudio call.wav {parameters}").TerminatingRecord!.FullyQualifiedErrorId;
}
