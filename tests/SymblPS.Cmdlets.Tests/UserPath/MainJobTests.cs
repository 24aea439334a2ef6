using System.Management.Automation;
using SymblPS.Cmdlets.Tests.Support;

namespace SymblPS.Cmdlets.Tests.UserPath;

/// <summary>The main job against the local server: submit a recording, read the conversation by speaker.</summary>
[Collection(LocalServerCollection.Name)]
public sealed class MainJobTests : IDisposable
{
    private readonly LocalServer _server;
    private readonly Session _session = new();

    public MainJobTests(LocalServer server)
    {
        _server = server;
        _session.Run(server.ConnectScript).ThrowIfFailed();
    }

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Messages_of_a_recorded_call_group_by_speaker()
    {
        var outcome = _session.Run(
            "$paths | Submit-SymblAudio -SpeakerCount 2 | Wait-SymblJob | Get-SymblMessage",
            ("paths", new[] { Repository.Sample }));
        var messages = outcome.Output;
        Assert.InRange(messages.Count, 30, 80);
        Assert.All(messages, m => Assert.Equal("SymblPS.SymblMessage", m.BaseObject.GetType().FullName));
        var bySpeaker = messages.GroupBy(m => m.Properties["Speaker"].Value.ToString()).ToDictionary(g => g.Key!, g => g.ToList());
        Assert.Equal(["Speaker 1", "Speaker 2"], bySpeaker.Keys.Order());
        // The text of the agent and the text of the customer must not get the same speaker.
        var agent = string.Join(' ', bySpeaker["Speaker 1"].Select(m => m.Properties["Text"].Value));
        var customer = string.Join(' ', bySpeaker["Speaker 2"].Select(m => m.Properties["Text"].Value));
        Assert.Contains("I will refund the $64.50 today", agent);
        Assert.Contains("I work from home", customer);
        Assert.DoesNotContain("I work from home", agent);
        var offsets = messages.Select(m => (TimeSpan)m.Properties["Offset"].Value).ToList();
        Assert.Equal(offsets.Order(), offsets);
    }

    [Fact]
    public void Channels_get_the_specified_speakers()
    {
        var speakers = _session.Run(
            "$job = Submit-SymblAudio -LiteralPath $path -SeparateChannel -ChannelSpeaker @{ 1 = 'Daniel'; 2 = 'Maria <maria@example.com>' } -Wait; $job | Get-SymblSpeaker",
            ("path", Repository.SampleChannels)).ThrowIfFailed().Output;
        Assert.Equal(["Daniel", "Maria"], speakers.Select(s => (string)s.Properties["Name"].Value));
        Assert.Equal("maria@example.com", speakers[1].Properties["Email"].Value);
        Assert.InRange((double)speakers[0].Properties["Share"].Value, 0.6, 0.72);
        Assert.Equal(1.0, speakers.Sum(s => (double)s.Properties["Share"].Value), 2);
    }

    [Fact]
    public void Analytics_add_up_and_provenance_is_stated()
    {
        var outcome = _session.Run(
            "$job = Submit-SymblAudio $path -SpeakerCount 2 -Wait; $job | Get-SymblAnalytics; $job | Get-SymblConversation", ("path", Repository.Sample));
        dynamic analytics = outcome.ThrowIfFailed().Output[0];
        dynamic conversation = outcome.Output[1];
        double duration = ((TimeSpan)conversation.Duration).TotalSeconds;
        double sum = ((TimeSpan)analytics.TalkTime + (TimeSpan)analytics.Silence).TotalSeconds;
        Assert.Equal(duration, sum, 0.1);
        Assert.Contains("labels", (string)conversation.Provenance.Words);
        Assert.NotEqual(string.Empty, (string)conversation.Provenance.Speakers);
        Assert.Equal("support-call", (string)conversation.Name);
    }

    [Fact]
    public void Words_and_sentiment_are_optional()
    {
        var plain = _session.Run("$job = Submit-SymblAudio $path -SpeakerCount 2 -Wait; $job | Get-SymblMessage -First 1", ("path", Repository.Sample)).Output[0];
        Assert.Empty((System.Collections.IEnumerable)plain.Properties["Words"].Value);
        Assert.Null(plain.Properties["Sentiment"].Value);
        var full = _session.Run("$job | Get-SymblMessage -Word -Sentiment").ThrowIfFailed().Output;
        Assert.All(full, m => Assert.Equal(
            (string)m.Properties["Text"].Value, string.Join(' ', ((System.Collections.IEnumerable)m.Properties["Words"].Value).Cast<object>())));
        Assert.Contains(full, m => m.Properties["Sentiment"].Value?.ToString()?.StartsWith("positive", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void Speakers_can_be_renamed_and_merged()
    {
        _session.Run("$job = Submit-SymblAudio $path -SpeakerCount 2 -Wait", ("path", Repository.Sample)).ThrowIfFailed();
        var renamed = _session.Run("$job | Rename-SymblSpeaker -Map @{ 'Speaker 1' = 'Ann <ann@example.com>' ; 'Speaker 2' = 'Bob' } -PassThru | ForEach-Object Name").ThrowIfFailed();
        Assert.Equal(["Ann", "Bob"], renamed.Output.Select(o => o.ToString()).Order());
        Assert.Equal(2, _session.Run("($job | Get-SymblMessage).Speaker.Name").Output.Distinct().Count());

        var unknown = _session.Run("$job | Rename-SymblSpeaker -Name Zoe -NewName Zed");
        var error = Assert.Single(unknown.Errors);
        Assert.StartsWith("Symbl.SpeakerNotFound,", error.FullyQualifiedErrorId);
        Assert.Contains("Ann, Bob", error.Exception.Message.Replace("Bob, Ann", "Ann, Bob"));

        _session.Run("$job | Rename-SymblSpeaker -Name Bob -NewName Ann -Email ann@example.com").ThrowIfFailed();
        var left = Assert.Single(_session.Run("$job | Get-SymblMember").ThrowIfFailed().Output);
        Assert.Equal("ann@example.com", left.Properties["Email"].Value);
        Assert.Equal("Ann", Assert.Single(_session.Run("($job | Get-SymblMessage).Speaker.Name").Output.Select(o => o.ToString()).Distinct()));
    }

    [Fact]
    public void Append_extends_the_conversation()
    {
        var outcome = _session.Run(
            """
            $first = Submit-SymblAudio $path -SpeakerCount 2 -Wait
            $before = @($first | Get-SymblMessage).Count
            $second = Submit-SymblAudio $path -SpeakerCount 2 -ConversationId $first.ConversationId -Wait
            $first.ConversationId -eq $second.ConversationId; $first.JobId -ne $second.JobId
            @($second | Get-SymblMessage).Count -eq 2 * $before
            """,
            ("path", Repository.Sample));
        Assert.Equal([true, true, true], outcome.ThrowIfFailed().Output.Select(o => (bool)o.BaseObject));
    }

    [Fact]
    public void WhatIf_sends_nothing_and_a_deleted_conversation_is_missing()
    {
        _session.Run("$job = Submit-SymblAudio $path -SpeakerCount 2 -Wait", ("path", Repository.Sample)).ThrowIfFailed();
        var before = _session.Run("@(Get-SymblConversation).Count").Single<int>();
        Assert.Empty(_session.Run("Submit-SymblAudio $path -WhatIf; $job | Remove-SymblConversation -WhatIf", ("path", Repository.Sample)).ThrowIfFailed().Output);
        Assert.Equal(before, _session.Run("@(Get-SymblConversation).Count").Single<int>());
        _session.Run("$job | Remove-SymblConversation -Confirm:$false").ThrowIfFailed();
        var gone = Assert.Single(_session.Run("$job | Get-SymblMessage").Errors);
        Assert.StartsWith("Symbl.ConversationNotFound,", gone.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.ObjectNotFound, gone.CategoryInfo.Category);
        Assert.Contains("The conversationId is either invalid or does not exist.", gone.Exception.Message);
    }

    [Fact]
    public void Conversation_list_has_filters_and_paging()
    {
        _session.Run("$paths | Submit-SymblAudio -Name 'Paged call' | Wait-SymblJob", ("paths", new[] { Repository.Sample, Repository.Sample, Repository.Sample })).ThrowIfFailed();
        Assert.Equal(3, _session.Run("Get-SymblConversation -Name 'Paged*'").ThrowIfFailed().Output.Count);
        Assert.Equal(2, _session.Run("Get-SymblConversation -Name 'Paged*' -Skip 1 -First 2").ThrowIfFailed().Output.Count);
        // Other tests share the server, and some of their conversations have older times, so only the conversations of this test are counted.
        Assert.Empty(_session.Run("Get-SymblConversation -Name 'Paged*' -Before ([datetimeoffset]::UtcNow.AddDays(-1))").ThrowIfFailed().Output);
        Assert.Equal(3, _session.Run("Get-SymblConversation -Name 'Paged*' -After ([datetimeoffset]::UtcNow.AddDays(-1))").ThrowIfFailed().Output.Count);
        var times = _session.Run("(Get-SymblConversation -Order Descending -First 2).StartTime").ThrowIfFailed().Output.Select(o => (DateTimeOffset)o.BaseObject).ToList();
        Assert.True(times[0] >= times[1]);
    }

    [Fact]
    public void Raw_request_returns_the_response()
    {
        var answer = _session.Run("Invoke-SymblRestMethod /v1/conversations -Query @{ limit = 1; order = 'desc' }").ThrowIfFailed().Output;
        Assert.NotNull(Assert.Single(answer).Properties["conversations"]);
        // The message of the contract must reach the user unchanged.
        var refused = _session.Run("Invoke-SymblRestMethod /v1/process/audio POST -Query @{ enableSpeakerDiarization = $true } -InFile $path -ContentType audio/wav", ("path", Repository.Sample));
        Assert.Contains("diarizationSpeakerCount must be greater than zero and needs to be passed to accurately determine unique speakers in the audio",
            refused.TerminatingRecord!.Exception.Message);
        Assert.StartsWith("Symbl.InvalidRequest,", refused.TerminatingRecord.FullyQualifiedErrorId);
    }
}
