using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace SymblPS.Host;

/// <summary>Writes to the console. Asks nothing: scripts on this host run without a person.</summary>
internal sealed class ConsoleUserInterface : PSHostUserInterface
{
    private readonly bool _colour = !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("NO_COLOR") is null;
    private readonly Lock _gate = new();
    private int _progressWidth;

    public override PSHostRawUserInterface RawUI { get; } = new ConsoleRawUserInterface();

    public override bool SupportsVirtualTerminal => _colour;

    public override void Write(string value) => Out(value);

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Out(value);

    public override void WriteLine(string value) => Out(value + Environment.NewLine);

    public override void WriteErrorLine(string value) => Error(value);

    public override void WriteDebugLine(string message) => Error("DEBUG: " + message);

    public override void WriteVerboseLine(string message) => Error("VERBOSE: " + message);

    public override void WriteWarningLine(string message) => Error("WARNING: " + message);

    /// <summary>One line that is written over, on a terminal only.</summary>
    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
        if (Console.IsErrorRedirected) return;
        lock (_gate)
        {
            ClearProgress();
            if (record.RecordType == ProgressRecordType.Completed) return;
            var percent = record.PercentComplete >= 0 ? $" {record.PercentComplete} %" : string.Empty;
            var text = $"{record.Activity}: {record.StatusDescription}{percent}";
            var room = Math.Max(20, RawUI.BufferSize.Width - 1);
            if (text.Length > room) text = text[..room];
            Console.Error.Write(text);
            _progressWidth = text.Length;
        }
    }

    public override string ReadLine() => throw NoPerson();

    public override SecureString ReadLineAsSecureString() => throw NoPerson();

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) => throw NoPerson();

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) => throw NoPerson();

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) => throw NoPerson();

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName,
        PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) => throw NoPerson();

    private static NotSupportedException NoPerson() => new("This host runs scripts without a person to ask.");

    private void Out(string text)
    {
        lock (_gate)
        {
            ClearProgress();
            Console.Out.Write(text);
        }
    }

    private void Error(string text)
    {
        lock (_gate)
        {
            ClearProgress();
            Console.Error.WriteLine(text);
        }
    }

    private void ClearProgress()
    {
        if (_progressWidth == 0) return;
        Console.Error.Write('\r' + new string(' ', _progressWidth) + '\r');
        _progressWidth = 0;
    }
}
