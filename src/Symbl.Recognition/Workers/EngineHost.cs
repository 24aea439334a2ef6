using System.Diagnostics;
using System.Text.Json;
using Symbl.Models.Errors;
using Symbl.Speech.Audio;

namespace Symbl.Recognition.Workers;

/// <summary>Does the work of one request in a worker process.</summary>
/// <param name="request">The work.</param>
/// <param name="write">Writes a message to the server.</param>
/// <param name="cancel">Cancels the work.</param>
public delegate Task WorkerTask(WorkerRequest request, Action<WorkerEvent> write, CancellationToken cancel);

/// <summary>The worker process: reads one request, does its work with an engine, and writes messages.</summary>
public static class EngineHost
{
    private const int Success = 0;
    private const int Refused = 1;
    private static readonly Lock Gate = new();

    /// <summary>Runs the worker.</summary>
    /// <param name="input">Standard input. The process ends if it ends.</param>
    /// <param name="output">Standard output.</param>
    /// <param name="work">Does the work.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(TextReader input, TextWriter output, WorkerTask work)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(work);
        void Write(WorkerEvent message)
        {
            lock (Gate)
            {
                output.WriteLine(WorkerJson.Line(message));
                output.Flush();
            }
        }

        WorkerRequest? request = null;
        try
        {
            request = WorkerJson.Request(await input.ReadLineAsync().ConfigureAwait(false) ?? "");
            EndWith(input);
            MemoryLimit.Apply(request.MemoryLimit);
            await work(request, Write, CancellationToken.None).ConfigureAwait(false);
            Write(new WorkerEvent { Type = WorkerEvent.Done });
            return Success;
        }
        catch (Exception e) when (e is WorkerFailedException or ModelException or AudioFormatException or JsonException or IOException
            or UnauthorizedAccessException)
        {
            Write(new WorkerEvent { Type = WorkerEvent.Failed, Reason = e is JsonException ? "the request of the server is damaged" : Reason(e, request) });
            return Refused;
        }
    }

    // Users know a model by its name. Paths of the server stay on the server.
    private static string Reason(Exception failure, WorkerRequest? request)
    {
        if (request is null)
            return failure.Message;
        var models = request.Models;
        if (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            var missing = models.FirstOrDefault(model => !File.Exists(model.Path))?.Name ?? request.Model;
            return $"the file of the model {missing} is missing: it was removed or moved";
        }

        return models.Aggregate(failure.Message, (text, model) => text.Replace(model.Path, model.Name, StringComparison.Ordinal));
    }

    // A native library cannot be interrupted, so the process ends itself if the server has ended.
    private static void EndWith(TextReader input)
    {
        var watch = new Thread(() =>
        {
            try
            {
                while (input.ReadLine() is not null)
                {
                }
            }
            catch (Exception e) when (e is IOException or ObjectDisposedException)
            {
                // The pipe broke: the server has ended.
            }

            Process.GetCurrentProcess().Kill();
        })
        {
            IsBackground = true,
        };
        watch.Start();
    }
}
