using System.Net;
using Symbl.Models.Store;

namespace Symbl.Models.Installation;

/// <summary>Options of an installation.</summary>
public sealed record InstallOptions
{
    /// <summary>Variable with the address of a mirror.</summary>
    public const string MirrorVariable = "SYMBL_MODELS_MIRROR";

    /// <summary>Name of the model; null for its usual name.</summary>
    public string? Name { get; init; }

    /// <summary>Address of a mirror, which replaces the host of the address; null for the variable.</summary>
    public Uri? Mirror { get; init; }

    /// <summary>Proxy; null for the proxy of the system.</summary>
    public IWebProxy? Proxy { get; init; }

    /// <summary>Whether to install again, and to replace a model of the same name.</summary>
    public bool Force { get; init; }
}

/// <summary>Result of an installation.</summary>
/// <param name="Model">The installed model.</param>
/// <param name="WasInstalled">Whether the model was installed before, so that nothing was done.</param>
/// <param name="BecameDefault">Whether the model became the default recognizer.</param>
public sealed record InstallResult(InstalledModel Model, bool WasInstalled, bool BecameDefault);

/// <summary>Steps of an installation.</summary>
public enum InstallStep
{
    /// <summary>Another program installs the model.</summary>
    Waiting,

    /// <summary>The program reads the existing bytes.</summary>
    Checking,

    /// <summary>The download runs.</summary>
    Downloading,

    /// <summary>A file is being copied.</summary>
    Copying,
}

/// <summary>Progress of an installation.</summary>
/// <param name="Step">Current step.</param>
/// <param name="Bytes">Finished bytes.</param>
/// <param name="TotalBytes">All bytes, if they are known.</param>
/// <param name="BytesPerSecond">Speed, if it is known.</param>
public sealed record InstallProgress(InstallStep Step, long Bytes, long? TotalBytes, double? BytesPerSecond)
{
    /// <summary>Time left, if it is known.</summary>
    public TimeSpan? TimeLeft => BytesPerSecond is > 0 && TotalBytes is { } total
        ? TimeSpan.FromSeconds(Math.Min(Math.Max(0, total - Bytes) / BytesPerSecond.Value, TimeSpan.FromDays(99).TotalSeconds))
        : null;
}
