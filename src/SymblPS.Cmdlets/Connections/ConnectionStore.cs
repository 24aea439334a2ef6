using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using SymblPS.Cmdlets.Errors;

namespace SymblPS.Cmdlets.Connections;

/// <summary>
/// The connections of this process. Each belongs to the runspace that created it, and a runspace uses its own default first. The first runspace that
/// connects also sets the default of the process, so that <c>ForEach-Object -Parallel</c> finds a connection and two runspaces do not replace each
/// other's.
/// </summary>
internal static class ConnectionStore
{
    private static readonly object Gate = new();
    private static readonly List<Entry> Entries = [];
    private static readonly ConditionalWeakTable<Runspace, Holder> RunspaceDefaults = new();
    private static readonly Dictionary<string, SymblConnection> FromEnvironment = new(StringComparer.Ordinal);
    private static SymblConnection? s_processDefault;
    private static Guid s_processDefaultOwner;

    /// <summary>All open connections. The ones of this runspace come first.</summary>
    public static IReadOnlyList<SymblConnection> All()
    {
        lock (Gate)
            return [.. Entries.OrderBy(e => e.Owner == Current ? 0 : 1).Select(e => e.Connection)];
    }

    /// <summary>Finds a connection by name, first in this runspace.</summary>
    public static SymblConnection? Find(string name) =>
        All().FirstOrDefault(c => string.Equals(c.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether commands of this runspace use the connection by default.</summary>
    public static bool IsDefault(SymblConnection connection)
    {
        lock (Gate) return ReferenceEquals(Default(), connection);
    }

    /// <summary>
    /// Adds a connection and makes it a default. Returns an earlier connection of this runspace with the same name; the caller closes it.
    /// </summary>
    public static SymblConnection? Add(SymblConnection connection, ConnectionScope? scope)
    {
        lock (Gate)
        {
            var earlier = Entries.FirstOrDefault(e =>
                e.Owner == Current && string.Equals(e.Connection.Name, connection.Name, StringComparison.OrdinalIgnoreCase));
            if (earlier is not null) Forget(earlier.Connection);

            Entries.Add(new Entry(connection, Current));
            if (Runspace.DefaultRunspace is { } runspace) RunspaceDefaults.GetOrCreateValue(runspace).Connection = connection;
            var first = s_processDefault is null || s_processDefaultOwner == Current;
            if (scope == ConnectionScope.Process || (scope is null && first))
            {
                s_processDefault = connection;
                s_processDefaultOwner = Current;
            }

            return earlier?.Connection;
        }
    }

    /// <summary>Removes a connection; the caller closes it.</summary>
    public static void Remove(SymblConnection connection)
    {
        lock (Gate) Forget(connection);
    }

    /// <summary>The connections that this runspace created.</summary>
    public static IReadOnlyList<SymblConnection> OwnedByCurrentRunspace()
    {
        lock (Gate) return [.. Entries.Where(e => e.Owner == Current).Select(e => e.Connection)];
    }

    /// <summary>Gets the connection of a command.</summary>
    /// <param name="chosen">The value of <c>-Connection</c>, if any.</param>
    /// <exception cref="NotConnectedException">There is no connection, or the chosen one is closed.</exception>
    public static SymblConnection Resolve(SymblConnection? chosen)
    {
        if (chosen is not null)
        {
            return chosen.IsClosed
                ? throw new NotConnectedException($"The connection '{chosen.Name}' was closed by Disconnect-Symbl.")
                {
                    RecommendedAction = "Connect again with Connect-Symbl, or omit -Connection to use the default connection.",
                }
                : chosen;
        }

        lock (Gate)
        {
            return Default() ?? OfEnvironment() ?? throw new NotConnectedException(
                "There is no connection to a Symbl service in this session: run 'Connect-Symbl -Local' first, or connect to another service.")
            {
                RecommendedAction = "Connect-Symbl -Local starts and connects the local server; "
                    + "Connect-Symbl -BaseUri <address> -Credential <app id and secret> connects to a service.",
            };
        }
    }

    private static Guid Current => Runspace.DefaultRunspace?.InstanceId ?? Guid.Empty;

    private static SymblConnection? Default()
    {
        var own = Runspace.DefaultRunspace is { } runspace && RunspaceDefaults.TryGetValue(runspace, out var holder) ? holder.Connection : null;
        return own ?? s_processDefault;
    }

    private static SymblConnection? OfEnvironment()
    {
        if (CredentialSources.FromEnvironment() is not { } found) return null;
        // One client, and so one token, until the variables change.
        if (!FromEnvironment.TryGetValue(found.Fingerprint, out var connection))
        {
            connection = ConnectionFactory.Create("Environment", found.BaseUri ?? CredentialSources.DefaultBaseUri, found.Tokens, proxy: null);
            FromEnvironment[found.Fingerprint] = connection;
        }

        return connection;
    }

    private static void Forget(SymblConnection connection)
    {
        Entries.RemoveAll(e => ReferenceEquals(e.Connection, connection));
        // After a default is closed, the connection created before it becomes the default.
        if (Runspace.DefaultRunspace is { } runspace && RunspaceDefaults.TryGetValue(runspace, out var holder)
            && ReferenceEquals(holder.Connection, connection))
            holder.Connection = Entries.LastOrDefault(e => e.Owner == Current)?.Connection;
        if (ReferenceEquals(s_processDefault, connection))
        {
            var next = Entries.LastOrDefault();
            s_processDefault = next?.Connection;
            s_processDefaultOwner = next?.Owner ?? Guid.Empty;
        }
    }

    private sealed record Entry(SymblConnection Connection, Guid Owner);

    private sealed class Holder
    {
        public SymblConnection? Connection { get; set; }
    }
}

/// <summary>The commands that use a new connection by default.</summary>
public enum ConnectionScope
{
    /// <summary>Commands of every runspace without a connection of its own.</summary>
    Process,

    /// <summary>Commands of the current runspace.</summary>
    Runspace,
}
