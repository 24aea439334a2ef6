using System.Management.Automation;
using System.Management.Automation.Runspaces;
using SymblPS.Host;

// Runs one script on the PowerShell engine package: SymblPS.Host <script.ps1> [-Name value ...] [values ...]
if (args.Length == 0 || !File.Exists(args[0]))
{
    Console.Error.WriteLine(args.Length == 0
        ? "Usage: SymblPS.Host <script.ps1> [arguments]"
        : $"The script '{args[0]}' does not exist.");
    return 2;
}

var host = new ConsoleHost();
// The engine colours what it formats even where the host says that it has no terminal.
if (!host.UI.SupportsVirtualTerminal) PSStyle.Instance.OutputRendering = OutputRendering.PlainText;
var state = InitialSessionState.CreateDefault2();
// Execution policy is a matter of Windows; this host runs exactly the script it was told to.
if (OperatingSystem.IsWindows()) state.ExecutionPolicy = Microsoft.PowerShell.ExecutionPolicy.Bypass;
using var runspace = RunspaceFactory.CreateRunspace(host, state);
runspace.Open();
Runspace.DefaultRunspace = runspace;

using var shell = PowerShell.Create();
shell.Runspace = runspace;
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    shell.BeginStop(null, null);
};

shell.AddCommand(Path.GetFullPath(args[0]));
for (var i = 1; i < args.Length; i++)
{
    if (args[i].StartsWith('-') && i + 1 < args.Length) shell.AddParameter(args[i][1..], args[++i]);
    else if (args[i].StartsWith('-')) shell.AddParameter(args[i][1..]);
    else shell.AddArgument(args[i]);
}

shell.AddCommand("Out-Default");
// Errors go through Out-Default too, so that they look as they do in a shell.
shell.Commands.Commands[0].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
try
{
    shell.Invoke();
    return host.ExitCode ?? (shell.HadErrors ? 1 : 0);
}
catch (PipelineStoppedException)
{
    return 130;
}
catch (RuntimeException e)
{
    host.UI.WriteErrorLine(e.ErrorRecord.ErrorDetails?.Message ?? e.Message);
    if (e.ErrorRecord.ErrorDetails?.RecommendedAction is { Length: > 0 } action) host.UI.WriteErrorLine(action);
    return 1;
}
finally
{
    // Leaving the runspace open would leave what the module started running until the process is gone.
    runspace.Close();
}
