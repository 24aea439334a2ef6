using SymblPS.Client.Local;
using Xunit;

namespace SymblPS.Client.Tests.Support;

/// <summary>The local server of this build. Tests that need it are skipped with a reason if it is not built.</summary>
public static class RealServer
{
    public static LocalServerOptions Options(TempFolder folder) => new()
    {
        ServerDirectory = Directory(),
        DataPath = folder.Path("data"),
        OwnerProcessId = Environment.ProcessId,
    };

    private static string Directory()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var built = Path.Combine(at.FullName, "src", "Symbl.LocalServer", "bin", configuration, "net10.0");
            if (System.IO.File.Exists(Path.Combine(built, "Symbl.LocalServer.dll"))) return built;
        }

        Assert.Skip("The local server is not built: dotnet build src/Symbl.LocalServer -c " + configuration);
        return string.Empty;
    }
}
