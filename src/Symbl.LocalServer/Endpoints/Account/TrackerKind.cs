using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Symbl.Domain.Account;
using Symbl.LocalServer.Http;

namespace Symbl.LocalServer.Endpoints.Account;

/// <summary>Trackers: named sets of phrases to search for.</summary>
internal sealed class TrackerKind() : AccountResourceKind(AccountResourceKinds.Tracker)
{
    private const int MostPhrases = 50;

    public static TrackerKind Instance { get; } = new();

    public override bool TellsTimes => true;

    public override bool RepeatsId => true;

    public override int MostPerAccount => 500;

    public override int TakenOnChange => StatusCodes.Status409Conflict;

    public override (string Key, string Label)? UniqueKey(JsonObject content)
    {
        var name = (string)content["name"]!;
        return (name, $"name \"{name}\"");
    }

    protected override void Read(Fields given, JsonObject content)
    {
        content.Set("name", given.RequiredTextNode("name"));
        content.Set("description", given.TextNode("description"));
        content.Set("categories", given.TextsNode("categories"));
        content.Set("languages", given.TextsNode("languages"));
        content.Set("vocabulary", Vocabulary(given));
        content.Set("excludeVocabulary", given.TextsNode("excludeVocabulary"));
    }

    private static JsonArray Vocabulary(Fields given)
    {
        const string name = "vocabulary";
        var phrases = given.TextArray(name) ?? throw given.Required(name);
        given.CheckCount(name, phrases.Count, 1, MostPhrases);
        for (var i = 0; i < phrases.Count; i++)
        {
            if (!phrases[i].EnumerateRunes().All(IsAllowed))
            {
                throw given.Wrong(
                    string.Create(CultureInfo.InvariantCulture, $"{name}[{i}]"),
                    "may hold letters, digits, spaces and the signs . ' - + # & only");
            }
        }

        given.CheckUnique(name, phrases);
        return AccountJson.ArrayOf(phrases);
    }

    // Many scripts combine letters with marks.
    private static bool IsAllowed(Rune rune) =>
        Rune.IsLetterOrDigit(rune)
        || rune.Value is ' ' or '.' or '\'' or '-' or '+' or '#' or '&'
        || Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.SpaceSeparator;
}
