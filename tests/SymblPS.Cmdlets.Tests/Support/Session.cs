using System.Collections.ObjectModel;
using System.Diagnostics;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace SymblPS.Cmdlets.Tests.Support;

/// <summary>A session of the PowerShell engine with the staged module.</summary>
internal sealed class Session : IDisposable
{
    public Session(bool import = true)
    {
        var state = InitialSessionState.CreateDefault2();
        Runspace = RunspaceFactory.CreateRunspace(state);
        Runspace.Open();
        if (import) Import();
    }

    public Runspace Runspace { get; }

    public void Import(string arguments = "") => Run($"Import-Module '{Repository.Manifest}' {arguments}").ThrowIfFailed();

    /// <summary>Runs a script and collects the output of all streams.</summary>
    public Outcome Run(string script, params (string Name, object? Value)[] variables)
    {
        using var shell = Shell(script, variables);
        return Outcome.Of(shell, () => shell.Invoke());
    }

    /// <summary>Runs a script with a time limit. A script that exceeds it is stopped and fails.</summary>
    public Outcome RunWithin(TimeSpan limit, string script)
    {
        using var shell = Shell(script, []);
        return Outcome.Of(shell, () =>
        {
            using var output = new PSDataCollection<PSObject>();
            var running = shell.BeginInvoke<PSObject, PSObject>(null, output);
            if (!running.AsyncWaitHandle.WaitOne(limit))
            {
                shell.Stop();
                throw new RuntimeException($"The script did not end within {limit.TotalSeconds} s.");
            }

            shell.EndInvoke(running);
            return output.ReadAll();
        });
    }

    /// <summary>Runs a script, stops it like Ctrl+C as soon as a condition is true, and measures the stop.</summary>
    public (TimeSpan Stop, Outcome Outcome) RunAndStop(string script, Func<bool> when, params (string Name, object? Value)[] variables)
    {
        using var shell = Shell(script, variables);
        var running = shell.BeginInvoke();
        Poll.Until(() => when() || running.IsCompleted);
        // The error collection of a running command does not end, so it can be listed only after the command.
        if (running.IsCompleted) Assert.Fail("The command ended before the stop: " + string.Join("; ", shell.Streams.Error));
        Assert.True(when(), "The command did not reach the state in which the test stops it.");
        var clock = Stopwatch.StartNew();
        shell.Stop();
        clock.Stop();
        return (clock.Elapsed, Outcome.Of(shell, () => []));
    }

    public void Dispose()
    {
        // A session closes its connections, so that no server outlives the test.
        if (Runspace.RunspaceStateInfo.State == RunspaceState.Opened && Runspace.RunspaceAvailability == RunspaceAvailability.Available) Run("Remove-Module SymblPS -ErrorAction Ignore");
        Runspace.Dispose();
    }

    private PowerShell Shell(string script, (string Name, object? Value)[] variables)
    {
        foreach (var (name, value) in variables) Runspace.SessionStateProxy.SetVariable(name, value);
        var shell = PowerShell.Create();
        shell.Runspace = Runspace;
        // Without the catch block, a statement-terminating error would let the script continue.
        shell.AddScript("try {" + Environment.NewLine + script + Environment.NewLine + "} catch { throw }", useLocalScope: false);
        return shell;
    }
}

/// <summary>The output of a script.</summary>
internal sealed class Outcome
{
    public required Collection<PSObject> Output { get; init; }

    public required IReadOnlyList<ErrorRecord> Errors { get; init; }

    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>The exception that ended the script, if any.</summary>
    public Exception? Terminating { get; init; }

    public ErrorRecord? TerminatingRecord => (Terminating as IContainsErrorRecord)?.ErrorRecord;

    public required string Streams { get; init; }

    public T Single<T>() => (T)Assert.Single(Output).BaseObject;

    public Outcome ThrowIfFailed()
    {
        if (Terminating is not null) throw new InvalidOperationException(Terminating.Message, Terminating);
        if (Errors.Count > 0) throw new InvalidOperationException(string.Join(Environment.NewLine, Errors), Errors[0].Exception);
        return this;
    }

    public static Outcome Of(PowerShell shell, Func<Collection<PSObject>> invoke)
    {
        Collection<PSObject> output = [];
        Exception? terminating = null;
        try
        {
            output = invoke();
        }
        catch (RuntimeException e)
        {
            terminating = e;
        }

        var streams = shell.Streams;
        var said = streams.Verbose.Cast<object>().Concat(streams.Warning).Concat(streams.Debug).Concat(streams.Information).Concat(streams.Progress)
            .Concat(streams.Error.Select(e => e + " " + e.Exception + " " + e.ErrorDetails + " " + e.TargetObject)).Concat(output);
        return new Outcome
        {
            Output = output,
            Errors = [.. streams.Error],
            Warnings = [.. streams.Warning.Select(warning => warning.Message)],
            Terminating = terminating,
            Streams = string.Join(Environment.NewLine, said) + Environment.NewLine + terminating,
        };
    }
}
