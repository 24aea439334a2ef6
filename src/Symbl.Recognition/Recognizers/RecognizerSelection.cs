using System.Collections.Concurrent;
using Symbl.Domain.Recordings;
using Symbl.Models.Catalog;
using Symbl.Models.Errors;
using Symbl.Models.Selection;
using Symbl.Models.Store;
using Symbl.Platform.Processes;
using Symbl.Recognition.Recognizers.Command;
using Symbl.Recognition.Recognizers.Http;
using Symbl.Recognition.Recognizers.Whisper;
using Symbl.Recognition.Stages;
using Symbl.Recognition.Workers;

namespace Symbl.Recognition.Recognizers;

/// <summary>The recognizers of a server.</summary>
public sealed record RecognizerSetup
{
    /// <summary>The installed models, and the default recognizer of the user.</summary>
    public required ModelStore Models { get; init; }

    /// <summary>How to start worker processes.</summary>
    public required WorkerCommand Worker { get; init; }

    /// <summary>Limits of worker processes.</summary>
    public WorkerLimits Limits { get; init; } = new();

    /// <summary>Name of the model at a transcription service; null if the service has one model.</summary>
    public string? ServiceModel { get; init; }

    /// <summary>Key of a transcription service; null if the service needs none.</summary>
    public string? ServiceKey { get; init; }
}

/// <summary>
/// The recognizer that the server uses: the one that was chosen for the server, or the default of the user. The server reads the default for
/// every job, so a model that is installed while the server runs is used at once.
/// </summary>
/// <param name="setup">The recognizers.</param>
public sealed class RecognizerSelection(RecognizerSetup setup)
{
    private readonly ConcurrentDictionary<string, TranscriptionServiceEngine> _services = new(StringComparer.Ordinal);
    private volatile RecognizerChoice? _chosen;

    /// <summary>Whether a recognizer was chosen for this server, so that the default of the user does not apply.</summary>
    public bool IsChosen => _chosen is not null;

    /// <summary>The recognizer; null if nothing is chosen and the user has no default.</summary>
    /// <exception cref="ModelException">The settings of the user are damaged.</exception>
    public RecognizerChoice? Current => _chosen ?? setup.Models.Default.Get();

    /// <summary>Chooses a recognizer for the jobs that follow.</summary>
    /// <param name="text">A model, a command file, an address, or <c>none</c>; null to use the default of the user again.</param>
    /// <exception cref="ModelException">The text is no recognizer, or the model is not installed.</exception>
    /// <exception cref="RecordingException">The command file or the address is not usable.</exception>
    public void Choose(string? text)
    {
        var choice = text is null ? null : RecognizerChoice.Parse(text);
        if (choice is not null)
            _ = Create(choice);
        _chosen = choice;
    }

    /// <summary>Creates the engine of the recognizer. Returns null if there is no recognizer.</summary>
    /// <exception cref="RecordingException">The recognizer is not usable.</exception>
    public ISpeechEngine? Create()
    {
        try
        {
            return Current is { } choice ? Create(choice) : null;
        }
        catch (ModelException e)
        {
            throw new RecordingException($"{e.Message} {e.WayOut}".TrimEnd(), e);
        }
    }

    /// <summary>Creates the engine of a recognizer. Returns null for <c>none</c>.</summary>
    /// <param name="choice">The recognizer.</param>
    /// <exception cref="ModelException">The model is not installed, or is no speech recognition model.</exception>
    /// <exception cref="RecordingException">The command file or the address is not usable.</exception>
    public ISpeechEngine? Create(RecognizerChoice choice)
    {
        ArgumentNullException.ThrowIfNull(choice);
        return choice.Kind switch
        {
            RecognizerKind.None => null,
            RecognizerKind.Model => Whisper(choice.Value),
            RecognizerKind.Command => Command(choice.Value),
            _ => Service(choice.Value),
        };
    }

    /// <summary>Creates the recognizer for a processor of recordings.</summary>
    /// <param name="workFolder">Folder for temporary files.</param>
    public IRecognizer CreateRecognizer(string workFolder) => new SelectedRecognizer(this, workFolder);

    private WhisperEngine Whisper(string name)
    {
        var model = setup.Models.Get(name);
        if (model.Role is not (ModelRole.SpeechRecognition or ModelRole.Other))
        {
            throw new ModelException(
                ModelProblem.InvalidInput, $"The model '{model.Name}' recognizes no speech.", "Get-SymblModel shows the role of each model.");
        }

        return new WhisperEngine(model, setup.Models, setup.Worker, setup.Limits);
    }

    private static CommandEngine Command(string path)
    {
        try
        {
            return new CommandEngine(RecognizerCommand.Read(path));
        }
        catch (RecognizerCommandException e)
        {
            throw new RecordingException(e.Message, e);
        }
    }

    private TranscriptionServiceEngine Service(string address)
    {
        try
        {
            // The engine remembers the forms that the service accepts.
            return _services.GetOrAdd(
                address, url => new TranscriptionServiceEngine(TranscriptionService.Create(url, setup.ServiceModel, setup.ServiceKey)));
        }
        catch (StartupException e)
        {
            throw new RecordingException($"The transcription service cannot be used: {e.Message}.", e);
        }
    }
}
