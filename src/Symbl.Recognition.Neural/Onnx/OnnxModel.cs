using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using Symbl.Models.Catalog;
using Symbl.Models.Errors;
using Symbl.Models.Inspection;
using Symbl.Recognition.Workers;

namespace Symbl.Recognition.Neural.Onnx;

/// <summary>A model in the ONNX format that is loaded.</summary>
internal sealed class OnnxModel : IDisposable
{
    private readonly InferenceSession _session;
    private readonly RunOptions _options = new();
    private readonly string _name;

    private OnnxModel(InferenceSession session, string name) => (_session, _name) = (session, name);

    /// <summary>Version of ONNX Runtime.</summary>
    public static string Version => OrtEnv.Instance().GetVersionString();

    /// <summary>Names of the inputs in order.</summary>
    public IReadOnlyList<string> Inputs => _session.InputNames;

    /// <summary>Names of the outputs in order.</summary>
    public IReadOnlyList<string> Outputs => _session.OutputNames;

    /// <summary>Checks and loads a model, and reads its properties. A model with wrong properties is closed.</summary>
    /// <param name="model">The model.</param>
    /// <param name="role">The role that the model must have.</param>
    /// <param name="threads">Number of threads that run the model.</param>
    /// <param name="read">Reads the properties of the model.</param>
    public static T Open<T>(WorkerModel model, ModelRole role, int threads, Func<OnnxModel, T> read)
    {
        var onnx = Open(model, role, threads);
        try
        {
            return read(onnx);
        }
        catch
        {
            onnx.Dispose();
            throw;
        }
    }

    /// <summary>Checks and loads a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="role">The role that it must have.</param>
    /// <param name="threads">Number of threads of the engine.</param>
    /// <exception cref="ModelException">The file is damaged, or has another role.</exception>
    /// <exception cref="WorkerFailedException">The native library is missing, or cannot load the model.</exception>
    private static OnnxModel Open(WorkerModel model, ModelRole role, int threads)
    {
        // The hash of a model of the catalog pins its structure. Another model could end this process.
        if (!model.IsKnown)
            Check(model, role);
        using var options = Options(threads);
        try
        {
            return new OnnxModel(new InferenceSession(model.Path, options), model.Name);
        }
        catch (OnnxRuntimeException e)
        {
            throw new WorkerFailedException(
                $"ONNX Runtime cannot load the model {model.Name}: {FirstLine(e).Replace(model.Path, model.Name, StringComparison.Ordinal)}");
        }
    }

    /// <summary>Gets a number of the metadata.</summary>
    /// <param name="key">Name of the entry.</param>
    /// <param name="least">Smallest valid number.</param>
    /// <param name="most">Largest valid number.</param>
    /// <exception cref="WorkerFailedException">The entry is missing or not valid.</exception>
    public int Number(string key, int least, int most)
    {
        if (Text(key) is not { } text)
            throw Wrong($"it has no '{key}' in its metadata");
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw Wrong($"its metadata state the {key} '{text}', which is not a number from {least} to {most}");
    }

    /// <summary>Gets a text of the metadata; null if it is missing.</summary>
    /// <param name="key">Name of the entry.</param>
    public string? Text(string key) => _session.ModelMetadata.CustomMetadataMap.GetValueOrDefault(key);

    /// <summary>Gets the sizes of an input; 1 for a size that the model leaves open.</summary>
    /// <param name="input">Name of the input.</param>
    public long[] SizesOf(string input) => [.. _session.InputMetadata[input].Dimensions.Select(size => size < 0 ? 1L : size)];

    /// <summary>Runs the model.</summary>
    /// <param name="inputs">Names of the inputs.</param>
    /// <param name="values">Values of the inputs.</param>
    /// <param name="outputs">Names of the wanted outputs.</param>
    /// <exception cref="WorkerFailedException">The model cannot run on these values.</exception>
    public IDisposableReadOnlyCollection<OrtValue> Run(
        IReadOnlyList<string> inputs, IReadOnlyList<OrtValue> values, IReadOnlyList<string> outputs)
    {
        try
        {
            return _session.Run(_options, inputs, values, outputs);
        }
        catch (OnnxRuntimeException e)
        {
            throw Wrong($"it fails on audio: {FirstLine(e)}");
        }
    }

    /// <summary>Creates the exception for a model with another interface than its role has.</summary>
    /// <param name="problem">The problem as a clause with "it" or "its".</param>
    public WorkerFailedException Wrong(string problem) => new($"the model {_name} cannot be used: {problem}; install another one");

    public void Dispose()
    {
        _options.Dispose();
        _session.Dispose();
    }

    private static void Check(WorkerModel model, ModelRole role)
    {
        if (ModelInspector.Inspect(model.Path, role).Format != ModelFormat.Onnx)
            throw new WorkerFailedException($"the model {model.Name} is not in the ONNX format; install an ONNX model, such as silero_vad");
    }

    private static SessionOptions Options(int threads)
    {
        try
        {
            var options = new SessionOptions
            {
                IntraOpNumThreads = Math.Max(1, threads),
                InterOpNumThreads = 1,
                LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
            };
            // Threads that wait actively for each other take the processor from the rest of the machine.
            options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
            return options;
        }
        catch (Exception e) when (Unwrap(e) is DllNotFoundException or BadImageFormatException or EntryPointNotFoundException)
        {
            var name = OperatingSystem.IsWindows() ? "onnxruntime.dll" : OperatingSystem.IsMacOS() ? "libonnxruntime.dylib" : "libonnxruntime.so";
            throw new WorkerFailedException(
                $"the native library of ONNX Runtime ({name} for {RuntimeInformation.RuntimeIdentifier}) is missing or cannot be loaded; copy {name} "
                + "from the NuGet package Microsoft.ML.OnnxRuntime 1.31.1 to the folder 'server' of the module, or start the server with "
                + "--diarizer acoustic --voice-activity acoustic");
        }
    }

    private static Exception Unwrap(Exception e) => e is TypeInitializationException { InnerException: { } inner } ? Unwrap(inner) : e;

    private static string FirstLine(Exception e) => e.Message.Split('\n')[0].Trim();
}
