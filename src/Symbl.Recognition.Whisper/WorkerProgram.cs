using System.Diagnostics;
using System.Text.Json;
using Symbl.Models.Errors;
using Symbl.Recognition.Workers;
using Symbl.Speech.Audio;

namespace Symbl.Recognition.Whisper;

/// <summary>The worker process: reads one request, recognizes its pieces with Whisper, and writes messages.</summary>
public static class WorkerProgram
{
    private const int Success = 0;
    private const int Refused = 1;
    private static readonly Lock Gate = new();

    /// <summary>Runs the worker.</summary>
    /// <param name="input">Standard input. The process ends if it ends.</param>
    /// <param name="output">Standard output.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(TextReader input, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
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
            await WhisperRun.RunAsync(request, Write, CancellationToken.None).ConfigureAwait(false);
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

    // Users know the model by its name. Paths of the server stay on the server.
    private static string Reason(Exception failure, WorkerRequest? request) =>
        request is null ? failure.Message
        : failure is FileNotFoundException or DirectoryNotFoundException ? $"the file of the model {request.Model} is missing: it was removed or moved"
        : failure.Message.Replace(request.ModelPath, request.Model, StringComparison.Ordinal);

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
