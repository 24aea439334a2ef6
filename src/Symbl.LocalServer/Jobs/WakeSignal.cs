using System.Threading.Channels;

namespace Symbl.LocalServer.Jobs;

/// <summary>Says that there may be something to do. Signals that nobody has waited for yet count as one.</summary>
internal sealed class WakeSignal
{
    private readonly Channel<bool> _signal =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Set() => _signal.Writer.TryWrite(true);

    /// <summary>Waits for a signal and takes it.</summary>
    public Task WaitAsync(CancellationToken cancel) => _signal.Reader.ReadAsync(cancel).AsTask();
}
