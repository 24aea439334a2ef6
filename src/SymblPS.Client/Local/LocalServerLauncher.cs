namespace SymblPS.Client.Local;

/// <summary>Starts the local server, or joins the one that has the data folder.</summary>
public static class LocalServerLauncher
{
    /// <summary>Starts or joins.</summary>
    public static Task<LocalServerHandle> StartOrAttachAsync(LocalServerOptions options, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
