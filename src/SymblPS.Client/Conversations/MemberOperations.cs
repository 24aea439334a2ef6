using SymblPS.Client.Http;
using SymblPS.Client.People;

namespace SymblPS.Client.Conversations;

/// <summary>Members of conversations (<c>/v1/conversations/{conversationId}/members</c>).</summary>
public sealed class MemberOperations
{
    private readonly ServiceConnection _connection;

    internal MemberOperations(ServiceConnection connection) => _connection = connection;

    /// <summary>Lists the members of a conversation.</summary>
    /// <param name="conversationId">ID of the conversation.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="SymblNotFoundException">The conversation does not exist.</exception>
    [SymblOperation("getMembers")]
    public async Task<IReadOnlyList<SymblMember>> ListAsync(string conversationId, CancellationToken cancellationToken)
    {
        var request = _connection.Request(HttpMethod.Get, null, "v1", "conversations", conversationId, "members");
        var members = await _connection.ListAsync(request, "members", PersonJson.Default.WirePerson, cancellationToken).ConfigureAwait(false);
        return [.. members.Select(wire => PersonMapper.Member(wire, conversationId))];
    }

    /// <summary>
    /// Renames a member. If another member has the email address, the service merges the two: it removes the ID of this member, and all
    /// messages refer to the other member.
    /// </summary>
    /// <param name="conversationId">ID of the conversation.</param>
    /// <param name="memberId">ID of the member.</param>
    /// <param name="name">New display name, not empty.</param>
    /// <param name="email">Email address; <see langword="null"/> leaves the address unchanged, and an empty text removes it if the service can.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The message of the service; <see langword="null"/> if the service sent none.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="SymblNotFoundException">The conversation or the member does not exist.</exception>
    [SymblOperation("updateMember")]
    public async Task<string?> UpdateAsync(
        string conversationId, string memberId, string name, string? email, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(name)) throw new ArgumentException("The name of a member must not be empty.", nameof(name));
        var body = new WireMemberUpdate { Id = memberId, Name = name, Email = email };
        var answer = await _connection.PutAsync(
            ConversationJson.Default.WireMemberUpdate, body, ConversationJson.Default.WireAcknowledgement, cancellationToken,
            "v1", "conversations", conversationId, "members", memberId).ConfigureAwait(false);
        return answer.Message;
    }
}
