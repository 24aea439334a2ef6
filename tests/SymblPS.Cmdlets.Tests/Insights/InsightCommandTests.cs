using System.Management.Automation;
using SymblPS.Cmdlets.Tests.Support;

namespace SymblPS.Cmdlets.Tests.Insights;

/// <summary>The insight cmdlets: output, filters, requests and errors.</summary>
public sealed class InsightCommandTests : IDisposable
{
    private const string One = "/v1/conversations/1";
    private const string Two = "/v1/conversations/2";
    private readonly AnswerServer _server = new(
        ($"GET {One}", """{"id":"1"}"""),
        ($"GET {One}/questions", """{"questions":[{"id":"1","text":"Why?","type":"question","from":{"name":"Ann"}},{"id":"2","text":"When?","from":{}}]}"""),
        ($"GET {Two}/questions", """{"questions":[{"id":"3","text":"Who?","type":"question","from":{"name":"Bob"}}]}"""),
        ($"GET {One}/action-items", """
            {"actionItems":[{"id":"1","text":"Late.","dueBy":"2026-05-02T00:00:00Z","assignee":{"name":"Ann"},"messageIds":["11","12"]},
             {"id":"2","text":"Soon.","dueBy":"2026-05-01T00:00:00Z","assignee":{"name":"Bob"},"messageIds":["13"]},{"id":"3","text":"Never.","assignee":{}}]}
            """),
        ($"GET {One}/comprehensive/action-items", """{"actionItems":[{"id":"1","text":"Ann sends it.","messageRefs":[{"id":"11","text":"I send it."}]}]}"""),
        ($"GET {One}/follow-ups", """{"followUps":[{"id":"1","text":"Meet.","assignee":{"name":"Ann"}}]}"""),
        ($"GET {One}/insights", """{"insights":[{"id":"1","text":"Why?","type":"question"},{"id":"2","text":"Meet.","type":"follow_up"},{"id":"3","text":"?","type":"new_kind"}]}"""),
        ($"GET {One}/topics", """{"topics":[{"id":"1","text":"refund","score":0.8}]}"""),
        ($"GET {One}/abstract-topics", """{"abstractTopics":[{"id":"1","text":"Billing","type":"abstract_topic"}]}"""),
        ($"GET {One}/entities", """
            {"entities":[{"type":"custom","customType":"Product","value":"R-2000","text":"router","messageRefs":[{"id":"11","offset":4},{"id":"12","offset":0}]},
             {"type":"MONEY","matches":[{"detectedValue":"$5","messageRefs":[{"id":"13","offset":1}]}]}]}
            """),
        ($"GET {One}/trackers-detected", """
            [{"name":"Pricing","matches":[{"value":"too expensive","messageRefs":[{"id":"11"}]}]},{"name":"Promise","matches":[{"value":"refund","messageRefs":[{"id":"12"}]}]}]
            """));

    private readonly Session _session;

    public InsightCommandTests() => _session = _server.Connect();

    public void Dispose()
    {
        _session.Dispose();
        _server.Dispose();
    }

    [Theory]
    [InlineData("Get-SymblQuestion 1", "SymblQuestion", "Why?|When?")]
    [InlineData("Get-SymblQuestion 1 -From A*", "SymblQuestion", "Why?")]
    [InlineData("Get-SymblActionItem 1", "SymblActionItem", "Late.|Soon.|Never.")]
    [InlineData("Get-SymblActionItem 1 -Assignee bob, nobody", "SymblActionItem", "Soon.")]
    [InlineData("Get-SymblActionItem 1 -Comprehensive", "SymblComprehensiveActionItem", "Ann sends it.")]
    [InlineData("Get-SymblFollowUp 1", "SymblFollowUp", "Meet.")]
    [InlineData("Get-SymblInsight 1", "SymblInsight", "Why?|Meet.|?")]
    [InlineData("Get-SymblInsight 1 -Type follow*, new_kind", "SymblInsight", "Meet.|?")]
    [InlineData("Get-SymblTopic 1", "SymblTopic", "refund")]
    [InlineData("Get-SymblAbstractTopic 1", "SymblTopic", "Billing")]
    [InlineData("Get-SymblEntity 1", "SymblEntity", "router|router|$5")]
    [InlineData("Get-SymblEntity 1 -Type prod*", "SymblEntity", "router|router")]
    [InlineData("Get-SymblEntity 1 -Type money -First 1", "SymblEntity", "$5")]
    public void Lists_output_their_type_and_apply_filters(string script, string type, string texts)
    {
        var output = _session.Run(script).ThrowIfFailed().Output;
        Assert.All(output, item => Assert.Equal("SymblPS." + type, item.BaseObject.GetType().FullName));
        Assert.Equal(texts.Split('|'), output.Select(item => (string)item.Properties["Text"].Value));
        Assert.All(output, item => Assert.Equal("1", item.Properties["ConversationId"].Value));
    }

    [Fact]
    public void First_and_skip_count_over_all_conversations_without_extra_requests()
    {
        var texts = _session.Run("'1', '2' | Get-SymblQuestion -Skip 1 -First 2").ThrowIfFailed().Output.Select(item => item.ToString());
        Assert.Equal(["When?", "Who?"], texts);
        _server.Sent.Clear();
        Assert.Single(_session.Run("'1', '2' | Get-SymblQuestion -First 1").ThrowIfFailed().Output);
        Assert.Equal($"{One}/questions", Assert.Single(_server.Sent).Target);
    }

    [Fact]
    public void Persons_convert_to_their_names_and_dates_sort()
    {
        var assignees = _session.Run("(Get-SymblActionItem 1).Assignee | ForEach-Object { \"$_\" }").ThrowIfFailed().Output;
        Assert.Equal(["Ann", "Bob"], assignees.Select(name => name.ToString()).Where(name => name.Length > 0));
        Assert.Equal("Soon.", _session.Run(
            "[System.Linq.Enumerable]::OrderBy([object[]]@(Get-SymblActionItem 1 | Where-Object DueBy), [Func[object, datetimeoffset]] { $args[0].DueBy })")
            .ThrowIfFailed().Output[0].ToString());
        Assert.Equal("Never.", _session.Run("Get-SymblActionItem 1 | Where-Object { -not $_.Assignee }").Output.Single().ToString());
    }

    [Fact]
    public void Missing_conversation_does_not_stop_the_others()
    {
        var outcome = _session.Run("'404', '1' | Get-SymblTopic");
        Assert.Single(outcome.Output);
        var error = Assert.Single(outcome.Errors);
        Assert.StartsWith("Symbl.ConversationNotFound,", error.FullyQualifiedErrorId);
        Assert.Equal("404", error.TargetObject);
    }

    [Fact]
    public void Sentiment_with_parent_references_is_rejected_without_a_request()
    {
        var record = _session.Run("Get-SymblTopic 1 -Sentiment -ParentReference").TerminatingRecord!;
        Assert.StartsWith("Symbl.InvalidParameter,", record.FullyQualifiedErrorId);
        Assert.Contains("exclude each other", record.Exception.Message);
        Assert.Empty(_server.Sent);
    }

    /// <summary>The requests without the ones for the name of the conversation.</summary>
    private IEnumerable<AnswerServer.Call> Requests => _server.Sent.Where(call => call.Target != One);

    [Fact]
    public void WhatIf_does_not_send_a_refresh()
    {
        Assert.Empty(_session.Run("Get-SymblTopic 1 -Refresh -WhatIf; Get-SymblSummary 1 -Refresh -WhatIf").ThrowIfFailed().Output);
        Assert.Empty(_server.Sent);
        // Without -Refresh the command is no change, even with $WhatIfPreference.
        Assert.Single(_session.Run("& { $WhatIfPreference = $true; Get-SymblTopic 1 -CustomVocabulary }").ThrowIfFailed().Output);
        Assert.Single(_session.Run("Get-SymblTopic 1 -Refresh").ThrowIfFailed().Output);
        Assert.Equal([$"{One}/topics?customTopicVocabulary=true", $"{One}/topics?refresh=true"], Requests.Select(call => call.Target));
    }

    [Fact]
    public void Tracker_matches_fall_back_to_the_older_path()
    {
        Assert.Equal(["too expensive"], _session.Run("(Get-SymblTrackerMatch 1 -Name pri*).Value").ThrowIfFailed().Output.Select(o => o.ToString()));
        Assert.Equal(["Pricing", "Promise"], _session.Run("(Get-SymblTrackerMatch 1).TrackerName").ThrowIfFailed().Output.Select(o => o.ToString()));
        Assert.Equal(
            [$"{One}/trackers", $"{One}/trackers-detected", $"{One}/trackers-detected"], Requests.Select(call => call.Target));
    }

    [Fact]
    public void Completion_sends_no_request()
    {
        _session.Run("$null = Get-SymblEntity 1; $null = Get-SymblTrackerMatch 1").ThrowIfFailed();
        _server.Sent.Clear();
        Assert.Contains("Product", Complete("Get-SymblEntity 1 -Type Prod"));
        Assert.Contains("Pricing", Complete("Get-SymblTrackerMatch 1 -Name Pri"));
        Assert.Contains("action_item", Complete("Get-SymblInsight 1 -Type a"));
        Assert.Empty(_server.Sent);
    }

    [Fact]
    public void Missing_summary_differs_from_a_missing_conversation()
    {
        var outcome = _session.Run("'1', '404' | Get-SymblSummary");
        Assert.StartsWith("Symbl.NotReady,", outcome.Errors[0].FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.ResourceUnavailable, outcome.Errors[0].CategoryInfo.Category);
        Assert.Equal("1", outcome.Errors[0].TargetObject);
        Assert.Contains("-Wait", outcome.Errors[0].ErrorDetails.RecommendedAction);
        Assert.StartsWith("Symbl.ConversationNotFound,", outcome.Errors[1].FullyQualifiedErrorId);
        var late = Assert.Single(_session.Run("Get-SymblSummary 1 -Wait -Timeout 0.3").Errors);
        Assert.StartsWith("Symbl.Timeout,", late.FullyQualifiedErrorId);
        Assert.Equal("1", late.TargetObject);
        Assert.StartsWith("Symbl.InvalidParameter,", _session.Run("Get-SymblSummary 1 -Timeout 5").TerminatingRecord!.FullyQualifiedErrorId);
    }

    [Fact]
    public async Task Wait_returns_the_completed_summary()
    {
        var running = Task.Run(() => _session.Run("Get-SymblSummary 1 -Wait -Timeout 30"));
        Assert.True(await Poll.UntilAsync(() => !_server.Sent.IsEmpty));
        _server.Answers[$"GET {One}/summary"] = (200, """{"summary":[{"text":"One."},{"text":"Two."}]}""");
        dynamic summary = Assert.Single((await running).ThrowIfFailed().Output);
        Assert.Equal("One.\nTwo.", (string)summary.Text);
    }

    [Fact]
    public void Refresh_of_the_summary_is_a_post()
    {
        _server.Answers[$"POST {One}/summary"] = (200, """{"summary":[{"text":"New."}]}""");
        Assert.Equal("New.", _session.Run("(Get-SymblSummary 1 -Refresh).Text").ThrowIfFailed().Output[0].ToString());
        Assert.Equal(("POST", $"{One}/summary?refresh=true"), (Assert.Single(Requests).Method, Requests.First().Target));
    }

    [Fact]
    public void Call_scores_and_insights_state_their_progress()
    {
        _server.Answers[$"GET {One}/callscore/status"] = (200, """{"status":"in_progress"}""");
        _server.Answers[$"GET {One}/lm-insights/status"] = (200, """{"status":"completed"}""");
        _server.Answers[$"GET {One}/lm-insights"] = (200, """[{"callSummary":{"executiveSummary":"Fine."}}]""");
        Assert.Equal("in_progress", _session.Run("(Get-SymblCallScore 1).Status").ThrowIfFailed().Output[0].ToString());
        Assert.Equal("Fine.", _session.Run("(Get-SymblCallInsight 1 -Wait).ExecutiveSummary").ThrowIfFailed().Output[0].ToString());
        _server.Answers[$"GET {One}/callscore/status"] = (200, """{"jobId":"9","status":"failed"}""");
        var failed = Assert.Single(_session.Run("Get-SymblCallScore 1").Errors);
        Assert.StartsWith("Symbl.JobFailed,", failed.FullyQualifiedErrorId);
        _server.Answers[$"GET {One}/callscore/status"] = (200, """{"status":"completed"}""");
        _server.Answers[$"GET {One}/callscore"] = (200, """{"score":77,"criteria":[{"name":"Opening","score":50}]}""");
        Assert.Equal("Opening: 50", _session.Run("(Get-SymblCallScore 1).Criteria").ThrowIfFailed().Output[0].ToString());
    }

    private IEnumerable<string> Complete(string line) => _session.Run(
        $"[System.Management.Automation.CommandCompletion]::CompleteInput('{line}', {line.Length}, $null).CompletionMatches.CompletionText")
        .ThrowIfFailed().Output.Select(text => text.ToString());
}
