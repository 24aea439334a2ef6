using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Parameters;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Conversation;

/// <summary>
/// Merges several speakers into one. The service merges members with the same e-mail address, so the command uses an address of
/// theirs, or one that it invents and removes again.
/// </summary>
[Cmdlet(VerbsData.Merge, "SymblSpeaker", SupportsShouldProcess = true)]
[OutputType(typeof(SymblMember))]
[SymblOperation("getMembers")]
[SymblOperation("updateMember")]
public sealed class MergeSymblSpeakerCommand : SpeakerChangeCommand
{
    /// <summary>Speakers to merge: names, with wildcards, or member ids.</summary>
    [Parameter(Position = 1)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SpeakerCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Name { get; set; }

    /// <summary>The speaker that remains: a name, or a member id if two speakers have the same name.</summary>
    [Parameter(Position = 2)]
    [ArgumentCompleter(typeof(SpeakerCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Into { get; set; }

    /// <summary>E-mail address of the speaker that remains. The default is an address of the speakers, if they have only one.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Email { get; set; }

    /// <summary>Outputs the merged member.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override bool IsComplete => Into is not null;

    private protected override void Shift(string[] first) => (Name, Into) = (first, Name is null ? null : string.Join(", ", Name));

    /// <inheritdoc />
    protected override void Prepare()
    {
        base.Prepare();
        if (Name is null || Into is null) throw new ArgumentException("Specify the speakers with -Name, and the speaker that remains with -Into.");
    }

    private protected override async Task ExecuteAsync(string conversationId, IPipeline pipeline, CancellationToken cancel)
    {
        var members = await Client.Members.ListAsync(conversationId, cancel).ConfigureAwait(false);
        // All checks come before the first change.
        var into = MemberEditing.Find(conversationId, members, Into!);
        var others = Name!.SelectMany(name => FindAll(conversationId, members, name)).Distinct().Where(m => m.MemberId != into.MemberId).ToList();
        if (others.Count == 0) throw new ArgumentException($"There is no speaker except '{into.Name}' to merge.");
        // The service merges by address only. An address that nothing else has (RFC 2606) serves for the merge.
        var given = AddressFor(members, into, others);
        var email = given ?? $"{into.MemberId}@merge.invalid";
        // The member with the address remains; the service merges the others into it.
        var stays = others.Prepend(into).FirstOrDefault(m => MemberEditing.SameAddress(m.Email, email)) ?? into;
        var changes = new List<MemberChange>();
        if (!MemberEditing.SameAddress(stays.Email, email)) changes.Add(new MemberChange(stays, into.Name, email));
        changes.AddRange(others.Prepend(into).Where(m => m != stays).Select(m => new MemberChange(m, into.Name, email)));
        if (stays != into) changes.Add(new MemberChange(stays, into.Name, email));

        var target = $"{string.Join(", ", others.Select(m => m.Name))} of conversation {conversationId}";
        if (!await ShouldProcessAsync(pipeline, target, $"Merge into '{into.Name}'{Shown(given)}").ConfigureAwait(false)) return;
        await ApplyAsync(conversationId, changes, pipeline, cancel).ConfigureAwait(false);
        if (given is null) await RemoveAddressAsync(conversationId, stays, into.Name, email, pipeline, cancel).ConfigureAwait(false);
        pipeline.Verbose($"{target}: merged into '{into.Name}'{Shown(given)}.");
        if (!PassThru) return;
        var after = new MemberChange(stays, into.Name, given);
        foreach (var member in await MemberEditing.AfterAsync(Client, conversationId, [after], Time, cancel).ConfigureAwait(false))
            await pipeline.WriteAsync(member).ConfigureAwait(false);
    }

    private async Task RemoveAddressAsync(
        string conversationId, SymblMember stays, string name, string email, IPipeline pipeline, CancellationToken cancel)
    {
        try
        {
            await Client.Members.UpdateAsync(conversationId, stays.MemberId, name, string.Empty, cancel).ConfigureAwait(false);
        }
        catch (SymblServiceException)
        {
            pipeline.Verbose($"The service does not remove the address {email}, which was necessary for the merge. Set another one with Set-SymblMember -Email.");
        }
    }

    private static string Shown(string? email) => email is null ? string.Empty : $" <{email}>";

    private async Task ApplyAsync(string conversationId, List<MemberChange> changes, IPipeline pipeline, CancellationToken cancel)
    {
        for (var i = 0; i < changes.Count; i++)
        {
            try
            {
                await MemberEditing.ApplyAsync(Client, conversationId, changes[i], pipeline, cancel).ConfigureAwait(false);
            }
            catch (SymblException) when (i > 0)
            {
                pipeline.Warn($"Conversation {conversationId} is partially merged. Done: {Names(changes.Take(i))}. Not done: {Names(changes.Skip(i))}. "
                    + $"Run the command again with: -Name {string.Join(", ", changes.Skip(i).Select(c => c.Member.MemberId))} -Email {changes[i].Email}.");
                throw;
            }
        }
    }

    private static IEnumerable<SymblMember> FindAll(string conversationId, IReadOnlyList<SymblMember> members, string name)
    {
        if (!WildcardPattern.ContainsWildcardCharacters(name)) return [MemberEditing.Find(conversationId, members, name)];
        var filter = new NameFilter([name]);
        return members.Where(m => filter.Matches(m.Name));
    }

    private string? AddressFor(IReadOnlyList<SymblMember> members, SymblMember into, List<SymblMember> others)
    {
        var email = Email ?? into.Email;
        if (email is null)
        {
            var known = others.Select(m => m.Email).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).ToList();
            email = known.Count switch
            {
                1 => known[0],
                0 => null,
                _ => throw new ArgumentException($"They have {known.Count} e-mail addresses ({string.Join(", ", known)}). Specify the address of '{into.Name}' with -Email."),
            };
        }

        if (email is null) return null;
        if (email.IndexOf('@') <= 0) throw new ArgumentException($"'{email}' is not an e-mail address.");
        var stranger = members.FirstOrDefault(m => m != into && !others.Contains(m) && MemberEditing.SameAddress(m.Email, email));
        return stranger is null ? email : throw new ArgumentException($"{email} is the address of '{stranger.Name}', who is not one of the merged speakers.");
    }

    private static string Names(IEnumerable<MemberChange> changes) => string.Join(", ", changes.Select(c => c.Member.Name));
}
