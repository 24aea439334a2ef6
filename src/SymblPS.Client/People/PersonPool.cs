using System.Text.Json;

namespace SymblPS.Client.People;

/// <summary>
/// The people of one response. Each person is one object, regardless of the number of messages. The pool compares the bytes of the JSON
/// object, so that it parses each person once.
/// </summary>
internal sealed class PersonPool
{
    // A conversation with more people than this costs time and memory, but gives the same result.
    private const int Most = 64;
    private readonly List<(byte[] Json, SymblPerson Person)> _people = [];

    /// <summary>Returns the person that a JSON object describes (schema User).</summary>
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
