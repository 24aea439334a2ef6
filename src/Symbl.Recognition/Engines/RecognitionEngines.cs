using Symbl.Recognition.Stages;

namespace Symbl.Recognition.Engines;

/// <summary>The engines of the stages by name. The constructor of a processor creates the engines that it uses.</summary>
public sealed class RecognitionEngines
{
    private readonly Dictionary<(Type Stage, string Name), Func<object>> _engines = [];

    /// <summary>Creates a registry that holds the engines of this project.</summary>
    public static RecognitionEngines WithBuiltIn() => BuiltInEngines.Register(new RecognitionEngines());

    /// <summary>Adds an engine, or replaces the one with the same stage and name.</summary>
    /// <typeparam name="TStage">
    /// A stage: <see cref="IVoiceActivity"/>, <see cref="IDiarizer"/>, <see cref="IRecognizer"/>, <see cref="IWordAssigner"/> or
    /// <see cref="IMessageBuilder"/>.
    /// </typeparam>
    /// <param name="name">Name of the engine, in lower case by convention.</param>
    /// <param name="create">Creates the engine.</param>
    /// <returns>This registry.</returns>
    public RecognitionEngines Add<TStage>(string name, Func<TStage> create)
        where TStage : class
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(create);
        _engines[(typeof(TStage), name)] = create;
        return this;
    }

    /// <summary>Names of the engines of a stage.</summary>
    /// <typeparam name="TStage">The stage.</typeparam>
    public IReadOnlyList<string> Names<TStage>() =>
        [.. _engines.Keys.Where(key => key.Stage == typeof(TStage)).Select(key => key.Name).Order(StringComparer.Ordinal)];

    /// <summary>Creates an engine.</summary>
    /// <typeparam name="TStage">The stage.</typeparam>
    /// <param name="name">Name of the engine.</param>
    /// <exception cref="ArgumentException">The stage has no engine of this name. The message lists the known names.</exception>
    public TStage Create<TStage>(string name)
        where TStage : class =>
        _engines.TryGetValue((typeof(TStage), name), out var create)
            ? (TStage)create()
            : throw new ArgumentException(
                $"The stage {typeof(TStage).Name} has no engine '{name}'. Its engines are: {string.Join(", ", Names<TStage>())}.", nameof(name));
}
