using System.ComponentModel;
using System.Diagnostics;

namespace Symbl.Platform.Processes;

/// <summary>The processes a server lives for.</summary>
public sealed class OwnerProcesses
{
    private readonly Lock _gate = new();
    private readonly Dictionary<int, DateTime> _started = [];

    public OwnerProcesses(IReadOnlyList<int> owners)
    {
        foreach (var pid in owners)
            Add(pid);
        EndsWithThem = owners.Count > 0;
    }

    /// <summary>Whether the server ends with its last owner: only one that was started with an owner does.</summary>
    public bool EndsWithThem { get; }

    public IReadOnlyList<int> Pids
    {
        get
        {
            lock (_gate)
                return [.. _started.Keys.Order()];
        }
    }

    /// <summary>Adds a process; false when there is none of this id.</summary>
    public bool Add(int pid)
    {
        if (StartTimeOf(pid) is not { } started)
            return false;
        lock (_gate)
            _started[pid] = started;
        return true;
    }

    public bool Remove(int pid)
    {
        lock (_gate)
            return _started.Remove(pid);
    }

    /// <summary>Forgets owners that have ended; answers whether one is left.</summary>
    public bool AnyAlive()
    {
        lock (_gate)
        {
            foreach (var (pid, started) in _started.ToList())
            {
                // The system gives the number of a process that has ended to another one, which started at another time.
                if (StartTimeOf(pid) is not { } now || (now - started).Duration() > TimeSpan.FromSeconds(2))
                    _started.Remove(pid);
            }

            return _started.Count > 0;
        }
    }

    /// <summary>Tests whether a process is running.</summary>
    /// <param name="pid">Id of the process.</param>
    public static bool IsAlive(int pid) => StartTimeOf(pid) is not null;

    private static DateTime? StartTimeOf(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return process.HasExited || IsZombie(pid) ? null : process.StartTime.ToUniversalTime();
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or Win32Exception or IOException)
        {
            return null;
        }
    }

    // In a container nobody may collect a killed process; it then stays listed for ever.
    private static bool IsZombie(int pid)
    {
        if (!OperatingSystem.IsLinux())
            return false;
        var status = File.ReadAllText($"/proc/{pid}/stat");
        return status.AsSpan(status.LastIndexOf(')') + 1).TrimStart() is ['Z' or 'X', ..];
    }
}
