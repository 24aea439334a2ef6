using System.Text.Json;

namespace SymblPS.Client.People;

/// <summary>
/// The people of one answer, each kept once however many messages they say. A person is recognised by the very bytes that describe them,
/// so that
/// nothing is read twice.
/// </summary>
internal sealed class PersonPool
{
    // A conversation with more people than this costs time and memory, nothing else.
    private const int Most = 64;
    private readonly List<(byte[] Json, SymblPerson Person)> _people = [];

    /// <summary>The person an object describes (schema User).</summary>
    public SymblPerson Find(ReadOnlySpan<byte> json)
    {
        foreach (var known in _people)
        {
            if (json.SequenceEqual(known.Json)) return known.Person;
        }

        var person = PersonMapper.Person(JsonSerializer.Deserialize(json, PersonJson.Default.WirePerson) ?? new WirePerson());
        if (_people.Count < Most) _people.Add((json.ToArray(), person));
        return person;
    }
}
