using SymblPS.Client.Http;
using SymblPS.Client.People;

namespace SymblPS.Client.Conversations;

/// <summary>Members of conversations (<c>/v1/conversations/{conversationId}/members</c>).</summary>
public sealed class MemberOperations
{
    private readonly ServiceConnection _connection;

    internal MemberOperations(ServiceConnection connection) => _connection = connection;

    /// <summary>Lists the members of a conversation.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="SymblNotFoundException">There is no such conversation.</exception>
    [SymblOperation("getMembers")]
    public async Task<IReadOnlyList<SymblMember>> ListAsync(string conversationId, CancellationToken cancellationToken)
    {
        var request = _connection.Request(HttpMethod.Get, null, "v1", "conversations", conversationId, "members");
        var members = await _connection.ListAsync(request, "members", PersonJson.Default.WirePerson, cancellationToken).ConfigureAwait(false);
        return [.. members.Select(wire => PersonMapper.Member(wire, conversationId))];
    }

    /// <summary>
    /// Renames a member. With the e-mail address of another member the two become one: this member's id is gone afterwards, and all
    /// messages
    /// refer to the other.
    /// </summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="memberId">The member.</param>
    /// <param name="name">New display name, not empty.</param>
    /// <param name="email">E-mail address; <see langword="null"/> leaves it as it is.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The service's own words; <see langword="null"/> where it says nothing.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="SymblNotFoundException">There is no such conversation or member.</exception>
    [SymblOperation("updateMember")]
    public async Task<string?> UpdateAsync(
        string conversationId, string memberId, string name, string? email, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(name)) throw new ArgumentException("The name of a member must not be empty.", nameof(name));
        var body = new WireMemberUpdate { Id = memberId, Name = name, Email = string.IsNullOrWhiteSpace(email) ? null : email };
        var answer = await _connection.PutAsync(
            ConversationJson.Default.WireMemberUpdate, body, ConversationJson.Default.WireAcknowledgement, cancellationToken,
            "v1", "conversations", conversationId, "members", memberId).ConfigureAwait(false);
        return answer.Message;
    }
}
