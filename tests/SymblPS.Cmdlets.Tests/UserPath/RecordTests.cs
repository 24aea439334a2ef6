using SymblPS.Cmdlets.Tests.Support;

namespace SymblPS.Cmdlets.Tests.UserPath;

/// <summary>Metadata, members and speakers of a conversation, against the local server.</summary>
[Collection(LocalServerCollection.Name)]
public sealed class RecordTests : IDisposable
{
    private readonly Session _session = new();

    public RecordTests(LocalServer server)
    {
        _session.Run(server.ConnectScript).ThrowIfFailed();
        _session.Run("$job = 'Ann: One.', 'Speaker 2: Two.', 'Speaker 3: Three.', 'Dan <dan@example.com>: Four.' | Submit-SymblText -Name Record -Wait").ThrowIfFailed();
    }

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Metadata_is_replaced_or_merged()
    {
        Assert.Equal("a = 1; b = x", Labels("$job | Set-SymblConversation -Metadata @{ a = 1; b = 'x' } -PassThru"));
        Assert.Equal("b = y; c = z", Labels("$job | Set-SymblConversation -Metadata @{ a = $null; b = 'y'; c = 'z' } -Merge -PassThru"));
        Assert.Empty(_session.Run("$job | Set-SymblConversation -Metadata @{} -WhatIf").ThrowIfFailed().Output);
        Assert.Equal("d = 1", Labels("$job | Set-SymblConversation -Metadata @{ d = 1 } -PassThru"));
        Assert.Equal(string.Empty, Labels("$job | Set-SymblConversation -Metadata @{} -PassThru"));
        var error = Assert.Single(_session.Run("$job | Set-SymblConversation -Metadata @{ note = 'x' * 129 }").Errors);
        Assert.StartsWith("Symbl.InvalidParameter,", error.FullyQualifiedErrorId);

        string Labels(string script) => string.Join("; ", ((IReadOnlyDictionary<string, string>)_session.Run(script).ThrowIfFailed().Output[0].Properties["Metadata"].Value)
            .OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => $"{label.Key} = {label.Value}"));
    }

    [Fact]
    public void Member_is_changed_by_its_id()
    {
        var member = _session.Run("$job | Get-SymblMember -Name 'Speaker 2' | Set-SymblMember -Name 'Bob' -Email bob@example.com -PassThru").ThrowIfFailed().Output;
        Assert.Equal(("Bob", "bob@example.com"), ((string)Assert.Single(member).Properties["Name"].Value, (string)member[0].Properties["Email"].Value));
        _session.Run("$job | Get-SymblMember -Name Bob | Set-SymblMember -Name 'Bob Ray'").ThrowIfFailed();
        Assert.Equal("bob@example.com", _session.Run("($job | Get-SymblMember -Name 'Bob Ray').Email").ThrowIfFailed().Single<string>());
        Assert.StartsWith("Symbl.SpeakerNotFound,", Assert.Single(_session.Run("Set-SymblMember $job.ConversationId 0000 -Name x").Errors).FullyQualifiedErrorId);
        Assert.StartsWith("Symbl.InvalidParameter,", _session.Run("Set-SymblMember $job.ConversationId 0000").TerminatingRecord!.FullyQualifiedErrorId);
    }

    [Fact]
    public void Speakers_can_be_merged()
    {
        var id = _session.Run("$job.ConversationId").Single<string>();
        Assert.StartsWith("Symbl.SpeakerNotFound,", Assert.Single(_session.Run($"Merge-SymblSpeaker {id} 'Speaker 2', Zoe Ann -Email a@b.test").Errors).FullyQualifiedErrorId);
        Assert.Contains("'Dan', who is not one of", Assert.Single(_session.Run($"Merge-SymblSpeaker {id} 'Speaker 2' Ann -Email dan@example.com").Errors).Exception.Message);
        Assert.Equal(["Ann", "Dan", "Speaker 2", "Speaker 3"], Names());
        _session.Run($"Merge-SymblSpeaker {id} 'Speaker*' Ann -Email ann@example.com -WhatIf").ThrowIfFailed();
        Assert.Equal(["Ann", "Dan", "Speaker 2", "Speaker 3"], Names());

        var merged = Assert.Single(_session.Run($"Merge-SymblSpeaker {id} 'Speaker*' Ann -Email ann@example.com -PassThru").ThrowIfFailed().Output);
        Assert.Equal(("Ann", "ann@example.com"), ((string)merged.Properties["Name"].Value, (string)merged.Properties["Email"].Value));
        Assert.Equal(["Ann", "Dan"], Names());
        Assert.Equal(["Ann", "Ann", "Ann", "Dan"], _session.Run("($job | Get-SymblMessage).Speaker.Name").ThrowIfFailed().Output.Select(o => o.ToString()));

        // Both have an address; the address of the speaker that remains is kept.
        _session.Run($"Merge-SymblSpeaker {id} Ann Dan").ThrowIfFailed();
        Assert.Equal("dan@example.com", _session.Run("($job | Get-SymblMember).Email").ThrowIfFailed().Single<string>());
        Assert.Equal(["Dan"], Names());

        IEnumerable<string?> Names() => _session.Run("($job | Get-SymblMember).Name").ThrowIfFailed().Output.Select(o => o.ToString()).Order();
    }

    [Fact]
    public void Merge_needs_no_address_and_leaves_none_behind()
    {
        var merged = Assert.Single(_session.Run("$job | Merge-SymblSpeaker 'Speaker*' Ann -PassThru").ThrowIfFailed().Output);
        Assert.Equal(("Ann", null), ((string)merged.Properties["Name"].Value, (string?)merged.Properties["Email"].Value));
        Assert.Equal(["Ann", "Dan"], _session.Run("($job | Get-SymblMember).Name").ThrowIfFailed().Output.Select(o => o.ToString()).Order());
        Assert.Equal(["Ann", "Ann", "Ann", "Dan"], _session.Run("($job | Get-SymblMessage).Speaker.Name").ThrowIfFailed().Output.Select(o => o.ToString()));
    }

    [Fact]
    public void Piped_conversation_leaves_both_positions_to_the_names()
    {
        _session.Run("$job | Rename-SymblSpeaker 'Speaker 2' Bob").ThrowIfFailed();
        _session.Run("$job.ConversationId | Rename-SymblSpeaker 'Speaker 3' Cleo").ThrowIfFailed();
        _session.Run("Rename-SymblSpeaker $job.ConversationId Bob Bert").ThrowIfFailed();
        Assert.Equal(["Ann", "Bert", "Cleo", "Dan"], _session.Run("($job | Get-SymblMember).Name").ThrowIfFailed().Output.Select(o => o.ToString()).Order());
        // A name that is missing is an error, not a prompt.
        Assert.StartsWith("Symbl.InvalidParameter,", _session.Run("$job | Rename-SymblSpeaker Ann").TerminatingRecord!.FullyQualifiedErrorId);
        Assert.StartsWith("Symbl.InvalidParameter,", _session.Run("Rename-SymblSpeaker -Name Ann -NewName Anna").TerminatingRecord!.FullyQualifiedErrorId);
    }

    [Fact]
    public void Merge_uses_the_only_known_address()
    {
        _session.Run("$job | Merge-SymblSpeaker -Name Dan -Into Ann").ThrowIfFailed();
        var members = _session.Run("$job | Get-SymblMember").ThrowIfFailed().Output;
        Assert.Equal(["Ann", "Speaker 2", "Speaker 3"], members.Select(m => (string)m.Properties["Name"].Value).Order());
        Assert.Equal("dan@example.com", members.Single(m => (string)m.Properties["Name"].Value == "Ann").Properties["Email"].Value);
        Assert.Equal("Ann", _session.Run("($job | Get-SymblMessage)[3].Speaker.Name").ThrowIfFailed().Single<string>());
    }
}
