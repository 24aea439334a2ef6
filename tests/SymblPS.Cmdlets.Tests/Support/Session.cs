using System.Collections.ObjectModel;
using System.Diagnostics;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace SymblPS.Cmdlets.Tests.Support;

/// <summary>A session of the real engine with the staged module imported.</summary>
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

    /// <summary>Runs a script and gathers everything it says.</summary>
    public Outcome Run(string script, params (string Name, object? Value)[] variables)
    {
        using var shell = Shell(script, variables);
        return Outcome.Of(shell, () => shell.Invoke());
    }

    /// <summary>Runs a script that must end by itself within a time; stops it and says so when it does not.</summary>
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
                throw new RuntimeException($"It did not end within {limit.TotalSeconds} s.");
            }

            shell.EndInvoke(running);
            return output.ReadAll();
        });
    }

    /// <summary>Runs a script, stops it after a while as Ctrl+C does, and tells how long the stop took.</summary>
    public (TimeSpan Stop, Outcome Outcome) RunAndStop(string script, Func<bool> when, params (string Name, object? Value)[] variables)
    {
        using var shell = Shell(script, variables);
        var running = shell.BeginInvoke();
        var patience = Stopwatch.StartNew();
        while (!when() && !running.IsCompleted && patience.Elapsed < TimeSpan.FromSeconds(20)) Thread.Sleep(10);
        // Only of a command that is over can the errors be listed: the collection of a running one never ends.
        if (running.IsCompleted) Assert.Fail("The command ended before it could be stopped: " + string.Join("; ", shell.Streams.Error));
        Assert.True(when(), "The command did not come to where it was to be stopped.");
        var clock = Stopwatch.StartNew();
        shell.Stop();
        clock.Stop();
        return (clock.Elapsed, Outcome.Of(shell, () => []));
    }

    public void Dispose()
    {
        // Sessions that tests leave behind must not leave servers behind.
        if (Runspace.RunspaceStateInfo.State == RunspaceState.Opened && Runspace.RunspaceAvailability == RunspaceAvailability.Available) Run("Remove-Module SymblPS -ErrorAction Ignore");
        Runspace.Dispose();
    }

    private PowerShell Shell(string script, (string Name, object? Value)[] variables)
    {
        foreach (var (name, value) in variables) Runspace.SessionStateProxy.SetVariable(name, value);
        var shell = PowerShell.Create();
        shell.Runspace = Runspace;
        // An error that ends a statement would otherwise let the script go on with the next one and look like any other error here.
        shell.AddScript("try {" + Environment.NewLine + script + Environment.NewLine + "} catch { throw }", useLocalScope: false);
        return shell;
    }
}

/// <summary>What a script gave and said.</summary>
internal sealed class Outcome
{
    public required Collection<PSObject> Output { get; init; }

    public required IReadOnlyList<ErrorRecord> Errors { get; init; }

    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>What ended the script, if something did.</summary>
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
