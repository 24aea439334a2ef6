using SymblPS.Cmdlets.Tests.Support;

namespace SymblPS.Cmdlets.Tests.UserPath;

/// <summary>Commands as a new user tries them, against the local server.</summary>
[Collection(LocalServerCollection.Name)]
public sealed class NewUserTests : IDisposable
{
    private readonly Session _session = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("symblps-new-user-").FullName;

    // The server is shared by the tests, so names must be unique.
    private readonly string _name = "Weekly " + Guid.NewGuid().ToString("N");

    public NewUserTests(LocalServer server)
    {
        _session.Run(server.ConnectScript).ThrowIfFailed();
        _session.Run("$null = $ExecutionContext.SessionState.Path.SetLocation($folder); $job = 'Ann: Hello Bob, please call me by Friday.', 'Bob: Yes.' | Submit-SymblText -Name $name -DetectEntity -Wait",
            ("folder", _folder), ("name", _name)).ThrowIfFailed();
    }

    public void Dispose()
    {
        _session.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Jobs_of_the_session_are_listed_with_their_names()
    {
        var jobs = _session.Run("Get-SymblJob | Where-Object JobId -eq $job.JobId").ThrowIfFailed().Output;
        Assert.Equal((_name, "completed"), ((string)Assert.Single(jobs).Properties["Name"].Value, (string)jobs[0].Properties["Status"].Value));
        Assert.Equal(_name, _session.Run("(Get-SymblJob $job.JobId).Name").ThrowIfFailed().Single<string>());
        Assert.Equal(_name, _session.Run("(Wait-SymblJob $job.JobId).Name").ThrowIfFailed().Single<string>());
        Assert.Equal(_name, _session.Run("($job.JobId | Wait-SymblJob).Name").ThrowIfFailed().Single<string>());
    }

    [Fact]
    public void Failed_job_shows_its_reason_and_leaves_no_conversation_in_the_list()
    {
        File.WriteAllText(Path.Combine(_folder, "bad.wav"), "This is not a recording.");
        var list = _session.Run("$before = @(Get-SymblConversation).Count; $bad = Submit-SymblAudio ./bad.wav; $bad | Wait-SymblJob -ErrorAction Ignore; @(Get-SymblConversation).Count - $before");
        Assert.Equal(0, list.ThrowIfFailed().Single<int>());
        var state = _session.Run("Get-SymblJob | Where-Object JobId -eq $bad.JobId | ForEach-Object { [SymblPS.SymblFormat]::State($_) }").ThrowIfFailed().Single<string>();
        Assert.StartsWith("failed: ", state);
        Assert.Contains("text", state);
        Assert.StartsWith("Symbl.JobFailed,", Assert.Single(_session.Run("Get-SymblMessage $bad.ConversationId").Errors).FullyQualifiedErrorId);
    }

    [Theory]
    [InlineData("Get-SymblMessage $name")]
    [InlineData("Get-SymblSpeaker $name")]
    [InlineData("Get-SymblEntity $name")]
    [InlineData("Get-SymblConversation $name")]
    [InlineData("Get-SymblAnalytics $name")]
    [InlineData("Measure-SymblSpeaker $name")]
    [InlineData("Get-SymblInsightPage $name")]
    [InlineData("'Ann: More.' | Submit-SymblText -ConversationId $name -Wait")]
    [InlineData("Get-SymblMessage $name.ToUpperInvariant()")]
    public void Name_selects_a_conversation(string script) =>
        Assert.All(_session.Run($"({script}).ConversationId").ThrowIfFailed().Output, id => Assert.Equal(_session.Run("$job.ConversationId").Single<string>(), id.ToString()));

    [Fact]
    public void Ambiguous_name_is_an_error_with_the_ids()
    {
        _session.Run("$twin = 'Ann: Hi.' | Submit-SymblText -Name $name -Wait").ThrowIfFailed();
        var error = Assert.Single(_session.Run("Get-SymblMessage $name").Errors);
        Assert.StartsWith("Symbl.NameAmbiguous,", error.FullyQualifiedErrorId);
        Assert.Contains(_session.Run("$job.ConversationId").Single<string>(), error.Exception.Message);
        Assert.Contains(_session.Run("$twin.ConversationId").Single<string>(), error.Exception.Message);
    }

    [Fact]
    public void Name_selects_an_account_object()
    {
        _session.Run("$null = New-SymblTracker $name 'too expensive'; Set-SymblTracker $name -Description changed").ThrowIfFailed();
        Assert.Equal("changed", _session.Run("(Get-SymblTracker -TrackerId $name).Description").ThrowIfFailed().Single<string>());
        _session.Run("Remove-SymblTracker $name -Confirm:$false").ThrowIfFailed();
        Assert.StartsWith("Symbl.NotFound,", Assert.Single(_session.Run("Get-SymblTracker -TrackerId $name").Errors).FullyQualifiedErrorId);
    }

    [Theory]
    [InlineData("Get-SymblMessage")]
    [InlineData("Get-SymblSpeaker")]
    [InlineData("Measure-SymblSpeaker")]
    [InlineData("Get-SymblInsight")]
    [InlineData("Get-SymblEntity")]
    [InlineData("Get-SymblMember")]
    public void Objects_tell_their_conversation_and_its_file(string command)
    {
        var file = Path.Combine(_folder, "call.txt");
        File.WriteAllText(file, "Ann: Hello Bob, please call me by Friday.\nBob: Yes, I will call you tomorrow.\n");
        var output = _session.Run($"$call = Submit-SymblText ./call.txt -DetectEntity -Wait; $call | {command}").ThrowIfFailed().Output;
        Assert.NotEmpty(output);
        Assert.All(output, item => Assert.Equal(("call", file), ((string)item.Properties["ConversationName"].Value, (string)item.Properties["Source"].Value)));
    }

    [Fact]
    public void Messages_carry_their_entities_if_they_were_requested()
    {
        var entities = _session.Run("(Get-SymblMessage $name)[0].Entities").ThrowIfFailed().Output.Select(entity => entity.ToString());
        Assert.Contains("DATE: Friday", entities);
        Assert.Empty(_session.Run("$plain = 'Ann: Call me on Friday.' | Submit-SymblText -Wait; ($plain | Get-SymblMessage).Entities").ThrowIfFailed().Output);
    }

    [Theory]
    [InlineData("FullName")]
    [InlineData("PSPath")]
    [InlineData("Path")]
    public void Objects_with_the_path_of_a_file_are_submitted(string property)
    {
        File.WriteAllText(Path.Combine(_folder, "chat.txt"), "Ann: Hello.\nBob: Hi.\n");
        File.Copy(Repository.Sample, Path.Combine(_folder, "chat.wav"));
        string Object(string name) => $"[pscustomobject]@{{ {property} = \"$folder/{name}\" }}";
        Assert.Equal(2, _session.Run($"@({Object("chat.txt")} | Submit-SymblText -Wait | Get-SymblMessage).Count").ThrowIfFailed().Single<int>());
        Assert.Equal("chat", _session.Run($"({Object("chat.wav")} | Submit-SymblAudio -SpeakerCount 2).Name").ThrowIfFailed().Single<string>());
    }

    [Fact]
    public void Results_of_a_running_job_are_not_ready()
    {
        _session.Run("$running = Submit-SymblAudio $path -SpeakerCount 2 -StartTime 2026-03-05T10:00:00Z", ("path", Repository.Sample)).ThrowIfFailed();
        foreach (var command in new[] { "Get-SymblMessage", "Get-SymblInsight", "Get-SymblSpeaker", "Get-SymblAnalytics" })
        {
            var outcome = _session.Run($"$running | {command}");
            // On a fast machine the job may have ended; then there is no error.
            if (outcome.Errors.Count == 0) break;
            Assert.StartsWith("Symbl.NotReady,", Assert.Single(outcome.Errors).FullyQualifiedErrorId);
            Assert.Contains("Wait-SymblJob", outcome.Errors[0].Exception.Message);
        }

        var started = _session.Run("$null = $running | Wait-SymblJob; ($running | Get-SymblConversation).StartTime").ThrowIfFailed().Single<DateTimeOffset>();
        Assert.Equal(new DateTimeOffset(2026, 3, 5, 10, 0, 0, TimeSpan.Zero), started);
    }

    [Theory]
    [InlineData("english")]
    [InlineData("en_US")]
    [InlineData("en-USA")]
    [InlineData("Deutsch")]
    [InlineData("en-UK")]
    public void Unknown_language_is_refused_with_the_list(string language)
    {
        var error = _session.Run($"Submit-SymblAudio $path -Language {language}", ("path", Repository.Sample)).TerminatingRecord!;
        Assert.StartsWith("Symbl.InvalidParameter,", error.FullyQualifiedErrorId);
        Assert.Contains($"'{language}'", error.Exception.Message);
        Assert.Contains("en-US, en-GB", error.Exception.Message);
    }

    [Fact]
    public void Channels_of_a_file_are_compared_with_the_options()
    {
        string Warnings(string path, string parameters) => string.Join(" ", _session.Run($"Submit-SymblAudio $path {parameters} -WhatIf", ("path", path)).ThrowIfFailed().Warnings);
        // The local server compares the channels, and the command that waits gives the hint.
        Assert.Empty(Warnings(Repository.SampleChannels, string.Empty));
        Assert.Empty(Warnings(Repository.SampleChannels, "-SeparateChannel"));
        Assert.Empty(Warnings(Repository.SampleChannels, "-SpeakerCount 2"));
        Assert.Contains("one channel", Warnings(Repository.Sample, "-SeparateChannel"));
        Assert.Empty(Warnings(Repository.Sample, "-SpeakerCount 2"));
        var refused = Assert.Single(_session.Run("Submit-SymblAudio $path -SeparateChannel -ChannelSpeaker @{ 1 = 'A'; 3 = 'C' }", ("path", Repository.SampleChannels)).Errors);
        Assert.StartsWith("Symbl.InvalidParameter,", refused.FullyQualifiedErrorId);
        Assert.Contains("channel 3", refused.Exception.Message);
    }

    [Fact]
    public void Export_does_not_create_a_folder_unasked()
    {
        var error = _session.Run("$job | Export-SymblTranscript nodir/").TerminatingRecord!;
        Assert.StartsWith("Symbl.FileNotWritable,", error.FullyQualifiedErrorId);
        Assert.StartsWith("Symbl.FileNotWritable,", _session.Run("$job | Export-SymblTranscript nodir/a.vtt").TerminatingRecord!.FullyQualifiedErrorId);
        Assert.False(Directory.Exists(Path.Combine(_folder, "nodir")));
        _session.Run("$job | Export-SymblTranscript nodir/ -Force").ThrowIfFailed();
        Assert.Single(Directory.GetFiles(Path.Combine(_folder, "nodir")));
    }

    [Fact]
    public void Talk_times_of_all_commands_agree()
    {
        _session.Run("$call = Submit-SymblAudio $path -SeparateChannel -Wait", ("path", Repository.SampleChannels)).ThrowIfFailed();
        double[] Times(string script) => [.. _session.Run(script).ThrowIfFailed().Output.Select(time => ((TimeSpan)time.BaseObject).TotalSeconds)];
        var analytics = Times("($call | Get-SymblAnalytics).Members.TalkTime");
        Assert.Equal(2, analytics.Length);
        Assert.Equal(analytics, Times("($call | Get-SymblSpeaker).TalkTime"));
        Assert.Equal(analytics, Times("($call | Measure-SymblSpeaker).TalkTime"));
        Assert.Equal(Times("$a = $call | Get-SymblAnalytics; $a.TalkTime, $a.Silence, $a.Overlap"), Times("$m = $call | Measure-SymblSpeaker -Total; $m.TalkTime, $m.Silence, $m.Overlap"));
        Assert.Equal(
            _session.Run("($call | Get-SymblSpeaker).Share").Output.Select(share => (double)share.BaseObject),
            _session.Run("($call | Measure-SymblSpeaker).Share").Output.Select(share => (double)share.BaseObject));
    }
}
