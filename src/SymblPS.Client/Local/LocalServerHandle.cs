using SymblPS.Client.Authentication;

namespace SymblPS.Client.Local;

/// <summary>A local server in use. While the handle is open, the owner process keeps the server alive.</summary>
public sealed class LocalServerHandle : IAsyncDisposable
{
    // Maximum time for the server to end by itself after its last owner left.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private readonly ServerControl _control;
    private readonly ServerProcess? _process;
    private readonly int _owner;
    private readonly TimeProvider _time;
    private int _stopped;

    internal LocalServerHandle(ServerControl control, ServerProcess? process, int owner, Uri baseUri, int processId, string dataPath,
        string appId, TimeProvider time)
    {
        (_control, _process, _owner, _time) = (control, process, owner, time);
        (BaseUri, ProcessId, DataPath, AppId) = (baseUri, processId, dataPath, appId);
        OwnerCounts.Enter(processId, owner);
    }

    /// <summary>Base address of the server.</summary>
    public Uri BaseUri { get; }

    /// <summary>Process id of the server.</summary>
    public int ProcessId { get; }

    /// <summary>Whether the process of the server has ended.</summary>
    public bool HasEnded => !LocalServerLauncher.IsAlive(ProcessId);

    /// <summary>Data folder of the server.</summary>
    public string DataPath { get; }

    /// <summary>Whether this handle started the server; <see langword="false"/> if the server ran already.</summary>
    public bool StartedHere => _process is not null;

    /// <summary>Application id of the server's account.</summary>
    public string AppId { get; }

    /// <summary>Tokens of the server's account.</summary>
    public ITokenSource Tokens => _control.Tokens;

    /// <summary>
    /// Releases the server. The server ends with its last owner. If this handle started the server and the server does not end by itself,
    /// the method ends its process, unless another process still uses the server. A second call does nothing.
    /// </summary>
    /// <param name="cancellationToken">Cancels the wait for the end of the server.</param>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _stopped, 1) != 0) return;
        try
        {
            // Another connection of this process may still use the server.
            if (!OwnerCounts.Leave(ProcessId, _owner)) return;
            var left = await _control.TryRemoveOwnerAsync(_owner, cancellationToken).ConfigureAwait(false);
            if (_process is null) return;
            var end = await Task.WhenAny(_process.Ended, Task.Delay(Patience, _time, cancellationToken)).ConfigureAwait(false);
            if (end == _process.Ended || left is { Count: > 0 }) return;
            _process.Kill();
            cancellationToken.ThrowIfCancellationRequested();
        }
        finally
        {
            _process?.Dispose();
            _control.Dispose();
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await StopAsync(CancellationToken.None).ConfigureAwait(false);

    /// <summary>Counts the handles of this process by server and owner. The owner leaves with the last of its handles.</summary>
    private static class OwnerCounts
    {
        private static readonly Dictionary<(int Server, int Owner), int> Counts = [];

        public static void Enter(int server, int owner)
        {
            lock (Counts) Counts[(server, owner)] = Counts.TryGetValue((server, owner), out var count) ? count + 1 : 1;
        }

        public static bool Leave(int server, int owner)
        {
            lock (Counts)
            {
                var left = Counts[(server, owner)] - 1;
                if (left > 0) Counts[(server, owner)] = left;
                else Counts.Remove((server, owner));
                return left == 0;
            }
        }
    }
}
