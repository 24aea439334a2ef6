using System.Collections;
using System.Management.Automation.Language;
using SymblPS.Cmdlets.Connections;

namespace SymblPS.Cmdlets.Completion;

/// <summary>Base of the completers. A completer answers from memory: it never touches the network.</summary>
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

    /// <summary>For completers that serve several commands.</summary>
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

/// <summary>Completes names of connections.</summary>
public sealed class ConnectionNameCompleter : MemoryCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Values(IDictionary bound) =>
        ConnectionStore.All().Select(c => (c.Name, c.BaseUri.AbsoluteUri));
}

/// <summary>Completes ids of conversations this session has seen.</summary>
public sealed class ConversationIdCompleter : MemoryCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Values(IDictionary bound) => SeenObjects.Conversations();
}

/// <summary>Completes ids of jobs this session has seen.</summary>
public sealed class JobIdCompleter : MemoryCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Values(IDictionary bound) => SeenObjects.Jobs();
}

/// <summary>Completes names of speakers this session has seen, those of the conversation in question when it is given.</summary>
public sealed class SpeakerCompleter : MemoryCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Values(IDictionary bound) =>
        SeenObjects.Speakers((bound["ConversationId"] as string[])?.FirstOrDefault() ?? bound["ConversationId"] as string);
}

/// <summary>Completes the languages of the contract.</summary>
public sealed class LanguageCompleter : MemoryCompleter
{
    // Source: the language table of the service's documentation; speakers are told apart in English and Spanish only, by its word.
    private static readonly (string Value, string Tip)[] Languages =
    [
        ("en-US", "English (United States), speakers told apart"), ("en-GB", "English (United Kingdom), speakers told apart"),
        ("en-AU", "English (Australia), speakers told apart"), ("en-IE", "English (Ireland), speakers told apart"),
        ("en-IN", "English (India), speakers told apart"), ("en-ZA", "English (South Africa), speakers told apart"),
        ("es-US", "Spanish (United States), speakers told apart"), ("es-ES", "Spanish (Spain), speakers told apart"),
        ("ru-RU", "Russian"), ("fr-CA", "French (Canada)"), ("fr-FR", "French (France)"), ("de-DE", "German"), ("it-IT", "Italian"),
        ("nl-NL", "Dutch"), ("ja-JP", "Japanese"), ("ar-SA", "Arabic"), ("hi-IN", "Hindi"), ("pt-BR", "Portuguese (Brazil)"),
        ("pt-PT", "Portuguese (Portugal)"), ("fa-IR", "Persian"),
    ];

    private protected override IEnumerable<(string Value, string Tip)> Values(IDictionary bound) => Languages;
}

/// <summary>Completes the features a submission can ask for.</summary>
public sealed class FeatureCompleter : MemoryCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Values(IDictionary bound) =>
        [("callScore", "Score the call by criteria"), ("insights", "Insights made by the service's language model")];
}
