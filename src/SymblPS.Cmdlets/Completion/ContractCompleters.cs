using System.Collections;

namespace SymblPS.Cmdlets.Completion;

/// <summary>Completes the languages of the contract.</summary>
public sealed class LanguageCompleter : MemoryCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Values(IDictionary bound) =>
        SubmissionLanguages.Documented.Select(static language => (language.Tag, language.Name))
            .Append((SubmissionLanguages.Detected, "Detected by the recognizer of the local server"));
}

/// <summary>Completes the features of a submission.</summary>
public sealed class FeatureCompleter : MemoryCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Values(IDictionary bound) =>
        [("callScore", "Scores the call by criteria"), ("insights", "Call insights of the service's language model")];
}

/// <summary>Completes the types of insights of the contract.</summary>
public sealed class InsightTypeCompleter : MemoryCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Values(IDictionary bound) =>
        [("action_item", "A task of a participant"), ("follow_up", "A matter to come back to"), ("question", "A question that was asked")];
}

/// <summary>Completes ids of criteria: the managed ones of the service, and the account's own that this session has read.</summary>
public sealed class CriterionIdCompleter : MemoryCompleter
{
    private static readonly (string Value, string Tip)[] Managed =
    [
        ("Symbl.Communication_And_Engagement", "Managed criterion: communication and engagement"),
        ("Symbl.Question_Handling", "Managed criterion: question handling"),
        ("Symbl.Forward_Motion", "Managed criterion: forward motion"),
        ("Symbl.Sales_Process", "Managed criterion: sales process"),
    ];

    private protected override IEnumerable<(string Value, string Tip)> Values(IDictionary bound) =>
        CompletionCache.Account("SymblCallScoreCriterion").Latest().Concat(Managed);
}

/// <summary>Completes paths of settings: the ones of the contract, and the ones that this session has read.</summary>
public sealed class SettingPathCompleter : MemoryCompleter
{
    private static readonly (string Value, string Tip)[] Known =
    [
        ("/redaction/default", "Whether to redact messages by default: true or false"),
        ("/redaction/type", "Form of a redaction: default ([PERSON_NAME]), obfuscation (****) or custom"),
        ("/redaction/exclude", "Names of entities that are never redacted, such as PERSON_NAME"),
        ("/redaction/custom/default", "Replacement for an entity without a text of its own"),
        ("/intelligence/bookmarks/duration", "Default duration of a bookmark in seconds"),
    ];

    private protected override IEnumerable<(string Value, string Tip)> Values(IDictionary bound) =>
        CompletionCache.Account("SymblSetting").Latest().Where(static known => !Array.Exists(Known, own => own.Value == known.Value)).Concat(Known);
}
