using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using System.Text;

namespace SymblPS.Documentation;

/// <summary>A console of fixed width that records its text, so that the output of an example does not depend on the terminal.</summary>
public sealed class ExampleHost : PSHost
{
    private readonly ExampleUserInterface _ui;

    public ExampleHost(int width) => _ui = new ExampleUserInterface(width);

    /// <summary>The answer of Get-Credential.</summary>
    public PSCredential Credential { get => _ui.Credential; set => _ui.Credential = value; }

    public override CultureInfo CurrentCulture { get; } = CultureInfo.GetCultureInfo("en-US");
    public override CultureInfo CurrentUICulture { get; } = CultureInfo.GetCultureInfo("en-US");
    public override Guid InstanceId { get; } = Guid.NewGuid();
    public override string Name => "Example";
    public override Version Version { get; } = new(1, 0);
    public override PSHostUserInterface UI => _ui;

    /// <summary>Returns the text since the last call.</summary>
    public string TakeText() => _ui.TakeText();

    public override void EnterNestedPrompt() => throw new NotSupportedException();
    public override void ExitNestedPrompt() => throw new NotSupportedException();
    public override void NotifyBeginApplication() { }
    public override void NotifyEndApplication() { }
    public override void SetShouldExit(int exitCode) { }
}

internal sealed class ExampleUserInterface : PSHostUserInterface
{
    private readonly StringBuilder _text = new();

    public ExampleUserInterface(int width) => RawUI = new ExampleRawUserInterface(width);

    public PSCredential Credential { get; set; }
    public override PSHostRawUserInterface RawUI { get; }

    public string TakeText()
    {
        lock (_text)
        {
            var text = _text.ToString();
            _text.Clear();
            return text;
        }
    }

    public override void Write(string value)
    {
        lock (_text) _text.Append(value);
    }

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Write(value);
    public override void WriteLine(string value) => Write(value + "\n");
    public override void WriteErrorLine(string value) => WriteLine(value);
    public override void WriteDebugLine(string message) => WriteLine("DEBUG: " + message);
    public override void WriteVerboseLine(string message) => WriteLine("VERBOSE: " + message);
    public override void WriteWarningLine(string message) => WriteLine("WARNING: " + message);
    public override void WriteProgress(long sourceId, ProgressRecord record) { }

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
        Credential ?? throw new NotSupportedException("No credential is set for Get-Credential.");

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName, PSCredentialTypes types, PSCredentialUIOptions options) =>
        PromptForCredential(caption, message, userName, targetName);

    public override string ReadLine() => throw NoPrompt();
    public override SecureString ReadLineAsSecureString() => throw NoPrompt();

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) => throw NoPrompt();

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) => throw NoPrompt();

    private static NotSupportedException NoPrompt() => new("An example cannot answer a prompt.");
}

internal sealed class ExampleRawUserInterface : PSHostRawUserInterface
{
    public ExampleRawUserInterface(int width) => BufferSize = WindowSize = new Size(width, 50);

    public override ConsoleColor BackgroundColor { get; set; } = ConsoleColor.Black;
    public override ConsoleColor ForegroundColor { get; set; } = ConsoleColor.White;
    public override Size BufferSize { get; set; }
    public override Coordinates CursorPosition { get; set; }
    public override int CursorSize { get; set; } = 1;
    public override bool KeyAvailable => false;
    public override Size MaxPhysicalWindowSize => WindowSize;
    public override Size MaxWindowSize => WindowSize;
    public override Coordinates WindowPosition { get; set; }
    public override Size WindowSize { get; set; }
    public override string WindowTitle { get; set; } = "";

    public override void FlushInputBuffer() { }
    public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw new NotSupportedException();
    public override KeyInfo ReadKey(ReadKeyOptions options) => throw new NotSupportedException();
    public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) { }
    public override void SetBufferContents(Rectangle rectangle, BufferCell fill) { }
    public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) { }
}
