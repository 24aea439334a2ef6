namespace Symbl.LocalServer.Hosting;

/// <summary>A running server, or a process that processes jobs for a server. Disposing it ends it.</summary>
internal interface IServerProcess : IAsyncDisposable
{
    /// <summary>The addresses and paths.</summary>
    ReadyLine Ready { get; }

    /// <summary>Waits until a stop request or the end of the last owner process.</summary>
    Task WaitForStopAsync();
}
