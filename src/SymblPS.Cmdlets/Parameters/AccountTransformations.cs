using System.Collections;
using System.Text.RegularExpressions;

namespace SymblPS.Cmdlets.Parameters;

/// <summary>
/// Reads the questions of a criterion: objects with <c>Question</c> and <c>Priority</c>, or strings that end with the priority (<c>Did the agent say
/// goodbye? (low)</c>). The default priority is <c>medium</c>.
/// </summary>
internal sealed class ChecklistTransformationAttribute : ArgumentTransformationAttribute
{
    // The list format of Export-Csv. A semicolon within a question remains.
    private static readonly Regex Between =
        new(@"(?<=\((?:high|medium|low)\))\s*;\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        try
        {
            return Read(inputData);
        }
        catch (FormatException e)
        {
            throw new ArgumentTransformationMetadataException(e.Message, e);
        }
    }

    /// <summary>Reads questions.</summary>
    /// <exception cref="FormatException">A question has no text, or an unknown priority.</exception>
    public static SymblChecklistItem[] Read(object? value) => Unwrap.Value(value) is string text
        ? [.. Between.Split(text).Where(static part => part.Trim().Length > 0).Select(Item)]
        : [.. Items(value).Select(Item)];

    // A hashtable is one question, not several pairs; so is a custom object.
    private static IEnumerable<object?> Items(object? value) => value is PSObject { BaseObject: PSCustomObject } ? [value] : Unwrap.Items(value);

    private static SymblChecklistItem Item(object? item)
    {
        switch (Unwrap.Value(item))
        {
            case SymblChecklistItem ready:
                return ready;
            case string text:
                return SymblChecklistItem.Parse(text);
            case null:
                throw new FormatException("A question of the checklist is empty.");
            default:
                var values = new ObjectReader(PSObject.AsPSObject(item!));
                return Make(values.Text("Question"), values.Text("Priority"));
        }
    }

    private static SymblChecklistItem Make(string? question, string? priority)
    {
        if (string.IsNullOrEmpty(priority)) return SymblChecklistItem.Parse(question ?? string.Empty);
        if (string.IsNullOrWhiteSpace(question)) throw new FormatException("A question of the checklist is empty.");
        var weight = priority!.ToLowerInvariant();
        return Array.IndexOf(SymblChecklistItem.Priorities, weight) >= 0
            ? new SymblChecklistItem { Question = question!.Trim(), Priority = weight }
            : throw new FormatException($"The priority of '{question}' is '{priority}'; it must be high, medium or low.");
    }
}

/// <summary>Accepts criteria as objects of <c>Get-SymblCallScoreCriterion</c> or as ids.</summary>
internal sealed class CriterionTransformationAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => Unwrap.Value(inputData) is string text
        ? TextList.Of(text)
        : Unwrap.Items(inputData).Select(static item => item is SymblCallScoreCriterion criterion ? criterion.CriterionId : Unwrap.Text(item)).ToArray();
}

/// <summary>Converts nested hashtables of settings to paths with values.</summary>
internal static class SettingTable
{
    /// <summary>The values of a hashtable with names or whole paths as keys.</summary>
    public static IEnumerable<(string Path, object? Value)> Flatten(IDictionary table, string branch = "")
    {
        // A hashtable has no order. Sorted keys give the same request in every run.
        var entries = table is Hashtable
            ? table.Cast<DictionaryEntry>().OrderBy(static entry => Unwrap.Text(entry.Key), StringComparer.Ordinal)
            : table.Cast<DictionaryEntry>();
        foreach (var entry in entries)
        {
            var key = Unwrap.Text(entry.Key);
            var path = key.StartsWith("/", StringComparison.Ordinal) ? branch + key : $"{branch}/{key.Replace("~", "~0").Replace("/", "~1")}";
            if (Unwrap.Value(entry.Value) is IDictionary { Count: > 0 } next)
            {
                foreach (var found in Flatten(next, path)) yield return found;
            }
            else
            {
                yield return (path, Unwrap.Value(entry.Value));
            }
        }
    }
}
