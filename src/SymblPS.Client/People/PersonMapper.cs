using static SymblPS.Client.Json.WireValues;

namespace SymblPS.Client.People;

/// <summary>Creates the objects for people.</summary>
internal static class PersonMapper
{
    /// <summary>Creates a member.</summary>
    public static SymblMember Member(WirePerson wire, string conversationId) => new()
    {
        MemberId = wire.Id ?? string.Empty,
        ConversationId = conversationId,
        Name = Or(wire.Name, Or(wire.Email, Or(wire.UserId, wire.Id ?? string.Empty))),
        Email = Some(wire.Email),
        UserId = Some(wire.UserId),
        AdditionalProperties = Rest(wire.Rest),
    };

    /// <summary>Creates a person, even if nothing is known of the person.</summary>
    public static SymblPerson Person(WirePerson wire) => new(Some(wire.Name), Some(wire.Id), Some(wire.Email), Some(wire.UserId));

    /// <summary>Creates a person; returns <see langword="null"/> if nothing is known of the person, as for <c>{}</c>.</summary>
    public static SymblPerson? PersonOrNull(WirePerson? wire) =>
        wire is null || (Some(wire.Name) ?? Some(wire.Id) ?? Some(wire.Email) ?? Some(wire.UserId)) is null ? null : Person(wire);
}
