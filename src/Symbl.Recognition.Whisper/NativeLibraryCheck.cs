using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using Symbl.Recognition.Workers;

namespace Symbl.Recognition.Whisper;

/// <summary>Tests whether this machine can run the native library. The error of the loader names no remedy.</summary>
internal static partial class NativeLibraryCheck
{
    private static readonly Version LeastGlibc = new(2, 34);

    /// <exception cref="WorkerFailedException">The machine lacks something. The message names it.</exception>
    public static void Ensure()
    {
        if (RuntimeInformation.ProcessArchitecture == Architecture.X64 && !Avx2.IsSupported)
            throw new WorkerFailedException("Whisper needs a processor with AVX2, and this machine has none; use a transcription service or a command");
        if (!OperatingSystem.IsLinux())
            return;
        if (GlibcVersion() is { } version && version < LeastGlibc)
            throw new WorkerFailedException($"Whisper needs glibc {LeastGlibc} or later, and this system has {version}");
        if (!NativeLibrary.TryLoad("libgomp.so.1", out _))
            throw new WorkerFailedException("Whisper needs the library libgomp1; install it, for example with 'apt-get install libgomp1'");
    }

    private static Version? GlibcVersion()
    {
        try
        {
            return Version.TryParse(Marshal.PtrToStringUTF8(GetVersion()), out var version) ? version : null;
        }
        catch (EntryPointNotFoundException)
        {
            throw new WorkerFailedException($"Whisper needs a Linux system with glibc {LeastGlibc} or later; systems with musl, such as Alpine, lack it");
        }
    }

    [LibraryImport("libc", EntryPoint = "gnu_get_libc_version")]
    private static partial nint GetVersion();
}
