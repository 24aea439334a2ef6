using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Symbl.Recognition.Workers;

/// <summary>
/// Limits the memory of this process. A damaged model can request all memory of the machine faster than the server can see it. On Linux, the
/// system then refuses the request and the process ends.
/// </summary>
internal static partial class MemoryLimit
{
    private const int DataSize = 2;

    // Stacks of threads and the heap of .NET count too.
    private const long Allowance = 512L << 20;

    /// <summary>Sets the limit, if the system has one for data.</summary>
    /// <param name="bytes">Most memory in bytes; 0 for no limit.</param>
    public static void Apply(long bytes)
    {
        if (bytes > 0 && OperatingSystem.IsLinux())
            SetData(bytes + Allowance);
    }

    [SupportedOSPlatform("linux")]
    private static void SetData(long bytes)
    {
        var limit = new ResourceLimit { Soft = (nuint)bytes, Hard = (nuint)bytes };
        // A system that refuses leaves the process to the watch of the server.
        _ = SetLimit(DataSize, in limit);
    }

    [LibraryImport("libc", EntryPoint = "setrlimit")]
    private static partial int SetLimit(int resource, in ResourceLimit limit);

    [StructLayout(LayoutKind.Sequential)]
    private struct ResourceLimit
    {
        public nuint Soft;
        public nuint Hard;
    }
}
