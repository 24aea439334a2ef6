using System.ComponentModel;
using System.Diagnostics;

namespace Symbl.Platform.Processes;

/// <summary>The owners of a server. The server ends when its last owner ends.</summary>
public sealed class OwnerProcesses
{
    private readonly Lock _gate = new();
    private readonly Dictionary<int, DateTime> _started = [];

    /// <summary>Creates the list of owners.</summary>
    /// <param name="owners">Ids of the processes.</param>
    public OwnerProcesses(IReadOnlyList<int> owners)
    {
        foreach (var pid in owners)
            Add(pid);
        EndsWithThem = owners.Count > 0;
    }

    /// <summary>Whether the server ends with its last owner. A server that was started without an owner does not.</summary>
    public bool EndsWithThem { get; }

    /// <summary>Ids of the owners in ascending order.</summary>
    public IReadOnlyList<int> Pids
    {
        get
        {
            lock (_gate)
                return [.. _started.Keys.Order()];
        }
    }

    /// <summary>Adds an owner. Returns false if the process does not exist.</summary>
    /// <param name="pid">Id of the process.</param>
    public bool Add(int pid)
    {
        if (StartTimeOf(pid) is not { } started)
            return false;
        lock (_gate)
            _started[pid] = started;
        return true;
    }

    /// <summary>Removes an owner. Returns false if the process is no owner.</summary>
    /// <param name="pid">Id of the process.</param>
    public bool Remove(int pid)
    {
        lock (_gate)
            return _started.Remove(pid);
    }

    /// <summary>Removes ended owners and tests whether an owner is left.</summary>
    public bool AnyAlive()
    {
        lock (_gate)
        {
            foreach (var (pid, started) in _started.ToList())
            {
                // The system reuses the id of an ended process for another process, which has another start time.
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

    // In a container without an init process, a killed process stays listed as a zombie.
    private static bool IsZombie(int pid)
    {
        if (!OperatingSystem.IsLinux())
            return false;
        var status = File.ReadAllText($"/proc/{pid}/stat");
        return status.AsSpan(status.LastIndexOf(')') + 1).TrimStart() is ['Z' or 'X', ..];
    }
}
