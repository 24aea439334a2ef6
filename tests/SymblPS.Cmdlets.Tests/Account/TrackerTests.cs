using System.Management.Automation;
using SymblPS.Cmdlets.Tests.Support;

namespace SymblPS.Cmdlets.Tests.Account;

/// <summary>The tracker cmdlets, against the local server.</summary>
[Collection(LocalServerCollection.Name)]
public sealed class TrackerTests : IDisposable
{
    private readonly Session _session = new();
    private readonly string _mark = "T" + Guid.NewGuid().ToString("N")[..8];

    public TrackerTests(LocalServer server) => _session.Run(server.ConnectScript).ThrowIfFailed();

    public void Dispose()
    {
        Run("Get-SymblTracker \"$mark*\" | Remove-SymblTracker -Confirm:$false");
        _session.Dispose();
    }

    [Fact]
    public void Tracker_can_be_created_found_changed_and_removed()
    {
        var made = Run("New-SymblTracker \"$mark Pricing\" 'too expensive','discount' -Description 'Money' -Language en-US");
        Assert.Equal("too expensive; discount | Money | en-US", made.Read("Vocabulary", "Description", "Languages"));
        var id = made.Read("TrackerId");
        Assert.Equal(id, Run("Get-SymblTracker \"$mark pric*\"").Read("TrackerId"));
        Assert.Equal($"{_mark} Pricing", Run("Get-SymblTracker -TrackerId $id", ("id", id)).Read("Name"));
        var changed = Run("Get-SymblTracker \"$mark Pricing\" | Set-SymblTracker -AddVocabulary rebate -RemoveVocabulary DISCOUNT -Description '' -PassThru");
        Assert.Equal("too expensive; rebate | ", changed.Read("Vocabulary", "Description"));
        Assert.Empty(Run("Get-SymblTracker \"$mark*\" | Remove-SymblTracker -Confirm:$false").ThrowIfFailed().Output);
        var record = Assert.Single(Run("Get-SymblTracker \"$mark Pricing\"").Errors);
        Assert.StartsWith("Symbl.NotFound,", record.FullyQualifiedErrorId);
        Assert.Empty(Run("Get-SymblTracker \"$mark*\"").ThrowIfFailed().Output);
    }

    [Fact]
    public void Objects_become_trackers_and_an_invalid_one_does_not_stop_the_others()
    {
        var outcome = Run("""
            New-SymblTracker "$mark taken" 'a phrase' | Out-Null
            [pscustomobject]@{ Name = "$mark a"; Vocabulary = 'one; two words'; Categories = 'x; y'; Description = '' },
            [pscustomobject]@{ Name = "$mark b"; Vocabulary = 'one', 'two' },
            [pscustomobject]@{ Name = "$mark bad"; Vocabulary = 'what?' },
            [pscustomobject]@{ Name = "$mark taken"; Vocabulary = 'again' } | New-SymblTracker
            """);
        Assert.Equal([$"{_mark} a", $"{_mark} b"], outcome.ReadAll("Name"));
        Assert.Equal("one; two words | x; y", outcome.Output[0].Read("Vocabulary", "Categories"));
        Assert.Equal(2, outcome.Errors.Count);
        Assert.StartsWith("Symbl.InvalidParameter,", outcome.Errors[0].FullyQualifiedErrorId);
        Assert.Contains("what?", outcome.Errors[0].Exception.Message);
        Assert.StartsWith("Symbl.AlreadyExists,", outcome.Errors[1].FullyQualifiedErrorId);
        Assert.Equal((ErrorCategory.ResourceExists, $"{_mark} taken"), (outcome.Errors[1].CategoryInfo.Category, outcome.Errors[1].TargetObject));
        Assert.Contains("Set-SymblTracker", outcome.Errors[1].ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void Output_can_be_the_input_of_another_account()
    {
        var copy = Run("""
            New-SymblTracker "$mark a" 'one','two words' -Category c1,c2 | Out-Null
            $rows = Get-SymblTracker "$mark a" | ForEach-Object {
                [pscustomobject]@{ TrackerId = "$($_.TrackerId)"; Name = $_.Name; Vocabulary = $_.Vocabulary.ToString(); Categories = $_.Categories.ToString() } }
            Get-SymblTracker "$mark a" | Remove-SymblTracker -Confirm:$false
            $rows | New-SymblTracker
            """);
        Assert.Equal("one; two words | c1; c2", copy.Read("Vocabulary", "Categories"));
    }

    [Fact]
    public void Changed_object_can_be_piped_back()
    {
        var changed = Run("""
            $tracker = New-SymblTracker "$mark a" 'one','two'
            $tracker.Vocabulary += 'three'
            $tracker.Description = 'Numbers'
            $tracker | Set-SymblTracker -PassThru
            """);
        Assert.Equal("one; two; three | Numbers", changed.Read("Vocabulary", "Description"));
    }

    [Fact]
    public void WhatIf_sends_no_change()
    {
        Run("New-SymblTracker \"$mark a\" 'one'").ThrowIfFailed();
        Assert.Empty(Run("""
            New-SymblTracker "$mark b" 'one' -WhatIf
            Get-SymblTracker "$mark a" | Set-SymblTracker -Name "$mark c" -PassThru -WhatIf
            Get-SymblTracker "$mark a" | Remove-SymblTracker -WhatIf
            """).ThrowIfFailed().Output);
        Assert.Equal($"{_mark} a", Run("Get-SymblTracker \"$mark*\"").Read("Name"));
    }

    [Fact]
    public void Missing_and_conflicting_changes_are_rejected()
    {
        Assert.StartsWith("Symbl.InvalidParameter,", Run("Set-SymblTracker 1 -PassThru").TerminatingRecord!.FullyQualifiedErrorId);
        Assert.StartsWith("Symbl.InvalidParameter,", Run("Set-SymblTracker 1 -Vocabulary a -AddVocabulary b").TerminatingRecord!.FullyQualifiedErrorId);
        Assert.StartsWith("Symbl.InvalidParameter,", Assert.Single(Run("[pscustomobject]@{ Name = 'x' } | Set-SymblTracker").Errors).FullyQualifiedErrorId);
    }

    [Fact]
    public void Parallel_runspaces_create_trackers()
    {
        var shells = Enumerable.Range(0, 4).Select(_ => new Session()).ToList();
        try
        {
            Parallel.For(0, shells.Count, i =>
            {
                for (var n = 0; n < 5; n++) shells[i].Run("New-SymblTracker $name 'one'", ("name", $"{_mark} {i}-{n}")).ThrowIfFailed();
            });
        }
        finally
        {
            shells.ForEach(shell => shell.Dispose());
        }

        Assert.Equal(20, Run("Get-SymblTracker \"$mark*\"").ThrowIfFailed().Output.Count);
        Assert.Equal(3, Run("Get-SymblTracker \"$mark*\" -First 3 -Skip 2").ThrowIfFailed().Output.Count);
    }

    [Fact]
    public void Completion_offers_known_names_and_ids()
    {
        var id = Run("New-SymblTracker \"$mark offered\" 'one'").Read("TrackerId");
        Assert.Contains($"{_mark} offered", Completions($"Get-SymblTracker {_mark}"));
        Assert.Contains(id, Completions($"Remove-SymblTracker {id[..4]}"));
    }

    private IEnumerable<string> Completions(string line) =>
        Run("[System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches.ListItemText", ("line", line))
            .Output.Select(o => o.ToString());

    private Outcome Run(string script, params (string Name, object? Value)[] variables) => _session.Run(script, [("mark", _mark), .. variables]);
}
