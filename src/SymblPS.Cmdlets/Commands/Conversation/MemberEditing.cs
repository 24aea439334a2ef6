using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Errors;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Conversation;

/// <summary>A member and what it shall be.</summary>
/// <param name="Member">The member as it is.</param>
/// <param name="Name">Name afterwards.</param>
/// <param name="Email">Address afterwards; <see langword="null"/> leaves it as it is.</param>
internal sealed record MemberChange(SymblMember Member, string Name, string? Email);

/// <summary>What the cmdlets that change members have in common.</summary>
internal static class MemberEditing
{
    private static readonly TimeSpan LongestLag = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Finds a member by id, or by a name that only one has.</summary>
    /// <exception cref="SpeakerNameException">There is none, or more than one.</exception>
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

    /// <summary>Whom a change makes the member one with: another member that has the address already.</summary>
    public static SymblMember? MergesInto(IReadOnlyList<SymblMember> members, MemberChange change) => change.Email is null
        ? null
        : members.FirstOrDefault(m => m.MemberId != change.Member.MemberId && SameAddress(m.Email, change.Email));

    /// <summary>Whether two addresses are the same one.</summary>
    public static bool SameAddress(string? one, string? other) => one is not null && string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    /// <summary>What a change does, for who asks what would happen.</summary>
    public static string Describe(IReadOnlyList<SymblMember> members, MemberChange change) => MergesInto(members, change) is { } other
        ? $"Rename to '{change.Name}' and merge into '{other.Name}', who has the address {change.Email} already"
        : $"Rename to '{change.Name}'{(change.Email is null ? string.Empty : $" <{change.Email}>")}";

    /// <summary>Makes a change.</summary>
    public static async Task ApplyAsync(SymblClient client, string conversationId, MemberChange change, IPipeline pipeline, CancellationToken cancel)
    {
        var said = await client.Members.UpdateAsync(conversationId, change.Member.MemberId, change.Name, change.Email ?? change.Member.Email, cancel)
            .ConfigureAwait(false);
        if (said is not null) pipeline.Verbose(said);
        CompletionCache.RememberSpeaker(conversationId, change.Name);
    }

    /// <summary>
    /// The members concerned as they are after the changes. A service may take a moment to do what it has acknowledged, so this looks again
    /// while it still shows the old state, but not for long.
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
