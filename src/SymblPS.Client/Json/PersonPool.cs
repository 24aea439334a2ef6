namespace SymblPS.Client.Json;

/// <summary>The people of one answer, each kept once however many messages they say.</summary>
internal sealed class PersonPool
{
    // A conversation with more people than this costs memory, nothing else.
    private const int Most = 1000;
    private readonly Dictionary<(string? Id, string? Name, string? Email, string? UserId), SymblPerson> _people = [];

    /// <summary>The person a message names; nobody where it names none.</summary>
    public SymblPerson Find(WirePerson? wire)
    {
        if (wire is null) return SymblMessage.Nobody;
        var key = (Some(wire.Id), Some(wire.Name), Some(wire.Email), Some(wire.UserId));
        if (_people.TryGetValue(key, out var person)) return person;
        person = new SymblPerson(key.Item2, key.Item1, key.Item3, key.Item4);
        if (_people.Count < Most) _people.Add(key, person);
        return person;
    }

    private static string? Some(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
