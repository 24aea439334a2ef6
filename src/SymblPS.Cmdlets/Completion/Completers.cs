using System.Collections;
using SymblPS.Cmdlets.Connections;

namespace SymblPS.Cmdlets.Completion;

/// <summary>Completes names of connections.</summary>
public sealed class ConnectionNameCompleter : MemoryCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Values(IDictionary bound) =>
        ConnectionStore.All().Select(c => (c.Name, c.BaseUri.AbsoluteUri));
}

/// <summary>Completes ids of conversations that this session has read.</summary>
public sealed class ConversationIdCompleter : MemoryCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Values(IDictionary bound) => CompletionCache.Conversations.Latest();
}

/// <summary>Completes ids of jobs that this session has read.</summary>
public sealed class JobIdCompleter : MemoryCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Values(IDictionary bound) => CompletionCache.Jobs.Latest();
}

/// <summary>Completes names of speakers that this session has read. With <c>-ConversationId</c> only the speakers of that conversation.</summary>
public sealed class SpeakerCompleter : MemoryCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Values(IDictionary bound) =>
        CompletionCache.Speakers((bound["ConversationId"] as string[])?.FirstOrDefault() ?? bound["ConversationId"] as string);
}

/// <summary>Completes types of entities that this session has read.</summary>
public sealed class EntityTypeCompleter : MemoryCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Values(IDictionary bound) => CompletionCache.EntityTypes.Latest();
}

/// <summary>Completes names of trackers that matched in this session.</summary>
public sealed class MatchedTrackerCompleter : MemoryCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Values(IDictionary bound) => CompletionCache.MatchedTrackers.Latest();
}

/// <summary>Completes ids of bookmarks that this session has read.</summary>
public sealed class BookmarkIdCompleter : MemoryCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Values(IDictionary bound) => CompletionCache.Bookmarks.Latest();
}

/// <summary>Completes ids of registered voices that this session has read, with the names of the people as tooltips.</summary>
public sealed class VoiceIdCompleter : MemoryCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Values(IDictionary bound) => CompletionCache.Voices.Latest();
}

/// <summary>Completes names of people with registered voices that this session has read.</summary>
public sealed class VoiceNameCompleter : MemoryCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Values(IDictionary bound) =>
        CompletionCache.Voices.Latest().Select(static voice => (voice.Tip, string.Empty));
}

/// <summary>Completes ids of the account objects that a command handles, with their names as tooltips. The noun of the command is the kind.</summary>
public sealed class AccountIdCompleter : MemoryCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Values(IDictionary bound) => [];

    private protected override IEnumerable<(string Value, string Tip)> Values(string commandName, IDictionary bound) =>
        CompletionCache.Account(AccountNameCompleter.NounOf(commandName)).Latest();
}

/// <summary>Completes names of the account objects that a command handles. The noun of the command is the kind.</summary>
public sealed class AccountNameCompleter : MemoryCompleter
{
    internal static string NounOf(string commandName) => commandName[(commandName.LastIndexOf('-') + 1)..];

    private protected override IEnumerable<(string Value, string Tip)> Values(IDictionary bound) => [];

    private protected override IEnumerable<(string Value, string Tip)> Values(string commandName, IDictionary bound) =>
        CompletionCache.Account(NounOf(commandName)).Latest().Where(static known => known.Tip.Length > 0).Select(static known => (known.Tip, known.Value));
}
