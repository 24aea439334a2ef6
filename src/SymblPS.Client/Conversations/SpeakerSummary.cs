namespace SymblPS.Client;

/// <summary>Joins members, messages and analytics to one line a speaker.</summary>
public static class SpeakerSummary
{
    /// <summary>Computes speakers.</summary>
    public static IReadOnlyList<SymblSpeaker> Compute(
        string conversationId, IReadOnlyList<SymblMember> members, IEnumerable<SymblMessage> messages, SymblAnalytics? analytics) =>
        throw new NotSupportedException();
}
