using Symbl.Recognition.Neural;
using Symbl.Recognition.Whisper;
using Symbl.Recognition.Workers;

namespace Symbl.LocalServer.Hosting;

/// <summary>A worker process of an engine. It loads nothing of the server, and only the engine of its work.</summary>
internal static class EngineProgram
{
    /// <summary>Runs the worker.</summary>
    /// <param name="input">Standard input.</param>
    /// <param name="output">Standard output.</param>
    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(TextReader input, TextWriter output) => EngineHost.RunAsync(input, output, WorkAsync);

    private static Task WorkAsync(WorkerRequest request, Action<WorkerEvent> write, CancellationToken cancel) =>
        request.Work == WorkerWork.Words ? WhisperRun.RunAsync(request, write, cancel) : NeuralRun.RunAsync(request, write, cancel);
}
