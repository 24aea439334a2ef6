namespace SymblPS.Cmdlets.Errors;

/// <summary>There is no connection to use.</summary>
internal sealed class NotConnectedException : SymblException
{
    public NotConnectedException(string message) : base(message) { }
}

/// <summary>No speaker has the name, or several have it.</summary>
internal sealed class SpeakerNameException : SymblException
{
    public SpeakerNameException(string message, bool ambiguous) : base(message) => IsAmbiguous = ambiguous;

    public bool IsAmbiguous { get; }
}

/// <summary>Several conversations or account objects have a name.</summary>
internal sealed class NameAmbiguousException : SymblException
{
    public NameAmbiguousException(string name, IEnumerable<SymblConversation> found)
        : this($"Several conversations are named '{name}': {Listing.Of(found.Select(static one => one.ConversationId))}. Use the id of one.") { }

    public NameAmbiguousException(string message) : base(message) { }
}

/// <summary>There is no reference for a recording or conversation.</summary>
internal sealed class ReferenceNotFoundException : SymblException
{
    public const string ForTurns = "Give the files of one recording the same name, or give their rows the same second field.";
    public const string ForWords = "Give the reference file the name of the recording, or specify exactly one reference file.";

    public ReferenceNotFoundException(IRecording hypothesis, IEnumerable<IRecording> references, string action)
        : base($"Recording '{hypothesis.Recording}' of {hypothesis.Source} has no reference. The references have the recordings: {Listing.Of(references.Select(static one => one.Recording))}.") =>
        RecommendedAction = action;
}

/// <summary>A conversation has no words, so that there is nothing to measure.</summary>
internal sealed class NoWordsException : SymblException
{
    public NoWordsException(string source)
        : base($"The messages of {source} have no words: no recognizer was used, it found no words, or the job is still running.") =>
        RecommendedAction = "Run Install-SymblModel base.en and Connect-Symbl -Local -Recognizer base.en, then submit the recording again.";
}

/// <summary>A speech engine does not work.</summary>
internal sealed class EngineTestException : SymblException
{
    public EngineTestException(SymblEngineTest test) : base($"The engine {test} does not work: {test.Error}") { }
}

/// <summary>A file cannot be written.</summary>
internal sealed class OutputFileException : SymblException
{
    private OutputFileException(string message, bool exists, Exception? cause) : base(message, cause) => AlreadyThere = exists;

    public bool AlreadyThere { get; }

    public static OutputFileException Exists(string path) =>
        new($"'{path}' exists already. Nothing was written.", exists: true, null) { RecommendedAction = "Specify another -Path, or -Force to overwrite the file." };

    public static OutputFileException NoFolder(string path) =>
        new($"The folder '{path}' does not exist. Nothing was written.", exists: false, null) { RecommendedAction = "Specify an existing folder, or -Force to create the folder." };

    public static OutputFileException NotWritable(string path, Exception cause) => new($"'{path}' cannot be written: {cause.Message}", exists: false, cause);
}
