namespace SymblPS.Cmdlets.Pipeline;

/// <summary>
/// The PowerShell pipeline for asynchronous code. Every call runs on the pipeline's thread. The returned task completes when the pipeline has
/// accepted the object, so that <c>Select-Object -First</c> and a slow consumer hold back the producer.
/// </summary>
public interface IPipeline
{
    /// <summary>Writes an object and waits until the next command has accepted it.</summary>
    /// <param name="value">The object.</param>
    Task WriteAsync(object value);

    /// <summary>Writes objects one after another and waits until the next command has accepted all of them.</summary>
    /// <param name="values">The objects; the list must not change before the task completes.</param>
    Task WriteManyAsync(IReadOnlyList<object> values);

    /// <summary>Writes a non-terminating error.</summary>
    /// <param name="record">The error.</param>
    Task WriteErrorAsync(ErrorRecord record);

    /// <summary>Runs code on the pipeline's thread and returns its result: for prompts and for the state of the session.</summary>
    /// <typeparam name="T">Type of the result.</typeparam>
    /// <param name="action">The code.</param>
    Task<T> InvokeAsync<T>(Func<T> action);

    /// <summary>Writes to the verbose stream. Does not wait.</summary>
    /// <param name="text">The text; never a secret.</param>
    void Verbose(string text);

    /// <summary>Writes to the warning stream. Does not wait.</summary>
    /// <param name="text">The text; never a secret.</param>
    void Warn(string text);

    /// <summary>Shows progress. Does not wait.</summary>
    /// <param name="record">The progress.</param>
    void Progress(ProgressRecord record);
}
