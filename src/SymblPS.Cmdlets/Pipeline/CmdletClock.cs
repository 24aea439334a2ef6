namespace SymblPS.Cmdlets.Pipeline;

/// <summary>The clock of the cmdlets. PowerShell constructs the cmdlets, so that the clock cannot be an argument of their constructors.</summary>
internal static class CmdletClock
{
    /// <summary>The clock. Tests replace it.</summary>
    public static TimeProvider Current { get; set; } = TimeProvider.System;
}
