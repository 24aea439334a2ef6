using SymblPS.Cmdlets.Tests.Support;

namespace SymblPS.Cmdlets.Tests.Account;

/// <summary>The cmdlets for entity definitions, groups, criteria, scorecards, assistants and settings, against the local server.</summary>
[Collection(LocalServerCollection.Name)]
public sealed class DefinitionTests : IDisposable
{
    private readonly Session _session = new();
    private readonly string _mark = "D" + Guid.NewGuid().ToString("N")[..8];

    public DefinitionTests(LocalServer server) => _session.Run(server.ConnectScript).ThrowIfFailed();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Entity_definitions_can_be_created_changed_and_removed()
    {
        var made = Run("""
            New-SymblEntityDefinition Product "$mark router" 'R-2000','R-3000'
            [pscustomobject]@{ Type = 'Product'; SubType = "$mark switch"; Values = 'S-1; S-2' },
            [pscustomobject]@{ Type = 'Product'; SubType = "$mark modem"; Values = 'M-1' } | New-SymblEntityDefinition
            """).ThrowIfFailed();
        Assert.Equal(["R-2000; R-3000", "S-1; S-2", "M-1"], made.ReadAll("Values"));
        Assert.StartsWith("Symbl.AlreadyExists,", Assert.Single(Run("New-SymblEntityDefinition Product \"$mark modem\" x").Errors).FullyQualifiedErrorId);
        var changed = Run("Get-SymblEntityDefinition \"$mark switch\" | Set-SymblEntityDefinition -AddValue S-3 -RemoveValue S-1 -PassThru");
        Assert.Equal("S-2; S-3 | Custom", changed.Read("Values", "Category"));
        Run("Remove-SymblEntityDefinition -SubType \"$mark modem\" -Confirm:$false").ThrowIfFailed();
        Assert.Equal(2, Run("Get-SymblEntityDefinition \"$mark*\" -Type prod*").ThrowIfFailed().Output.Count);
        Run("Get-SymblEntityDefinition \"$mark*\" | Remove-SymblEntityDefinition -Confirm:$false").ThrowIfFailed();
        Assert.Empty(Run("Get-SymblEntityDefinition \"$mark*\"").ThrowIfFailed().Output);
    }

    [Fact]
    public void Conversation_groups_can_be_created_changed_and_removed()
    {
        var made = Run("""
            New-SymblConversationGroup "$mark-red" 'conversation.metadata.team==red' -Description 'The red team'
            [pscustomobject]@{ Name = "$mark-blue"; Criteria = 'conversation.metadata.team==blue' },
            [pscustomobject]@{ Name = "$mark-green"; Criteria = 'conversation.metadata.team==green' } | New-SymblConversationGroup
            """).ThrowIfFailed();
        Assert.Equal([$"{_mark}-red", $"{_mark}-blue", $"{_mark}-green"], made.ReadAll("Name"));
        Assert.StartsWith("Symbl.InvalidParameter,", Assert.Single(Run("New-SymblConversationGroup x 'a==1,b==2'").Errors).FullyQualifiedErrorId);
        var changed = Run("Get-SymblConversationGroup \"$mark-red\" | Set-SymblConversationGroup -Criteria 'conversation.metadata.site==5' -PassThru").ThrowIfFailed();
        Assert.Equal("The red team", changed.Read("Description"));
        var replaced = Run("$g = Get-SymblConversationGroup \"$mark-red\"; $g.Description = ''; $g | Set-SymblConversationGroup -PassThru").ThrowIfFailed();
        Assert.Equal(" | conversation.metadata.site==5", replaced.Read("Description", "Criteria"));
        Run("Get-SymblConversationGroup \"$mark*\" | Remove-SymblConversationGroup -Confirm:$false").ThrowIfFailed();
        Assert.Empty(Run("Get-SymblConversationGroup \"$mark*\"").ThrowIfFailed().Output);
    }

    [Fact]
    public void Criteria_and_scorecards_can_be_created_and_changed()
    {
        var criterion = Run("""
            New-SymblCallScoreCriterion "$mark greeting" 'Did the agent say hello? (high)', @{ Question = 'Did they give their name?'; Priority = 'LOW' }, 'Were they polite?' -Tag calls
            """);
        Assert.Equal("Did the agent say hello? (high); Did they give their name? (low); Were they polite? (medium)", criterion.Read("Checklist"));
        var criterionId = criterion.Read("CriterionId");
        var changed = Run("Get-SymblCallScoreCriterion \"$mark*\" | Set-SymblCallScoreCriterion -Description 'Openings' -PassThru").ThrowIfFailed();
        Assert.Equal("Openings", changed.Read("Description"));
        Assert.Equal(criterion.Read("Checklist"), changed.Read("Checklist"));
        var replaced = Run("""
            $criterion = Get-SymblCallScoreCriterion "$mark*"
            $criterion.Checklist = 'Was the caller greeted? (high)'
            $criterion.Description = ''
            $criterion | Set-SymblCallScoreCriterion -PassThru
            """);
        Assert.Equal("Was the caller greeted? (high) |  | calls", replaced.Read("Checklist", "Description", "Tags"));

        var card = Run("New-SymblScorecard \"$mark card\" (Get-SymblCallScoreCriterion \"$mark*\"), Symbl.Question_Handling");
        Assert.Equal($"{criterionId}; Symbl.Question_Handling", card.Read("Criteria"));
        var smaller = Run("Get-SymblScorecard \"$mark*\" | Set-SymblScorecard -Criterion $id -Tag a,b -PassThru", ("id", criterionId));
        Assert.Equal($"{criterionId} | a; b", smaller.Read("Criteria", "Tags"));
        var renamed = Run("$card = Get-SymblScorecard -ScorecardId $id; $card.Name = \"$mark renamed\"; $card | Set-SymblScorecard -PassThru", ("id", card.Read("ScorecardId")));
        Assert.Equal($"{_mark} renamed", renamed.Read("Name"));
    }

    [Fact]
    public void Assistants_can_be_created_and_changed()
    {
        var made = Run("New-SymblAssistant \"$mark helper\" 'Helps with prices'").Read("AssistantId");
        var changed = Run("Get-SymblAssistant \"$mark*\" | Set-SymblAssistant -Description 'Helps with everything' -PassThru").ThrowIfFailed();
        Assert.Equal($"{made} | Helps with everything", changed.Read("AssistantId", "Description"));
        var replaced = Run("$a = Get-SymblAssistant -AssistantId $id; $a.Name = \"$mark h\"; $a | Set-SymblAssistant -PassThru", ("id", made));
        Assert.Equal($"{_mark} h | Helps with everything", replaced.Read("Name", "Description"));
    }

    [Fact]
    public void Settings_can_be_set_and_removed()
    {
        var first = Run("Set-SymblSetting /redaction/default $false -PassThru");
        Assert.Equal("/redaction/default", first.Read("Path"));
        Assert.Equal(false, first.Output[0].Properties["Value"].Value);
        var more = Run("Set-SymblSetting -Setting @{ redaction = @{ type = 'custom'; custom = @{ default = '[x]' } }; '/intelligence/bookmarks/duration' = 45 } -PassThru");
        Assert.Equal(
            ["/intelligence/bookmarks/duration = 45", "/redaction/custom/default = [x]", "/redaction/type = custom"],
            more.ThrowIfFailed().Output.Select(o => o.ToString()).Order(StringComparer.Ordinal));
        Assert.Equal(45L, Run("Get-SymblSetting *duration").ThrowIfFailed().Output[0].Properties["Value"].Value);
        Run("Get-SymblSetting /redaction/default | ForEach-Object { [pscustomobject]@{ Path = $_.Path; Value = 'False' } } | Set-SymblSetting").ThrowIfFailed();
        Assert.Equal(false, Run("Get-SymblSetting /redaction/default").Output[0].Properties["Value"].Value);
        Assert.Empty(Run("Set-SymblSetting /redaction/type default -WhatIf").ThrowIfFailed().Output);
        Run("Set-SymblSetting /redaction $null; Set-SymblSetting /intelligence $null").ThrowIfFailed();
        Assert.Empty(Run("Get-SymblSetting").ThrowIfFailed().Output);
    }

    private Outcome Run(string script, params (string Name, object? Value)[] variables) => _session.Run(script, [("mark", _mark), .. variables]);
}
