using System.Collections;
using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Errors;
using SymblPS.Cmdlets.Parameters;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Conversation;

/// <summary>
/// Gives speakers their names. An e-mail address another member has already makes the two one person: the service merges them, and what
/// either said counts as said by the one that stays.
/// </summary>
[Cmdlet(VerbsCommon.Rename, "SymblSpeaker", DefaultParameterSetName = NameSet, SupportsShouldProcess = true)]
[OutputType(typeof(SymblMember))]
[SymblOperation("getMembers")]
[SymblOperation("updateMember")]
public sealed class RenameSymblSpeakerCommand : ConversationItemCommand
{
    private const string NameSet = "Name";
    private const string MapSet = "Map";

    /// <summary>Present name of the speaker, such as <c>Speaker 1</c>; or the member id where two have the same name.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = NameSet)]
    [ArgumentCompleter(typeof(SpeakerCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>New name.</summary>
    [Parameter(Mandatory = true, Position = 2, ParameterSetName = NameSet)]
    [ValidateNotNullOrEmpty]
    public string? NewName { get; set; }

    /// <summary>E-mail address.</summary>
    [Parameter(ParameterSetName = NameSet)]
    [ValidateNotNullOrEmpty]
    public string? Email { get; set; }

    /// <summary>Several at once: <c>@{ 'Speaker 1' = 'Ann &lt;ann@example.com&gt;'; 'Speaker 2' = 'Bob' }</c>.</summary>
    [Parameter(Mandatory = true, ParameterSetName = MapSet)]
    [ValidateNotNull]
    public IDictionary? Map { get; set; }

    /// <summary>Write the members as they are afterwards.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override async Task ExecuteAsync(string conversationId, IPipeline pipeline, CancellationToken cancel)
    {
        var members = await Client.Members.ListAsync(conversationId, cancel).ConfigureAwait(false);
        // All names are looked up before anything is written: a map whose second name is wrong changes nothing.
        var changes = Changes().Select(c => (Member: Find(conversationId, members, c.From), c.To, c.Email)).ToList();
        var done = new List<(string Id, string Name, string? Email)>();
        foreach (var (member, to, email) in changes)
        {
            var merged = email is null ? null : members.FirstOrDefault(m =>
                m.MemberId != member.MemberId && string.Equals(m.Email, email, StringComparison.OrdinalIgnoreCase));
            var action = merged is null
                ? $"Rename to '{to}'{(email is null ? string.Empty : $" <{email}>")}"
                : $"Rename to '{to}' and merge into '{merged.Name}', who has the address {email} already";
            if (!await ShouldProcessAsync(pipeline, $"{member.Name} of conversation {conversationId}", action).ConfigureAwait(false)) continue;
            var said = await Client.Members.UpdateAsync(conversationId, member.MemberId, to, email ?? member.Email, cancel).ConfigureAwait(false);
            if (said is not null) pipeline.Verbose(said);
            SeenObjects.RememberSpeaker(conversationId, to);
            done.Add((member.MemberId, to, email));
        }

        if (!PassThru || done.Count == 0) return;
        foreach (var member in await Client.Members.ListAsync(conversationId, cancel).ConfigureAwait(false))
        {
            if (done.Exists(d => d.Id == member.MemberId || (d.Email is not null && string.Equals(d.Email, member.Email, StringComparison.OrdinalIgnoreCase))))
                await pipeline.WriteAsync(member).ConfigureAwait(false);
        }
    }

    private List<(string From, string To, string? Email)> Changes()
    {
        if (Map is null)
        {
            var (name, address) = PersonText.Parse(NewName!);
            return [(Name!, name, Email ?? address)];
        }

        return [.. Map.Cast<DictionaryEntry>().Select(entry =>
        {
            var (name, address) = PersonText.Parse(Unwrap.Text(entry.Value));
            return (Unwrap.Text(entry.Key), name, address);
        })];
    }

    private static SymblMember Find(string conversationId, IReadOnlyList<SymblMember> members, string name)
    {
        if (members.FirstOrDefault(m => m.MemberId == name) is { } byId) return byId;
        var found = members.Where(m => string.Equals(m.Name, name, StringComparison.OrdinalIgnoreCase)).ToList();
        return found.Count switch
        {
            1 => found[0],
            0 => throw new SpeakerNameException(
                $"Conversation {conversationId} has no speaker named '{name}'. It has: {string.Join(", ", members.Select(m => m.Name))}.", ambiguous: false),
            _ => throw new SpeakerNameException(
                $"Conversation {conversationId} has {found.Count} speakers named '{name}'. Use the member id instead: "
                + string.Join(", ", found.Select(m => m.MemberId)) + ".",
                ambiguous: true),
        };
    }
}
