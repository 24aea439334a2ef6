using System.Text.Json;
using System.Text.RegularExpressions;
using Symbl.Platform.Processes;

namespace Symbl.LocalServer.Faults;

/// <summary>The current rules and the number of uses of each rule.</summary>
internal sealed class FaultRules
{
    /// <summary>
    /// The path of the operations that read and replace the rules. No rule applies to it. Otherwise a client could not remove a rule.
    /// </summary>
    public const string Path = "/local/faults";

    private readonly Lock _gate = new();
    private List<ActiveRule> _rules = [];

    /// <summary>Loads the initial rules from a file.</summary>
    /// <exception cref="StartupException">The file is not a document of rules, or the server cannot read it.</exception>
    public static FaultRules Load(string? path)
    {
        var rules = new FaultRules();
        if (path is null)
            return rules;
        try
        {
            rules.Replace(File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is FaultRuleException or IOException or UnauthorizedAccessException)
        {
            throw new StartupException(ExitCode.Usage, $"--faults: '{path}': {e.Message}", e);
        }

        return rules;
    }

    /// <summary>Replaces the rules. The counts of the new rules start at zero.</summary>
    /// <exception cref="FaultRuleException">The text is not a valid document of rules. The earlier rules stay.</exception>
    public void Replace(ReadOnlySpan<byte> json)
    {
        FaultDocument document;
        try
        {
            document = JsonSerializer.Deserialize(json, FaultJson.Default.FaultDocument)
                ?? throw new FaultRuleException("The rules are null.");
        }
        catch (JsonException e)
        {
            throw new FaultRuleException(e.Message);
        }

        var rules = document.Rules.Select((rule, index) => new ActiveRule(Checked(rule, index))).ToList();
        lock (_gate)
            _rules = rules;
    }

    public FaultDocument Describe()
    {
        lock (_gate)
            return new FaultDocument { Rules = [.. _rules.Select(rule => rule.Rule with { Applied = rule.Applied })] };
    }

    /// <summary>Returns the rule that applies to a request and counts the use. Returns null if no rule applies.</summary>
    public FaultRule? Take(string method, string path)
    {
        lock (_gate)
            return _rules.FirstOrDefault(rule => rule.TryTake(method, path))?.Rule;
    }

    private static FaultRule Checked(FaultRule rule, int index)
    {
        string? complaint = rule switch
        {
            _ when !FaultKind.All.Contains(rule.Fault) => $"fault '{rule.Fault}' is not one of {string.Join(", ", FaultKind.All)}",
            { Fault: FaultKind.Latency or FaultKind.LateWebhook or FaultKind.EarlyTokenExpiry, DelayMs: null } =>
                $"{rule.Fault} needs delayMs",
            { Fault: FaultKind.Status, Status: null } => "status needs status",
            { Status: < 200 or > 599 } => "status must be from 200 to 599",
            { Fault: FaultKind.HtmlError, Status: < 500 } => "html-5xx needs a status from 500",
            { DelayMs: < 0 or > int.MaxValue } => "delayMs must be from 0 to 2147483647",
            { Times: < 1 } => "times must be at least 1",
            { After: < 0 } => "after must not be negative",
            { Bytes: < 1 } => "bytes must be at least 1",
            { RetryAfter: < 0 } => "retryAfter must not be negative",
            { Match: { Prefix: not null, PathRegex: not null } } => "match takes prefix or pathRegex",
            _ => null,
        };
        return complaint is null ? rule : throw new FaultRuleException($"rules[{index}]: {complaint}.");
    }

    private sealed class ActiveRule
    {
        private readonly Regex? _path;
        private int _seen;

        public ActiveRule(FaultRule rule)
        {
            Rule = rule;
            try
            {
                if (rule.Match?.PathRegex is { } pattern)
                    _path = new Regex(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
            }
            catch (ArgumentException e)
            {
                throw new FaultRuleException($"pathRegex: {e.Message}");
            }
        }

        public FaultRule Rule { get; }

        public int Applied { get; private set; }

        public bool TryTake(string method, string path)
        {
            if (Applied >= Rule.Times || !Matches(method, path) || _seen++ < Rule.After)
                return false;
            Applied++;
            return true;
        }

        private bool Matches(string method, string path) =>
            (Rule.Match?.Method is not { } wanted || string.Equals(wanted, method, StringComparison.OrdinalIgnoreCase))
            && (Rule.Match?.Prefix is not { } prefix || path.StartsWith(prefix, StringComparison.Ordinal))
            && (_path is null || _path.IsMatch(path));
    }
}

/// <summary>A document of fault rules is invalid. The message states the reason.</summary>
internal sealed class FaultRuleException(string message) : Exception(message);
