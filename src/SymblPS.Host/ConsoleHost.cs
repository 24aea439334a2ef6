using System.Globalization;
using System.Management.Automation.Host;

namespace SymblPS.Host;

/// <summary>The least a script needs of a host: a console to write to, and an exit code.</summary>
internal sealed class ConsoleHost : PSHost
{
    public int? ExitCode { get; private set; }

    public override CultureInfo CurrentCulture { get; } = CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture { get; } = CultureInfo.CurrentUICulture;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override string Name => "SymblPS.Host";

    public override PSHostUserInterface UI { get; } = new ConsoleUserInterface();

    public override Version Version { get; } = typeof(ConsoleHost).Assembly.GetName().Version!;

    public override void EnterNestedPrompt() => throw new NotSupportedException("This host has no nested prompt.");

    public override void ExitNestedPrompt() => throw new NotSupportedException("This host has no nested prompt.");

    public override void NotifyBeginApplication() { }

    public override void NotifyEndApplication() { }

    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;
}
