using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Errors;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Conversation;

/// <summary>A change of a member.</summary>
/// <param name="Member">The member before the change.</param>
/// <param name="Name">The new name.</param>
/// <param name="Email">The new e-mail address; <see langword="null"/> leaves it unchanged.</param>
internal sealed record MemberChange(SymblMember Member, string Name, string? Email);

/// <summary>The shared steps of the cmdlets that change members.</summary>
internal static class MemberEditing
{
    private static readonly TimeSpan LongestLag = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Finds a member by id or by a unique name.</summary>
    /// <exception cref="SpeakerNameException">No member has the name, or several have it.</exception>
    public static SymblMember Find(string conversationId, IReadOnlyList<SymblMember> members, string name)
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

    /// <summary>
    /// The other member with the same e-mail address, into which the change merges the member; <see langword="null"/> if there is none.
    /// </summary>
    public static SymblMember? MergesInto(IReadOnlyList<SymblMember> members, MemberChange change) => change.Email is null
        ? null
        : members.FirstOrDefault(m => m.MemberId != change.Member.MemberId && SameAddress(m.Email, change.Email));

    /// <summary>Whether two e-mail addresses are equal.</summary>
    public static bool SameAddress(string? one, string? other) => one is not null && string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    /// <summary>Describes a change for a confirmation prompt.</summary>
    public static string Describe(IReadOnlyList<SymblMember> members, MemberChange change) => MergesInto(members, change) is { } other
        ? $"Rename to '{change.Name}' and merge into '{other.Name}', who already has the address {change.Email}"
        : $"Rename to '{change.Name}'{(change.Email is null ? string.Empty : $" <{change.Email}>")}";

    /// <summary>Sends a change.</summary>
    public static async Task ApplyAsync(SymblClient client, string conversationId, MemberChange change, IPipeline pipeline, CancellationToken cancel)
    {
        var said = await client.Members.UpdateAsync(conversationId, change.Member.MemberId, change.Name, change.Email ?? change.Member.Email, cancel)
            .ConfigureAwait(false);
        if (said is not null) pipeline.Verbose(said);
        CompletionCache.RememberSpeaker(conversationId, change.Name);
    }

    /// <summary>
    /// Reads the changed members again. A service may apply an acknowledged change with a delay, so the method repeats the read for up to five
    /// seconds.
    /// </summary>
    public static async Task<IReadOnlyList<SymblMember>> AfterAsync(
        SymblClient client, string conversationId, IReadOnlyList<MemberChange> changes, TimeProvider time, CancellationToken cancel)
    {
        bool IsDone(SymblMember member, MemberChange change) =>
            member.Name == change.Name && (change.Email is null || SameAddress(member.Email, change.Email));
        for (var waited = TimeSpan.Zero; ; waited += Pause)
        {
            var members = await client.Members.ListAsync(conversationId, cancel).ConfigureAwait(false);
            var concerned = members
                .Where(m => changes.Any(c => c.Member.MemberId == m.MemberId || SameAddress(c.Email, m.Email)))
                .ToList();
            var settled = changes.All(c => concerned.Exists(m => IsDone(m, c)) && concerned.TrueForAll(m => m.MemberId != c.Member.MemberId || IsDone(m, c)));
            if (settled || waited >= LongestLag) return concerned;
            await Task.Delay(Pause, time, cancel).ConfigureAwait(false);
        }
    }
}
