using System.Management.Automation;
using SymblPS.Cmdlets.Tests.Support;

namespace SymblPS.Cmdlets.Tests.Insights;

/// <summary>Insights of the sample call on the local server, and bookmarks created from them.</summary>
[Collection(LocalServerCollection.Name)]
public sealed class InsightUserPathTests : IClassFixture<InsightUserPathTests.SampleCall>, IDisposable
{
    private readonly Session _session = new();

    public InsightUserPathTests(LocalServer server, SampleCall call)
    {
        _session.Run(server.ConnectScript).ThrowIfFailed();
        _session.Run("$job = Get-SymblJob $jobId; $messages = @($job | Get-SymblMessage)", ("jobId", call.JobId)).ThrowIfFailed();
    }

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("Get-SymblQuestion", "SymblQuestion", "So do I get my money back?")]
    [InlineData("Get-SymblActionItem", "SymblActionItem", "I will refund the $64.50 today")]
    [InlineData("Get-SymblFollowUp", "SymblFollowUp", "call you on Thursday")]
    [InlineData("Get-SymblInsight", "SymblInsight", "Do I have to do anything tonight?")]
    [InlineData("Get-SymblTopic", "SymblTopic", "invoice")]
    public void Insights_refer_to_their_messages(string command, string type, string expected)
    {
        var found = _session.Run($"$job | {command}").ThrowIfFailed().Output;
        Assert.All(found, item => Assert.Equal("SymblPS." + type, item.BaseObject.GetType().FullName));
        Assert.Contains(found, item => ((string)item.Properties["Text"].Value).Contains(expected, StringComparison.Ordinal));
        Assert.True(_session.Run(
            $"$known = $messages.MessageId; -not ($job | {command} | ForEach-Object MessageIds | Where-Object {{ $_ -notin $known }})").Single<bool>());
    }

    [Fact]
    public void Entities_and_trackers_occur_at_their_offsets()
    {
        foreach (var command in new[] { "Get-SymblEntity -Type *MONEY*", "Get-SymblTrackerMatch -Name refund | Where-Object MessageId" })
        {
            var places = _session.Run($"$job | {command}").ThrowIfFailed().Output;
            Assert.NotEmpty(places);
            foreach (var place in places)
            {
                var text = (string)_session.Run("($messages | Where-Object MessageId -eq $id).Text", ("id", place.Properties["MessageId"].Value)).Output[0].BaseObject;
                var word = (string)(place.Properties["TrackerName"] is null ? place.Properties["Text"] : place.Properties["Value"]).Value;
                var offset = (int)place.Properties["CharacterOffset"].Value;
                Assert.Equal(word, text.Substring(offset, word.Length), ignoreCase: true);
            }
        }
    }

    [Fact]
    public void Tracker_match_in_an_insight_refers_to_an_existing_insight() => Assert.True(_session.Run(
        """
        $found = @($job | Get-SymblTrackerMatch | Where-Object InsightId)
        $found.Count -gt 0 -and -not ($found.InsightId | Where-Object { $_ -notin @($job | Get-SymblInsight).InsightId })
        """).ThrowIfFailed().Output.Single().BaseObject is true);

    [Fact]
    public void Summary_refers_to_messages()
    {
        var summary = Assert.Single(_session.Run("$job | Get-SymblSummary -Wait -Timeout 30").ThrowIfFailed().Output);
        Assert.NotEmpty((string)summary.Properties["Text"].Value);
        Assert.True(_session.Run("-not (($job | Get-SymblSummary).MessageIds | Where-Object { $_ -notin $messages.MessageId })").Single<bool>());
        _session.Run("$job | Get-SymblSummary -Refresh; $job | Get-SymblTopic -Refresh").ThrowIfFailed();
    }

    [Fact]
    public void Bookmarks_can_be_created_changed_and_removed()
    {
        var made = _session.Run("$messages | Where-Object Text -Match refund | New-SymblBookmark -Label Refund -User 'Ann <ann@example.com>'").ThrowIfFailed();
        Assert.All(made.Output, bookmark => Assert.Equal("Ann", bookmark.Properties["User"].Value.ToString()));
        _session.Run("$null = New-SymblBookmark $job.ConversationId Opening -Offset 0 -Duration 30 -Description Hello -User Ann").ThrowIfFailed();
        var changed = Assert.Single(_session.Run("$job | Get-SymblBookmark -Label Opening | Set-SymblBookmark -Label Greeting -PassThru").ThrowIfFailed().Output);
        Assert.Equal(("Greeting", "Hello", TimeSpan.FromSeconds(30)),
            ((string)changed.Properties["Label"].Value, (string)changed.Properties["Description"].Value, (TimeSpan)changed.Properties["Duration"].Value));
        _session.Run("$job | Get-SymblBookmark -Label Refund | Set-SymblBookmark -Description 'About money'").ThrowIfFailed();
        var kept = _session.Run("$job | Get-SymblBookmark -Label Refund").ThrowIfFailed().Output;
        Assert.Equal(
            made.Output.Select(bookmark => bookmark.Properties["MessageIds"].Value.ToString()),
            kept.Select(bookmark => bookmark.Properties["MessageIds"].Value.ToString()));
        _session.Run("$job | Get-SymblBookmark | Remove-SymblBookmark -Confirm:$false").ThrowIfFailed();
        Assert.Empty(_session.Run("$job | Get-SymblBookmark").ThrowIfFailed().Output);
    }

    [Fact]
    public void Missing_call_score_is_an_error()
    {
        var error = Assert.Single(_session.Run("$job | Get-SymblCallScore").Errors);
        Assert.StartsWith("Symbl.NotReady,", error.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.ResourceUnavailable, error.CategoryInfo.Category);
    }

    /// <summary>The sample call, submitted once for all tests.</summary>
    public sealed class SampleCall
    {
        public SampleCall(LocalServer server)
        {
            using var session = new Session();
            session.Run(server.ConnectScript).ThrowIfFailed();
            JobId = session.Run(
                "(Submit-SymblAudio $path -SpeakerCount 2 -DetectEntity -Tracker @{ Refund = 'refund', 'money back' } -Wait).JobId",
                ("path", Repository.Sample)).ThrowIfFailed().Single<string>();
        }

        public string JobId { get; }
    }
}
