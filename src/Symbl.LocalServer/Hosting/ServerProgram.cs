using Symbl.Platform.Processes;

namespace Symbl.LocalServer.Hosting;

/// <summary>Runs the process: parses the options, writes the ready line and returns the exit code.</summary>
internal static class ServerProgram
{
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        if (arguments.Contains("--help") || arguments.Contains("-h"))
        {
            await output.WriteLineAsync(CommandLine.Help);
            return ExitCode.Success;
        }

        if (arguments.Contains("--version"))
        {
            await output.WriteLineAsync(ProductVersion.Text);
            return ExitCode.Success;
        }

        try
        {
            var options = CommandLine.Parse(arguments, Environment.GetEnvironmentVariable);
            if (options.TestEngines)
                return await EngineTestProgram.RunAsync(options, output, CancellationToken.None);
            await using IServerProcess server = options.WorkersOnly ? await WorkerHost.StartAsync(options) : await LocalServerHost.StartAsync(options);
            await output.WriteLineAsync(server.Ready.ToJson());
            await output.FlushAsync();
            await server.WaitForStopAsync();
            return ExitCode.Success;
        }
        catch (StartupException e)
        {
            await error.WriteLineAsync($"symbl-local: {e.Message}");
            return e.ExitCode;
        }
    }
}
