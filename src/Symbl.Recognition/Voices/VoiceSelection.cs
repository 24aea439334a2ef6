using Symbl.Domain.Recordings;
using Symbl.Models.Catalog;
using Symbl.Models.Errors;
using Symbl.Models.Selection;
using Symbl.Models.Store;
using Symbl.Recognition.Recognizers.Command;
using Symbl.Recognition.Speakers;
using Symbl.Recognition.Stages;

namespace Symbl.Recognition.Voices;

/// <summary>An engine that a server uses.</summary>
/// <param name="Name">The chosen engine, model or command file; without a choice, the engine or the model.</param>
/// <param name="Kind"><c>acoustic</c>, <c>model</c> or <c>command</c>.</param>
/// <param name="Method">The engine with its models.</param>
public sealed record VoiceEngine(string Name, string Kind, string Method);

/// <summary>
/// The engines of a server that find speech and distinguish speakers by voice. It looks for the models for every job, so a model that is
/// installed while the server runs is used at once.
/// </summary>
/// <param name="setup">The engines with models.</param>
public sealed class VoiceSelection(VoiceSetup setup)
{
    /// <summary>The engine without a model.</summary>
    public const string Acoustic = "acoustic";

    /// <summary>The engine with a segmentation model and a model of voices.</summary>
    public const string Neural = "neural";

    /// <summary>The engine with a voice activity model.</summary>
    public const string Silero = "silero";

    private const string Onnx = ".onnx";
    private const string OfModel = "model";
    private const string OfCommand = "command";

    private volatile string? _diarizer;
    private volatile string? _activity;

    /// <summary>Whether a diarizer was chosen for this server.</summary>
    public bool IsDiarizerChosen => _diarizer is not null;

    /// <summary>Whether a voice activity engine was chosen for this server.</summary>
    public bool IsActivityChosen => _activity is not null;

    /// <summary>Chooses the diarizer for the jobs that follow.</summary>
    /// <param name="text">
    /// <see cref="Acoustic"/>, <see cref="Neural"/>, the name of a model of voices, or the full path of a command file; null for <see cref="Acoustic"/>.
    /// </param>
    /// <exception cref="ModelException">A model is not installed, or has another role.</exception>
    /// <exception cref="RecordingException">The command file is not usable.</exception>
    public void ChooseDiarizer(string? text)
    {
        _ = Diarizer(text);
        _diarizer = text;
    }

    /// <summary>Chooses the voice activity engine for the jobs that follow.</summary>
    /// <param name="text"><see cref="Acoustic"/>, <see cref="Silero"/>, or the name of a model; null for Silero if it is installed.</param>
    /// <exception cref="ModelException">The model is not installed, or has another role.</exception>
    public void ChooseActivity(string? text)
    {
        _ = Second(text);
        _activity = text;
    }

    /// <summary>Describes the diarizer.</summary>
    /// <exception cref="ModelException">A model is not installed, or has another role.</exception>
    /// <exception cref="RecordingException">The command file is not usable.</exception>
    public VoiceEngine DescribeDiarizer()
    {
        var chosen = _diarizer;
        return Diarizer(chosen) switch
        {
            NeuralDiarizer neural => new VoiceEngine(chosen!, OfModel, neural.Description),
            CommandDiarizer command => new VoiceEngine(chosen!, OfCommand, command.Description),
            _ => new VoiceEngine(Acoustic, Acoustic, "acoustic clustering"),
        };
    }

    /// <summary>Describes the voice activity engine.</summary>
    /// <exception cref="ModelException">The model is not installed, or has another role.</exception>
    public VoiceEngine DescribeActivity()
    {
        var chosen = _activity;
        return ActivityModel(chosen) is { } model
            ? new VoiceEngine(chosen ?? model.Name, OfModel, $"Silero ({NeuralWork.Describe(model)}) and acoustic features")
            : new VoiceEngine(Acoustic, Acoustic, "acoustic features");
    }

    /// <summary>Creates the engine that distinguishes speakers.</summary>
    public IDiarizer CreateDiarizer() => new SelectedDiarizer(() => OrReason(() => Diarizer(_diarizer)));

    /// <summary>Creates the engine that finds who speaks if each speaker has a channel.</summary>
    public IDiarizer CreateChannelDiarizer() => new SelectedDiarizer(() => new ChannelSpeakerDiarizer(OrReason(() => Second(_activity))));

    /// <summary>Creates the engine that finds speech.</summary>
    public IVoiceActivity CreateActivity() => new SelectedActivity(() => new AcousticActivity(OrReason(() => Second(_activity))));

    /// <summary>Creates the engine of a voice activity model alone, to test it.</summary>
    /// <param name="name">Name of the model.</param>
    /// <exception cref="ModelException">The model is not installed, or has another role.</exception>
    public IVoiceActivity CreateActivityOf(string name) => new SileroActivity(setup, Named(name, ModelRole.VoiceActivity));

    /// <summary>Creates the engine of a segmentation model or of a model of voices, with an installed model of the other role.</summary>
    /// <param name="name">Name of the model.</param>
    /// <exception cref="ModelException">A model is not installed, or has another role.</exception>
    public IDiarizer CreateDiarizerOf(string name)
    {
        var model = setup.Models.Get(name);
        return model.Role == ModelRole.SpeakerSegmentation ? Neurals(model, First(ModelRole.SpeakerEmbedding)) : Diarizer(name);
    }

    private IDiarizer Diarizer(string? text)
    {
        if (text is null || Is(text, Acoustic))
            return new VoiceDiarizer(Second(_activity));
        if (RecognizerChoice.NamesFile(text))
            return new CommandDiarizer(Command(text), setup.WorkFolder);
        return Neurals(
            First(ModelRole.SpeakerSegmentation),
            Is(text, Neural) ? First(ModelRole.SpeakerEmbedding) : Named(text, ModelRole.SpeakerEmbedding));
    }

    private NeuralDiarizer Neurals(InstalledModel? segmentation, InstalledModel? voices) => new(
        setup,
        segmentation ?? throw Missing("speaker segmentation", "pyannote-segmentation-3.0"),
        voices ?? throw Missing("speaker embedding", "wespeaker_en_voxceleb_resnet34_LM"));

    private IVoiceActivity? Second(string? text)
    {
        if (ActivityModel(text) is not { } model)
            return null;
        var engine = new SileroActivity(setup, model);
        return text is null ? new OptionalActivity(engine) : engine;
    }

    private InstalledModel? ActivityModel(string? text)
    {
        if (text is null)
            return First(ModelRole.VoiceActivity);
        if (Is(text, Acoustic))
            return null;
        var model = Is(text, Silero) ? First(ModelRole.VoiceActivity) : Named(text, ModelRole.VoiceActivity);
        return model ?? throw Missing("voice activity", "silero_vad");
    }

    // Whisper has a voice activity model in another format. A model of the catalog comes first, because its content is known.
    private InstalledModel? First(ModelRole role) => setup.Models.List().Where(model => model.Role == role && CanLoad(model))
        .OrderBy(model => model.IsOfCatalog ? 0 : 1).FirstOrDefault();

    private InstalledModel Named(string name, ModelRole role)
    {
        var model = setup.Models.Get(name);
        if ((model.Role == role || model.Role == ModelRole.Other) && CanLoad(model))
            return model;
        throw new ModelException(
            ModelProblem.InvalidInput,
            role == ModelRole.VoiceActivity ? $"The model '{model.Name}' is no voice activity model in the ONNX format." : $"The model '{model.Name}' does not describe voices.",
            "Get-SymblModel shows the role of each model.");
    }

    /// <summary>Whether the engines can load a model: it is in the ONNX format.</summary>
    /// <param name="model">The model.</param>
    public static bool CanLoad(InstalledModel model) => model.Path.EndsWith(Onnx, StringComparison.OrdinalIgnoreCase);

    private static bool Is(string text, string name) => text.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static ModelException Missing(string kind, string name) => new(
        ModelProblem.NotFound, $"No {kind} model in the ONNX format is installed.", $"Install one, for example with Install-SymblModel {name}.");

    private static RecognizerCommand Command(string path)
    {
        if (!Path.IsPathFullyQualified(path))
            throw new RecordingException($"The path '{path}' of the diarizer command is not a full path. Specify the full path of the JSON file.");
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
