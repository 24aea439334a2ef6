using Symbl.Domain.Recordings;
using Symbl.LocalServer.Options;
using Symbl.Models.Errors;
using Symbl.Models.Selection;
using Symbl.Models.Store;
using Symbl.Platform.Files;
using Symbl.Platform.Processes;
using Symbl.Recognition;
using Symbl.Recognition.Recognizers;
using Symbl.Recognition.Voices;
using Symbl.Recognition.Workers;

namespace Symbl.LocalServer.Hosting;

/// <summary>Creates the selection of the speech recognizer from the options of the server.</summary>
internal static class RecognizerServices
{
    /// <summary>The option that makes this program a worker process of an engine.</summary>
    public const string WorkerOption = "--engine-worker";

    private const string Selected = "selected";
    private const string SelectedChannels = "selected-channels";

    /// <summary>Creates the selection.</summary>
    /// <param name="options">The options of the server.</param>
    /// <exception cref="StartupException">The chosen recognizer is not usable.</exception>
    public static RecognizerSelection Create(ServerOptions options)
    {
        var selection = new RecognizerSelection(new RecognizerSetup
        {
            Models = new ModelStore(options.ModelsPath),
            Worker = WorkerProcess(),
            Limits = new WorkerLimits { Memory = options.EngineMemory },
            ServiceModel = options.Recognizer.ServiceModel,
            ServiceKey = options.Recognizer.ReadKey(Environment.GetEnvironmentVariable),
        });
        if (options.Recognizer.Recognizer is not { } chosen)
            return selection;
        OrRefuse("--recognizer", () => selection.Choose(RecognizerChoice.NamesFile(chosen) ? Path.GetFullPath(chosen) : chosen));
        return selection;
    }

    /// <summary>Creates the selection of the engines that distinguish speakers and find speech.</summary>
    /// <param name="options">The options of the server.</param>
    /// <param name="folder">The data folder.</param>
    /// <exception cref="StartupException">A chosen engine is not usable.</exception>
    public static VoiceSelection CreateVoices(ServerOptions options, DataFolder folder) => CreateVoices(options, folder.WorkPath);

    /// <summary>Creates the selection of the engines that distinguish speakers and find speech.</summary>
    /// <param name="options">The options of the server.</param>
    /// <param name="workFolder">Folder for temporary files.</param>
    /// <exception cref="StartupException">A chosen engine is not usable.</exception>
    public static VoiceSelection CreateVoices(ServerOptions options, string workFolder)
    {
        var (diarizer, activity) = options.Voices;
        var setup = new VoiceSetup
        {
            Models = new ModelStore(options.ModelsPath),
            Worker = WorkerProcess(),
            Limits = new WorkerLimits { Memory = options.EngineMemory },
            WorkFolder = workFolder,
        };
        var voices = new VoiceSelection(setup);
        OrRefuse("--voice-activity", () => voices.ChooseActivity(activity));
        OrRefuse("--diarizer", () => voices.ChooseDiarizer(
            diarizer is not null && RecognizerChoice.NamesFile(diarizer) ? Path.GetFullPath(diarizer) : diarizer));
        return voices;
    }

    /// <summary>Creates the processor of recordings. Text labels in a recording come first, then the selected recognizer.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="recognizer">The recognizer.</param>
    /// <param name="voices">The engines that distinguish speakers and find speech.</param>
    /// <param name="voicePrints">Whether to measure voice prints.</param>
    public static IRecordingProcessor Processor(DataFolder folder, RecognizerSelection recognizer, VoiceSelection voices, bool voicePrints)
    {
        var settings = new RecordingProcessorSettings { VoicePrints = voicePrints };
        settings.Engines
            .Add(Selected, () => recognizer.CreateRecognizer(folder.WorkPath))
            .Add(Selected, voices.CreateDiarizer)
            .Add(SelectedChannels, voices.CreateChannelDiarizer)
            .Add(Selected, voices.CreateActivity);
        return new RecordingProcessor(
            folder.WorkPath,
            settings with
            {
                Recognizers = [.. settings.Recognizers, Selected],
                Diarizer = Selected,
                ChannelDiarizer = SelectedChannels,
                VoiceActivity = Selected,
            });
    }

    private static void OrRefuse(string option, Action check)
    {
        try
        {
            check();
        }
        catch (ModelException e)
        {
            throw StartupException.WrongOption($"{option}: {e.Message} {e.WayOut}".TrimEnd());
        }
        catch (RecordingException e)
        {
            throw StartupException.WrongOption($"{option}: {e.Message}");
        }
    }

    /// <summary>Gets the command that starts a worker process: the dotnet host with the assembly of this program, or its executable.</summary>
    public static WorkerCommand WorkerProcess()
    {
        var assembly = typeof(RecognizerServices).Assembly.Location;
        var own = Path.ChangeExtension(assembly, OperatingSystem.IsWindows() ? ".exe" : null);
        return Environment.ProcessPath is { } process && process.Equals(own, StringComparison.OrdinalIgnoreCase)
            ? new WorkerCommand(process, [WorkerOption])
            : new WorkerCommand(HostPath(), [assembly, WorkerOption]);
    }

    private static string HostPath()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        if (Environment.ProcessPath is { } process && Path.GetFileName(process).Equals(name, StringComparison.OrdinalIgnoreCase))
            return process;
        return Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host
            ? host
            : ExecutableFinder.Find("dotnet", SearchPath.Current()) ?? name;
    }
}
