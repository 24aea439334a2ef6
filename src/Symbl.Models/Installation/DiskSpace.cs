using System.Globalization;
using Symbl.Models.Errors;

namespace Symbl.Models.Installation;

/// <summary>Checks the free space of a disk before it is needed.</summary>
internal static class DiskSpace
{
    private const double Megabyte = 1_000_000;

    /// <summary>Free bytes of the disk of a folder; null if the system does not tell.</summary>
    /// <param name="folder">The folder.</param>
    public static long? Free(string folder)
    {
        try
        {
            return new DriveInfo(folder).AvailableFreeSpace;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // A network share, for example. The write tells if the disk is full.
            return null;
        }
    }

    /// <summary>Refuses to begin if the bytes do not fit.</summary>
    /// <param name="name">Name of the model.</param>
    /// <param name="folder">Folder of the models.</param>
    /// <param name="needed">Bytes to write.</param>
    /// <param name="free">Free bytes, if they are known.</param>
    /// <exception cref="ModelException">The bytes do not fit.</exception>
    public static void Require(string name, string folder, long needed, long? free)
    {
        if (free < needed)
        {
            throw new ModelException(
                ModelProblem.DiskFull,
                $"The disk is too full for the model '{name}': it needs {Text(needed)}, and '{folder}' has {Text(free.Value)} free.",
                "Free space on the disk, or set SYMBL_MODELS_PATH to a folder of another disk.");
        }
    }

    private static string Text(long bytes) => string.Format(CultureInfo.InvariantCulture, "{0:0.#} MB", bytes / Megabyte);
}
