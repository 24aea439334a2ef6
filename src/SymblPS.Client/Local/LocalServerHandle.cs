namespace SymblPS.Client.Local;

/// <summary>A local server in use. While it is held, the server counts the owner process among those it lives for.</summary>
public sealed class LocalServerHandle : IAsyncDisposable
{
    // A server ends by itself a moment after its last owner left it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private readonly ServerControl _control;
    private readonly ServerProcess? _process;
    private readonly int _owner;
    private int _stopped;

    internal LocalServerHandle(ServerControl control, ServerProcess? process, int owner, Uri baseUri, int processId, string dataPath,
        string appId)
    {
        (_control, _process, _owner) = (control, process, owner);
        (BaseUri, ProcessId, DataPath, AppId) = (baseUri, processId, dataPath, appId);
        OwnerCounts.Enter(processId, owner);
    }

    /// <summary>Address of the server.</summary>
    public Uri BaseUri { get; }

    /// <summary>Process id of the server.</summary>
    public int ProcessId { get; }

    /// <summary>Its data folder.</summary>
    public string DataPath { get; }

    /// <summary>Whether it was started for this handle; <see langword="false"/> when it ran already.</summary>
    public bool StartedHere => _process is not null;

    /// <summary>Application id of its account.</summary>
    public string AppId { get; }

    /// <summary>Tokens of its account.</summary>
    public ITokenSource Tokens => _control.Tokens;

    /// <summary>
    /// Gives the server up. With its last owner it ends; one that was started here and does not is ended, unless another process owns it
    /// too.
    /// Calling this again does nothing.
    /// </summary>
    /// <param name="cancellationToken">Ends the waiting for the end.</param>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _stopped, 1) != 0) return;
        try
        {
            // Another connection of this process may still use it.
            if (!OwnerCounts.Leave(ProcessId, _owner)) return;
            var left = await _control.TryRemoveOwnerAsync(_owner, cancellationToken).ConfigureAwait(false);
            if (_process is null) return;
            var end = await Task.WhenAny(_process.Ended, Task.Delay(Patience, cancellationToken)).ConfigureAwait(false);
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

    /// <summary>How many handles of this process hold a server for an owner: the owner leaves with the last of them.</summary>
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
