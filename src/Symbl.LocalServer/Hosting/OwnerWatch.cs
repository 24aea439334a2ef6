using Symbl.Platform.Processes;

namespace Symbl.LocalServer.Hosting;

/// <summary>Stops the server after the end of its last owner process.</summary>
internal sealed class OwnerWatch(OwnerProcesses owners, IHostApplicationLifetime lifetime) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!owners.EndsWithThem)
            return;
        using var timer = new PeriodicTimer(Interval);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                if (!owners.AnyAlive())
                {
                    lifetime.StopApplication();
                    return;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops for another reason.
        }
    }
}
