using System.Buffers.Binary;
using System.Text;
using SymblPS.Cmdlets.Tests.Support;

namespace SymblPS.Cmdlets.Tests.UserPath;

/// <summary>Warnings about missing speakers: one for each job.</summary>
[Collection(LocalServerCollection.Name)]
public sealed class SpeakerShortfallTests : IDisposable
{
    private readonly Session _session = new();

    public SpeakerShortfallTests(LocalServer server) => _session.Run(server.ConnectScript).ThrowIfFailed();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Missing_speaker_gives_one_warning()
    {
        using var agent = new TempFile(OneSideOfTheSample(), ".wav");
        var waited = _session.Run("$job = Submit-SymblAudio $path -SpeakerCount 2 -Wait; $job", ("path", agent.Path)).ThrowIfFailed();
        var again = _session.Run("$job | Wait-SymblJob; Wait-SymblJob -JobId $job.JobId; Get-SymblJob $job.JobId").ThrowIfFailed();
        var members = _session.Run("$job | Get-SymblMember").ThrowIfFailed();

        var job = Assert.Single(waited.Output);
        // The first job without words in this process has one more warning.
        var warning = Assert.Single(waited.Warnings, warning => !warning.Contains("has times without words", StringComparison.Ordinal));
        Assert.StartsWith($"Job {job.Read("JobId")} ('{agent.Path}'): 2 speakers were requested, but only 1 was found", warning);
        Assert.Contains("-SeparateChannel", warning);
        Assert.EndsWith($"Why: (Get-SymblConversation {job.Read("ConversationId")}).Provenance.Notes", warning);
        Assert.Empty(again.Warnings);
        Assert.Equal(["1", "1", "1"], again.Output.Select(seen => ((dynamic)seen.BaseObject).Provenance.SpeakersFound.ToString()));
        Assert.Equal("Speaker 1", members.Read("Name"));
    }

    [Fact]
    public void Silent_recording_gives_one_warning_per_job()
    {
        using var silence = new TempFile(Wave(channels: 1, new byte[2 * 8000 * 2]), ".wav");
        var outcome = _session.Run(
            "$jobs = $path, $path | Submit-SymblAudio -SpeakerCount 2; $jobs | Wait-SymblJob | Wait-SymblJob",
            ("path", silence.Path)).ThrowIfFailed();

        Assert.Equal(2, outcome.Output.Count);
        Assert.Equal(2, outcome.Warnings.Count);
        Assert.All(outcome.Output, job => Assert.Single(outcome.Warnings, warning =>
            warning.Contains(job.Read("JobId")) && warning.Contains("no speech was found", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_name_for_a_channel_that_the_recording_lacks_is_refused()
    {
        using var agent = new TempFile(OneSideOfTheSample(), ".wav");
        var outcome = _session.Run(
            "Submit-SymblAudio $path -SeparateChannel -ChannelSpeaker @{ 1 = 'Ann'; 2 = 'Ben' } -Wait", ("path", agent.Path));

        Assert.Contains("-ChannelSpeaker names channel 2", Assert.Single(outcome.Errors).Exception.Message);
    }

    [Fact]
    public void A_channel_without_speech_is_named_as_such()
    {
        using var silence = new TempFile(Wave(channels: 2, OneSideInStereo()), ".wav");
        var outcome = _session.Run("Submit-SymblAudio $path -SeparateChannel -Wait", ("path", silence.Path)).ThrowIfFailed();

        var warning = Assert.Single(outcome.Warnings, text => !text.Contains("has times without words", StringComparison.Ordinal));
        Assert.Contains("2 channels with a speaker each were submitted, but only 1 has speech.", warning);
        Assert.DoesNotContain("-SeparateChannel", warning);
    }

    [Fact]
    public void A_minimum_that_the_recording_does_not_reach_gives_a_warning()
    {
        using var agent = new TempFile(OneSideOfTheSample(), ".wav");
        var outcome = _session.Run("Submit-SymblAudio $path -DetectSpeaker -MinSpeaker 30 -Wait", ("path", agent.Path)).ThrowIfFailed();

        Assert.Contains(outcome.Warnings, warning => warning.Contains("at least 30 speakers were stated", StringComparison.Ordinal));
        Assert.Null(((dynamic)Assert.Single(outcome.Output).BaseObject).Provenance.SpeakerCountConfidence);
    }

    [Theory]
    [InlineData("-SpeakerCount 2")]
    [InlineData("-SpeakerCount 1")]
    [InlineData("")]
    public void No_warning_if_all_speakers_were_found_or_no_count_was_requested(string options)
    {
        var outcome = _session.Run($"Submit-SymblAudio $path {options} -Wait", ("path", Repository.Sample)).ThrowIfFailed();
        Assert.Empty(outcome.Warnings);
    }

    [Fact]
    public void No_warning_without_a_speaker_count_from_the_service()
    {
        using var server = new AnswerServer(("GET /v1/job/j1", """{"id":"j1","status":"completed"}"""));
        using var session = server.Connect();
        var outcome = session.Run("Wait-SymblJob -JobId j1").ThrowIfFailed();

        Assert.Equal("completed", outcome.Read("Status"));
        Assert.Empty(outcome.Warnings);
        Assert.Null(Assert.Single(outcome.Output).Properties["Provenance"].Value);
    }

    [Fact]
    public void Views_show_the_speaker_count_and_the_confidence()
    {
        var shown = _session.Run(
            "$how = (Submit-SymblAudio $path -SpeakerCount 2 -Wait).Provenance; [SymblPS.SymblFormat]::SpeakersFound($how); "
            + "[SymblPS.SymblFormat]::SpeakerConfidence($how); \"$($how.SpeakerConfidence[0])\"",
            ("path", Repository.Sample)).ThrowIfFailed().Output.Select(part => part.ToString()).ToList();

        Assert.Equal("2 of 2", shown[0]);
        Assert.Matches(@"^\d+ % \(Speaker 1 \d+ %, Speaker 2 \d+ %\)$", shown[1]);
        Assert.Matches(@"^Speaker 1 \d+ %$", shown[2]);
    }

    /// <summary>The audio of the agent in the sample call, as a recording with one channel.</summary>
    private static byte[] OneSideOfTheSample() => Wave(channels: 1, Agent());

    private static byte[] OneSideInStereo()
    {
        var side = Agent();
        var both = new byte[2 * side.Length];
        for (var at = 0; at < side.Length; at += 2) side.AsSpan(at, 2).CopyTo(both.AsSpan(2 * at));
        return both;
    }

    private static byte[] Agent()
    {
        var call = File.ReadAllBytes(Repository.SampleChannels);
        Assert.Equal("data", Encoding.ASCII.GetString(call, 36, 4));
        var audio = call.AsSpan(44, BinaryPrimitives.ReadInt32LittleEndian(call.AsSpan(40)));
        var side = new byte[audio.Length / 2];
        for (var at = 0; at < side.Length; at += 2) audio.Slice(2 * at, 2).CopyTo(side.AsSpan(at));
        return side;
    }

    private static byte[] Wave(short channels, byte[] audio)
    {
        const int Rate = 8000;
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.ASCII);
        writer.Write("RIFF"u8);
        writer.Write(36 + audio.Length);
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)1);
        writer.Write(channels);
        writer.Write(Rate);
        writer.Write(Rate * channels * 2);
        writer.Write((short)(channels * 2));
        writer.Write((short)16);
        writer.Write("data"u8);
        writer.Write(audio.Length);
        writer.Write(audio);
        writer.Flush();
        return stream.ToArray();
    }
}
