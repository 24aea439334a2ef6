using System.Collections.Frozen;
using Symbl.LocalServer.Http;
using Symbl.Storage;

namespace Symbl.LocalServer.Endpoints.Conversations.Insights;

/// <summary>What the operations on insights read of conversations beside their insights.</summary>
internal static class InsightRequests
{
    /// <summary>When a conversation starts.</summary>
    /// <exception cref="ApiException">404: there is no such conversation.</exception>
    public static DateTimeOffset StartOf(this IStore store, long conversation) => store.Read(
        unit => (unit.Conversations.Find(conversation) ?? throw ApiException.ConversationNotFound()).StartTime);
}

/// <summary>The parameters of operations that take none.</summary>
internal static class NoQueryParameters
{
    public static FrozenSet<string> Known { get; } = [];
}
