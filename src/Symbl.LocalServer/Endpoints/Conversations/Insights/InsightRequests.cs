using System.Collections.Frozen;
using Symbl.LocalServer.Http;
using Symbl.Storage;

namespace Symbl.LocalServer.Endpoints.Conversations.Insights;

/// <summary>Reads other data of conversations for the operations on insights.</summary>
internal static class InsightRequests
{
    /// <summary>Returns the start of a conversation.</summary>
    /// <exception cref="ApiException">404: the conversation does not exist.</exception>
    public static DateTimeOffset StartOf(this IStore store, long conversation) => store.Read(
        unit => (unit.Conversations.Find(conversation) ?? throw ApiException.ConversationNotFound()).StartTime);
}

/// <summary>The empty set of parameters, for operations without parameters.</summary>
internal static class NoQueryParameters
{
    public static FrozenSet<string> Known { get; } = [];
}
