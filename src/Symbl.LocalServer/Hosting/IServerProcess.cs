namespace Symbl.LocalServer.Hosting;

/// <summary>A running server, or a running process that works on jobs for one. It ends when it is disposed.</summary>
internal interface IServerProcess : IAsyncDisposable
{
    /// <summary>Addresses and paths.</summary>
    ReadyLine Ready { get; }

    /// <summary>Waits until the process is told to stop, or its last owner has ended.</summary>
    Task WaitForStopAsync();
}
