using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Symbl.Domain.Account;
using Symbl.Domain.Filters;
using Symbl.LocalServer.Http;

namespace Symbl.LocalServer.Endpoints.Account;

/// <summary>Groups of conversations that match the same criteria.</summary>
internal sealed class GroupKind() : AccountResourceKind(AccountResourceKinds.Group)
{
    private const int LongestName = 128;
    private const int LongestDescription = 512;

    public static GroupKind Instance { get; } = new();

    public override bool RepeatsId => true;

    protected override void Read(Fields given, JsonObject content)
    {
        var name = given.RequiredTextNode("name", LongestName);
        if (!((string)name!).EnumerateRunes().All(IsAllowed))
            throw given.Wrong("name", "may hold letters, digits, spaces, hyphens, underscores and quotation marks only");
        content.Set("name", name);
        content.Set("description", given.TextNode("description", LongestDescription));
        content.Set("criteria", Criteria(given));
    }

    private static JsonNode Criteria(Fields given)
    {
        var criteria = given.RequiredText("criteria");
        try
        {
            ConversationFilter.Parse(criteria);
        }
        catch (FilterException e)
        {
            throw given.Wrong("criteria", e.Message);
        }

        return JsonValue.Create(criteria);
    }

    // Many scripts combine letters with marks. Quotation marks can be straight or curled.
    private static bool IsAllowed(Rune rune) =>
        Rune.IsLetterOrDigit(rune)
        || rune.Value is ' ' or '-' or '_' or '"' or '“' or '”'
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
