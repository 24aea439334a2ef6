using Symbl.Domain.Recordings;
using Symbl.Models.Errors;
using Symbl.Models.Store;

namespace Symbl.Recognition.Workers;

/// <summary>The reasons of jobs for failures of engines with models.</summary>
/// <param name="engine">The engine as a subject, such as <c>The recognizer (Whisper base.en)</c>.</param>
/// <param name="task">The work of the engine, such as <c>recognize the recording</c>.</param>
internal sealed class EngineFailure(string engine, string task)
{
    /// <summary>The reason if a worker process ended before its work was done.</summary>
    public RecordingException Ended(WorkerEndedException e, params IEnumerable<InstalledModel> models) => new(
        $"{engine} ended before its work was done: {Sentence(e)} Install the model again "
        + $"({string.Join(", ", models.Select(model => $"{ModelStore.Command(model)} -Force"))}), or choose another one.", e);

    /// <summary>The reason if a worker process refused its work or exceeded a limit.</summary>
    public RecordingException Failed(WorkerFailedException e) => new($"{engine} cannot {task}: {Sentence(e)}", e);

    /// <summary>Checks that the files of models are the installed ones.</summary>
    /// <exception cref="RecordingException">A file is missing or has another content.</exception>
    public void Verify(ModelStore store, CancellationToken cancel, params IEnumerable<InstalledModel> models)
    {
        try
        {
            foreach (var model in models)
                store.Verify(model, cancel);
        }
        catch (ModelException e)
        {
            throw new RecordingException($"{engine} cannot {task}. {e.Message} {e.WayOut}".TrimEnd(), e);
        }
    }

    private static string Sentence(Exception e) => e.Message.TrimEnd('.') + ".";
}
