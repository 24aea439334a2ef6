using Symbl.Domain.Recordings;
using Symbl.Models.Catalog;
using Symbl.Models.Errors;
using Symbl.Models.Selection;
using Symbl.Models.Store;
using Symbl.Recognition.Recognizers.Command;
using Symbl.Recognition.Speakers;
using Symbl.Recognition.Stages;

namespace Symbl.Recognition.Voices;

/// <summary>
/// The engines of a server that find speech and distinguish speakers by voice. It looks for the models for every job, so a model that is
/// installed while the server runs is used at once.
/// </summary>
/// <param name="setup">The engines with models.</param>
/// <param name="diarizer">
/// <see cref="Acoustic"/>, <see cref="Neural"/>, the name of a model of voices, or the full path of a command file; null for <see cref="Acoustic"/>.
/// </param>
/// <param name="activity"><see cref="Acoustic"/>, <see cref="Silero"/>, or the name of a model; null for Silero if it is installed.</param>
public sealed class VoiceSelection(VoiceSetup setup, string? diarizer, string? activity)
{
    /// <summary>The engine without a model.</summary>
    public const string Acoustic = "acoustic";

    /// <summary>The engine with a segmentation model and a model of voices.</summary>
    public const string Neural = "neural";

    /// <summary>The engine with a voice activity model.</summary>
    public const string Silero = "silero";

    private const string Onnx = ".onnx";

    /// <summary>Checks that the chosen diarizer and its models can be used.</summary>
    /// <exception cref="ModelException">A model is not installed, or has another role.</exception>
    /// <exception cref="RecordingException">The command file is not usable.</exception>
    public void CheckDiarizer() => _ = Diarizer();

    /// <summary>Checks that the chosen voice activity engine and its model can be used.</summary>
    /// <exception cref="ModelException">A model is not installed, or has another role.</exception>
    public void CheckActivity() => _ = Second();

    /// <summary>Creates the engine that distinguishes speakers.</summary>
    public IDiarizer CreateDiarizer() => new SelectedDiarizer(() => OrReason(Diarizer));

    /// <summary>Creates the engine that finds speech.</summary>
    public IVoiceActivity CreateActivity() => new SelectedActivity(() => new AcousticActivity(OrReason(Second)));

    private IDiarizer Diarizer()
    {
        if (diarizer is null || Is(diarizer, Acoustic))
            return new VoiceDiarizer(Second());
        if (RecognizerChoice.NamesFile(diarizer))
            return new CommandDiarizer(Command(diarizer), setup.WorkFolder);
        var voices = Is(diarizer, Neural) ? First(ModelRole.SpeakerEmbedding) : Named(diarizer, ModelRole.SpeakerEmbedding);
        var segmentation = First(ModelRole.SpeakerSegmentation);
        return new NeuralDiarizer(
            setup,
            segmentation ?? throw Missing("speaker segmentation", "pyannote-segmentation-3.0"),
            voices ?? throw Missing("speaker embedding", "wespeaker_en_voxceleb_resnet34_LM"));
    }

    private IVoiceActivity? Second()
    {
        if (activity is not null && Is(activity, Acoustic))
            return null;
        if (activity is null)
            return First(ModelRole.VoiceActivity) is { } installed ? new OptionalActivity(new SileroActivity(setup, installed)) : null;
        var model = Is(activity, Silero) ? First(ModelRole.VoiceActivity) : Named(activity, ModelRole.VoiceActivity);
        return new SileroActivity(setup, model ?? throw Missing("voice activity", "silero_vad"));
    }

    // Whisper has a voice activity model in another format.
    private InstalledModel? First(ModelRole role) => setup.Models.List().FirstOrDefault(model => model.Role == role && IsOnnx(model));

    private InstalledModel Named(string name, ModelRole role)
    {
        var model = setup.Models.Get(name);
        if ((model.Role == role || model.Role == ModelRole.Other) && IsOnnx(model))
            return model;
        throw new ModelException(
            ModelProblem.InvalidInput,
            role == ModelRole.VoiceActivity ? $"The model '{model.Name}' is no voice activity model in the ONNX format." : $"The model '{model.Name}' does not describe voices.",
            "Get-SymblModel shows the role of each model.");
    }

    private static bool IsOnnx(InstalledModel model) => model.Path.EndsWith(Onnx, StringComparison.OrdinalIgnoreCase);

    private static bool Is(string text, string name) => text.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static ModelException Missing(string kind, string name) => new(
        ModelProblem.NotFound, $"No {kind} model in the ONNX format is installed.", $"Install one, for example with Install-SymblModel {name}.");

    private static RecognizerCommand Command(string path)
    {
        try
        {
            return RecognizerCommand.Read(path, noun: CommandDiarizer.Noun);
        }
        catch (RecognizerCommandException e)
        {
            throw new RecordingException(e.Message, e);
        }
    }

    private static T OrReason<T>(Func<T> create)
    {
        try
        {
            return create();
        }
        catch (ModelException e)
        {
            throw new RecordingException($"{e.Message} {e.WayOut}".TrimEnd(), e);
        }
    }
}

/// <summary>Distinguishes speakers with the engine that is selected when a recording is processed.</summary>
internal sealed class SelectedDiarizer(Func<IDiarizer> select) : IDiarizer
{
    /// <inheritdoc/>
    public int MaximumSpeakers => select().MaximumSpeakers;

    /// <inheritdoc/>
    public Diarization Diarize(DiarizationRequest request, IProgress<double>? progress, CancellationToken cancel) =>
        select().Diarize(request, progress, cancel);
}

/// <summary>Finds speech with the engine that is selected when a recording is processed.</summary>
internal sealed class SelectedActivity(Func<IVoiceActivity> select) : IVoiceActivity
{
    /// <inheritdoc/>
    public VoiceActivity Detect(IRecordingAudio audio, IProgress<double>? progress, CancellationToken cancel) =>
        select().Detect(audio, progress, cancel);
}

/// <summary>
/// An engine that the user did not choose: it is used because its model is installed. If it fails, the recording is processed without it,
/// and a note states the reason.
/// </summary>
internal sealed class OptionalActivity(SileroActivity engine) : IVoiceActivity
{
    /// <inheritdoc/>
    public VoiceActivity Detect(IRecordingAudio audio, IProgress<double>? progress, CancellationToken cancel)
    {
        try
        {
            return engine.Detect(audio, progress, cancel);
        }
        catch (RecordingException e)
        {
            return new VoiceActivity([], new StageReport(VoiceSelection.Silero, [$"{e.Message} The speech was found without it."]));
        }
    }
}
