using SymblPS.Client.Json;
using SymblPS.Client.People;
using SymblPS.Client.Provenance;

namespace SymblPS.Client.Conversations;

/// <summary>Creates <see cref="SymblConversation"/> objects.</summary>
internal static class ConversationMapper
{
    /// <summary>Creates a conversation.</summary>
    public static SymblConversation Map(WireConversation wire, string? askedFor)
    {
        var id = WireValues.Or(wire.Id, askedFor ?? string.Empty);
        return new SymblConversation
        {
            ConversationId = id,
            Name = wire.Name ?? string.Empty,
            Type = wire.Type ?? string.Empty,
            StartTime = wire.StartTime,
            EndTime = wire.EndTime,
            Members = WireValues.Map(wire.Members, member => PersonMapper.Member(member, id)),
            Metadata = wire.Metadata ?? [],
            Provenance = ProvenanceMapper.Map(wire.Provenance),
            LanguageCode = wire.LanguageCode,
            AvailableFeature = wire.Features?.Available ?? [],
            UnavailableFeature = wire.Features?.NotAvailable ?? [],
            LimitedFeature = wire.Features?.Limited ?? [],
            FeatureNote = wire.Features?.Notes ?? [],
            AdditionalProperties = WireValues.Rest(wire.Rest),
        };
    }
}
