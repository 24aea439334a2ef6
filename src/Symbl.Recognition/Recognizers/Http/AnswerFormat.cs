namespace Symbl.Recognition.Recognizers.Http;

/// <summary>A format of the answer that a service can be asked for.</summary>
internal enum AnswerFormat
{
    /// <summary><c>verbose_json</c> with the times of words.</summary>
    WordTimes,

    /// <summary><c>verbose_json</c> as the service gives it.</summary>
    Verbose,

    /// <summary><c>json</c>: usually the text alone.</summary>
    Json,

    /// <summary><c>diarized_json</c>, for models that separate speakers and refuse <c>json</c> without a strategy.</summary>
    Diarized,

    /// <summary><c>text</c>.</summary>
    Text,
}

/// <summary>The requests that a service is known to take. The recognizer learns them from the first answers.</summary>
internal sealed class ServiceHabits
{
    private const int Unknown = -1;

    private static readonly AnswerFormat[] Usual =
        [AnswerFormat.WordTimes, AnswerFormat.Verbose, AnswerFormat.Json, AnswerFormat.Diarized, AnswerFormat.Text];

    private static readonly AnswerFormat[] Diarizing = [AnswerFormat.Diarized, AnswerFormat.Json, AnswerFormat.Text];

    private long _longest;
    private volatile int _proven = Unknown;

    public ServiceHabits(string? model, TimeSpan longest)
    {
        Formats = model?.Contains("diarize", StringComparison.OrdinalIgnoreCase) == true ? Diarizing : Usual;
        _longest = longest.Ticks;
    }

    /// <summary>The formats in the order of their value.</summary>
    public IReadOnlyList<AnswerFormat> Formats { get; }

    /// <summary>Index of the format that the service is known to take; null if that is unknown.</summary>
    public int? Proven
    {
        get => _proven is var index && index == Unknown ? null : index;
        set => _proven = value ?? Unknown;
    }

    /// <summary>The longest audio that the service takes in one request, as far as that is known.</summary>
    public TimeSpan Longest
    {
        get => new(Interlocked.Read(ref _longest));
        set => Interlocked.Exchange(ref _longest, value.Ticks);
    }
}
