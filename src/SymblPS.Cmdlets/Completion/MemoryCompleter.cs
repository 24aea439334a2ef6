using System.Collections;
using System.Management.Automation.Language;

namespace SymblPS.Cmdlets.Completion;

/// <summary>Base class of the completers. A completer offers values from memory and sends no request.</summary>
public abstract class MemoryCompleter : IArgumentCompleter
{
    private protected MemoryCompleter() { }

    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var word = (wordToComplete ?? string.Empty).Trim('\'', '"');
        var pattern = WildcardPattern.Get(WildcardPattern.Escape(word) + "*", WildcardOptions.IgnoreCase);
        foreach (var (value, tip) in Values(commandName, fakeBoundParameters))
        {
            if (!pattern.IsMatch(value)) continue;
            yield return new CompletionResult(Quote(value), value, CompletionResultType.ParameterValue, tip.Length == 0 ? value : tip);
        }
    }

    private protected abstract IEnumerable<(string Value, string Tip)> Values(IDictionary bound);

    /// <summary>The values of a completer that serves several commands.</summary>
    private protected virtual IEnumerable<(string Value, string Tip)> Values(string commandName, IDictionary bound) => Values(bound);

    private static string Quote(string value)
    {
        foreach (var c in value)
        {
            if (!char.IsLetterOrDigit(c) && c is not ('-' or '_' or '.')) return "'" + CodeGeneration.EscapeSingleQuotedStringContent(value) + "'";
        }

        return value;
    }
}
