namespace SymblPS.Client.Conversations;

/// <summary>The talk times of a conversation, as the service measures them from turns. Every command that shows talk time uses them.</summary>
internal sealed class TalkTimes
{
    private readonly IReadOnlyList<SymblMemberAnalytics> _members;

    private TalkTimes(TimeSpan speech, TimeSpan silence, TimeSpan crosstalk, IReadOnlyList<SymblMemberAnalytics> members) =>
        (Speech, Silence, Crosstalk, _members) = (speech, silence, crosstalk, members);

    /// <summary>Time with speech.</summary>
    public TimeSpan Speech { get; }

    /// <summary>Time without speech.</summary>
    public TimeSpan Silence { get; }

    /// <summary>Time with several speakers.</summary>
    public TimeSpan Crosstalk { get; }

    /// <summary>Reads the talk times; <see langword="null"/> if the service does not report all of them, or there is no speech.</summary>
    public static TalkTimes? Of(SymblAnalytics? analytics) =>
        analytics is { TalkTime: { } speech, Silence: { } silence } && speech > TimeSpan.Zero
            ? new TalkTimes(speech, silence, analytics.Overlap ?? TimeSpan.Zero, analytics.Members)
            : null;

    /// <summary>Finds a speaker by member ID, then by email address, then by a unique name; <see langword="null"/> without a talk time.</summary>
    public SymblMemberAnalytics? Find(SymblPerson person)
    {
        var found = Only(member => !string.IsNullOrEmpty(person.Id) && member.Speaker.Id == person.Id)
            ?? Only(member => !string.IsNullOrEmpty(person.Email) && string.Equals(member.Speaker.Email, person.Email, StringComparison.OrdinalIgnoreCase))
            ?? Only(member => member.Speaker.Equals(person));
        return found?.TalkTime is null ? null : found;
    }

    private SymblMemberAnalytics? Only(Func<SymblMemberAnalytics, bool> isWanted)
    {
        var found = _members.Where(isWanted).Take(2).ToList();
        return found.Count == 1 ? found[0] : null;
    }
}
