using System.Diagnostics;
#if !NET
using System.Text;
#endif

namespace SymblPS.Client.Compat;

/// <summary>What starting a process needs and older frameworks lack.</summary>
internal static class Processes
{
    /// <summary>Path of the program this process runs; <see langword="null"/> where it cannot be told.</summary>
    public static string? OwnPath
    {
        get
        {
#if NET
            return Environment.ProcessPath;
#else
            using var own = Process.GetCurrentProcess();
            return own.MainModule?.FileName;
#endif
        }
    }

    /// <summary>Id of this process.</summary>
    public static int OwnId
    {
        get
        {
#if NET
            return Environment.ProcessId;
#else
            using var own = Process.GetCurrentProcess();
            return own.Id;
#endif
        }
    }

    /// <summary>Gives a process its arguments, each as one whatever characters it has.</summary>
    public static void SetArguments(this ProcessStartInfo start, IEnumerable<string> arguments)
    {
#if NET
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
#else
        start.Arguments = string.Join(" ", arguments.Select(Quote));
#endif
    }

#if !NET
    // The rules by which the C runtime, and .NET on every platform, take a command line apart.
    private static string Quote(string argument)
    {
        var quoted = new StringBuilder("\"");
        var backslashes = 0;
        foreach (var c in argument)
        {
            if (c == '\\')
            {
                backslashes++;
                continue;
            }

            quoted.Append('\\', c == '"' ? (backslashes * 2) + 1 : backslashes).Append(c);
            backslashes = 0;
        }

        return quoted.Append('\\', backslashes * 2).Append('"').ToString();
    }
#endif
}
