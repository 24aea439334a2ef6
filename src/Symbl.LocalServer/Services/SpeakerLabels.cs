using System.Globalization;
using System.Text.RegularExpressions;

namespace Symbl.LocalServer.Services;

/// <summary>
/// The labels of speakers without a name: <c>Speaker 1</c>, <c>Speaker 2</c>. The server processes each part of a conversation separately, and
/// each part begins with <c>Speaker 1</c>. If another member already has a label, the speaker gets the next number, so that a label stands for
/// one person.
/// </summary>
/// <param name="names">The names of the members of the conversation.</param>
internal sealed partial class SpeakerLabels(IEnumerable<string> names)
{
    private const string Stem = "Speaker ";

    private readonly HashSet<string> _names = new(names, StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns a label that no other member has. Returns other names unchanged, because a person chose them.</summary>
    /// <param name="name">The name or label of a speaker.</param>
    public string Take(string name)
    {
        if (!IsLabel(name) || _names.Add(name))
            return name;
        for (var number = 1 + _names.Max(NumberOf); ; number++)
        {
            var next = string.Create(CultureInfo.InvariantCulture, $"{Stem}{number}");
            if (_names.Add(next))
                return next;
        }
    }

    /// <summary>Returns whether a name is a label.</summary>
    public static bool IsLabel(string name) => Label().IsMatch(name);

    private static int NumberOf(string name) =>
        Label().IsMatch(name) && int.TryParse(name.AsSpan(Stem.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;

    [GeneratedRegex(@"^Speaker [0-9]{1,9}\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label();
}
