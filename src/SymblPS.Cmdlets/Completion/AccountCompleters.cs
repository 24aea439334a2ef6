using System.Collections;

namespace SymblPS.Cmdlets.Completion;

/// <summary>Completes ids of criteria: the service's own, and those of the account this session has seen.</summary>
public sealed class CriterionIdCompleter : MemoryCompleter
{
    private static readonly (string Value, string Tip)[] Managed =
    [
        ("Symbl.Communication_And_Engagement", "The service's own: communication and engagement"),
        ("Symbl.Question_Handling", "The service's own: how questions are handled"),
        ("Symbl.Forward_Motion", "The service's own: what is done to go on"),
        ("Symbl.Sales_Process", "The service's own: the steps of a sale"),
    ];

    private protected override IEnumerable<(string Value, string Tip)> Values(IDictionary bound) =>
        SeenAccountObjects.Of("SymblCallScoreCriterion").Select(static seen => (seen.Id, seen.Name)).Concat(Managed);
}

/// <summary>Completes paths of settings: those the contract names, and those this session has seen.</summary>
public sealed class SettingPathCompleter : MemoryCompleter
{
    private static readonly (string Value, string Tip)[] Known =
    [
        ("/redaction/default", "Whether messages are redacted unless asked otherwise: true or false"),
        ("/redaction/type", "How: default ([PERSON_NAME]), obfuscation (****) or custom"),
        ("/redaction/exclude", "Entity names that are never redacted, such as PERSON_NAME"),
        ("/redaction/custom/default", "What stands in place of an entity that has no text of its own"),
        ("/intelligence/bookmarks/duration", "Length of a bookmark in seconds unless said otherwise"),
    ];

    private protected override IEnumerable<(string Value, string Tip)> Values(IDictionary bound) =>
        SeenAccountObjects.Of("SymblSetting").Select(static seen => (seen.Id, seen.Name))
            .Where(static seen => !Array.Exists(Known, known => known.Value == seen.Id)).Concat(Known);
}
