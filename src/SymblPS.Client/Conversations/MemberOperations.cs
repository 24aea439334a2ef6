namespace SymblPS.Client;

/// <summary>Members of a conversation.</summary>
public sealed class MemberOperations
{
    internal MemberOperations() { }

    /// <summary>Lists members.</summary>
    public Task<IReadOnlyList<SymblMember>> ListAsync(string conversationId, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>Renames a member.</summary>
    public Task<string?> UpdateAsync(
        string conversationId, string memberId, string name, string? email, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
