using Symbl.Recognition.Neural.Activity;
using Symbl.Recognition.Neural.Voices;
using Symbl.Recognition.Workers;

namespace Symbl.Recognition.Neural;

/// <summary>Does the work of one request with models in the ONNX format.</summary>
public static class NeuralRun
{
    /// <summary>Runs the request.</summary>
    /// <param name="request">The work.</param>
    /// <param name="write">Writes a message to the server.</param>
    /// <param name="cancel">Cancels the work.</param>
    /// <exception cref="WorkerFailedException">The work is impossible.</exception>
    /// <exception cref="Models.Errors.ModelException">A model is damaged, or has another role.</exception>
    public static Task RunAsync(WorkerRequest request, Action<WorkerEvent> write, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(write);
        switch (request.Work)
        {
            case WorkerWork.Activity:
                ActivityRun.Run(request, write, cancel);
                break;
            case WorkerWork.Speakers:
                SpeakerRun.Run(request, write, cancel);
                break;
            default:
                throw new WorkerFailedException($"the request of the server asks for the unknown work '{request.Work}'");
        }

        return Task.CompletedTask;
    }
}
