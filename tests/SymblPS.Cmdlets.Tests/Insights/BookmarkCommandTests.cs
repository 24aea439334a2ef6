using System.Management.Automation;
using System.Text.Json;
using SymblPS.Cmdlets.Tests.Support;

namespace SymblPS.Cmdlets.Tests.Insights;

/// <summary>The requests of the bookmark and page cmdlets for pipeline input.</summary>
public sealed class BookmarkCommandTests : IDisposable
{
    private const string One = "/v1/conversations/1";
    private readonly AnswerServer _server = new(
        ($"GET {One}/messages", """
            {"messages":[{"id":"11","text":"Hello.","from":{"name":"Ann"},"timeOffset":0,"duration":1},
             {"id":"12","text":"I want a refund.","from":{"name":"Bob"},"timeOffset":2,"duration":3},
             {"id":"13","text":"A refund it is.","from":{"name":"Ann"},"timeOffset":6,"duration":2}]}
            """),
        ($"GET {One}/action-items", """{"actionItems":[{"id":"1","text":"Refund.","messageIds":["12","13"]}]}"""),
        ($"GET {One}/bookmarks", """{"bookmarks":[{"id":"5","label":"Refund","user":{}},{"id":"6","label":"Other","user":{}}]}"""),
        ($"GET {One}/bookmarks/5", """{"id":"5","label":"Refund","user":{"name":"Ann"},"messageRefs":[{"id":"12"}],"extra":1}"""),
        ($"PUT {One}/bookmarks/5", """{"id":"5","label":"Refund wanted","user":{"name":"Ann"},"messageRefs":[{"id":"12"}]}"""),
        ($"DELETE {One}/bookmarks/5", ""),
        ($"POST {One}/bookmarks", """{"id":"7","label":"x"}"""),
        ($"POST {One}/bookmarks/bulk", """{"bookmarks":[{"id":"7","label":"x"},{"id":"8","label":"x"}]}"""),
        ($"GET {One}/bookmarks/5/summary", """{"summary":{"text":"Of five."}}"""),
        ($"GET {One}/bookmarks-summary", """{"bookmarksSummary":[{"bookmarkId":"5","summary":[{"text":"Of all."}]}]}"""),
        ($"POST {One}/experiences", """{"name":"audio-summary","url":"https://x.test/a"}"""),
        ($"PUT {One}/experiences/url", ""),
        ("GET /v1/conversations/experiences/insights/list", """{"url":"https://x.test/list"}"""),
        ("GET /v1/conversations/experiences/insights/details/1", """{"url":"https://x.test/details"}"""));

    private readonly Session _session;

    public BookmarkCommandTests() => _session = _server.Connect();

    public void Dispose()
    {
        _session.Dispose();
        _server.Dispose();
    }

    [Fact]
    public void Piped_messages_become_bookmarks_in_one_request()
    {
        var output = _session.Run("Get-SymblMessage 1 | Where-Object Text -match refund | New-SymblBookmark -Label Refund -User 'Zoe <zoe@x.test>'")
            .ThrowIfFailed().Output;
        Assert.Equal(["7", "8"], output.Select(bookmark => (string)bookmark.Properties["BookmarkId"].Value));
        var sent = Assert.Single(_server.Sent, call => call.Method == "POST");
        Assert.Equal($"{One}/bookmarks/bulk", sent.Target);
        Assert.Equal(
            """[{"label":"Refund","user":{"name":"Zoe","email":"zoe@x.test"},"messageRefs":[{"id":"12"}]},"""
            + """{"label":"Refund","user":{"name":"Zoe","email":"zoe@x.test"},"messageRefs":[{"id":"13"}]}]""",
            sent.Body);
    }

    [Fact]
    public void Insight_becomes_a_bookmark_of_all_its_messages()
    {
        _session.Run("Get-SymblActionItem 1 | New-SymblBookmark -Label Refund").ThrowIfFailed();
        var body = JsonSerializer.Deserialize<JsonElement>(_server.Sent.Last().Body);
        Assert.Equal("""[{"id":"12"},{"id":"13"}]""", body.GetProperty("messageRefs").GetRawText());
        Assert.Equal(Environment.UserName, body.GetProperty("user").GetProperty("name").GetString());
        Assert.Equal($"{One}/bookmarks", _server.Sent.Last().Target);
    }

    [Fact]
    public void Objects_with_times_become_bookmarks()
    {
        _session.Run("[pscustomobject]@{ ConversationId = '1'; Label = 'Intro'; Offset = '62.5'; Duration = '00:00:30'; Description = 'd' } | New-SymblBookmark -User Ann")
            .ThrowIfFailed();
        _session.Run("New-SymblBookmark 1 'No length' -Offset 5 -User Ann").ThrowIfFailed();
        Assert.Equal(
            [
                """{"label":"Intro","description":"d","user":{"name":"Ann"},"beginTimeOffset":62.5,"duration":30}""",
                """{"label":"No length","user":{"name":"Ann"},"beginTimeOffset":5}""",
            ],
            _server.Sent.Select(call => call.Body));
    }

    [Fact]
    public void WhatIf_changes_nothing()
    {
        _session.Run(
            """
            Get-SymblMessage 1 | New-SymblBookmark -Label x -WhatIf
            Get-SymblBookmark 1 | Set-SymblBookmark -Label y -WhatIf
            Get-SymblBookmark 1 | Remove-SymblBookmark -WhatIf
            New-SymblExperience 1 -WhatIf
            Set-SymblExperience 1 https://x.test/a.mp3 -WhatIf
            """).ThrowIfFailed();
        Assert.All(_server.Sent, call => Assert.Equal("GET", call.Method));
    }

    [Fact]
    public void Omitted_parameters_leave_the_value_unchanged()
    {
        Assert.Empty(_session.Run("Get-SymblBookmark 1 -Label refund | Set-SymblBookmark -Label 'Refund wanted'").ThrowIfFailed().Output);
        Assert.Equal("""{"label":"Refund wanted","user":{"name":"Ann"},"messageRefs":[{"id":"12"}],"extra":1}""", _server.Sent.Last().Body);
        Assert.Equal("Refund wanted", _session.Run("(Set-SymblBookmark 1 5 -Description d -PassThru).Label").ThrowIfFailed().Output[0].ToString());
        Assert.StartsWith("Symbl.InvalidParameter,", _session.Run("Set-SymblBookmark 1 5").TerminatingRecord!.FullyQualifiedErrorId);
        Assert.StartsWith(
            "Symbl.InvalidParameter,", _session.Run("Set-SymblBookmark 1 5 -MessageId 1 -Offset 2").TerminatingRecord!.FullyQualifiedErrorId);
    }

    [Fact]
    public void Missing_bookmark_is_an_error_with_its_id()
    {
        var outcome = _session.Run("Remove-SymblBookmark 1 99, 5 -Confirm:$false");
        var error = Assert.Single(outcome.Errors);
        Assert.StartsWith("Symbl.NotFound,", error.FullyQualifiedErrorId);
        Assert.Equal((ErrorCategory.ObjectNotFound, "99"), (error.CategoryInfo.Category, error.TargetObject));
        Assert.Contains("Get-SymblBookmark", error.ErrorDetails.RecommendedAction);
        Assert.Equal($"{One}/bookmarks/5", _server.Sent.Last().Target);
    }

    [Fact]
    public void Bookmarks_and_summaries_are_read_by_id_and_by_conversation()
    {
        Assert.Equal(["Refund", "Other"], Texts("(Get-SymblBookmark 1).Label"));
        Assert.Equal(["Other"], Texts("(Get-SymblBookmark 1 -Label o*).Label"));
        Assert.Equal(["Refund"], Texts("(Get-SymblBookmark 1 5).Label"));
        Assert.Equal(["Of all."], Texts("(Get-SymblBookmarkSummary 1).Text"));
        Assert.Equal(["Of five."], Texts("(Get-SymblBookmark 1 5 | Get-SymblBookmarkSummary).Text"));
        Assert.Contains("5", Texts("[System.Management.Automation.CommandCompletion]::CompleteInput('Get-SymblBookmark 1 ', 20, $null).CompletionMatches.CompletionText"));
    }

    [Fact]
    public void Pages_can_be_created_and_found()
    {
        Assert.Equal(["https://x.test/a"], Texts("(New-SymblExperience 1 Audio -MediaUri https://x.test/a.mp3 -BackgroundColor '#0a2136' -UrlLife 1.00:00:00).Uri"));
        Assert.Equal(
            """{"name":"audio-summary","audioUrl":"https://x.test/a.mp3","color":{"background":"#0a2136"},"summaryURLExpiresIn":86400}""",
            _server.Sent.Last().Body);
        Assert.Equal(["https://x.test/list"], Texts("(Get-SymblInsightPage -IncludeCallScore).Uri"));
        Assert.EndsWith("?includeCallScore=true", _server.Sent.Last().Target);
        Assert.Equal(["https://x.test/details"], Texts("('1' | Get-SymblInsightPage).Uri"));
        Assert.Empty(Texts("Set-SymblExperience 1 https://x.test/b.mp3"));
        Assert.Equal("""{"url":"https://x.test/b.mp3"}""", _server.Sent.Last().Body);
        Assert.Equal(["https://x.test/details"], Texts("(Set-SymblExperience 1 https://x.test/b.mp3 -PassThru).Uri"));
    }

    [Theory]
    [InlineData("New-SymblExperience 1 Audio")]
    [InlineData("New-SymblExperience 1 -MediaUri https://x.test/a.mp3")]
    [InlineData("New-SymblExperience 1 Audio -MediaUri https://x.test/a.mp3 -CustomDomain")]
    [InlineData("New-SymblExperience 1 -BackgroundColor blue")]
    [InlineData("New-SymblExperience 1 -UrlLife -1")]
    [InlineData("New-SymblBookmark 1 x -MessageId 1 -Offset 1")]
    [InlineData("New-SymblBookmark 1 x -Offset 1 -User ' '")]
    public void Invalid_parameters_are_rejected_without_a_request(string script)
    {
        Assert.NotNull(_session.Run(script).Terminating);
        Assert.Empty(_server.Sent);
    }

    private IEnumerable<string> Texts(string script) => _session.Run(script).ThrowIfFailed().Output.Select(text => text.ToString());
}
