namespace SymblPS.Cmdlets.Pipeline;

/// <summary>
/// What asynchronous code may do with the PowerShell pipeline. Everything runs on the pipeline's own thread; a returned task ends when the
/// pipeline has really taken the object. That is what lets <c>Select-Object -First</c> and a slow consumer hold back the producer.
/// </summary>
public interface IPipeline
{
    /// <summary>Writes an object and waits until the next command has taken it.</summary>
    /// <param name="value">What to write.</param>
    Task WriteAsync(object value);

    /// <summary>Writes objects one after another and waits until the next command has taken them all.</summary>
    /// <param name="values">What to write; not changed until the task has ended.</param>
    Task WriteManyAsync(IReadOnlyList<object> values);

    /// <summary>Writes a non-terminating error.</summary>
    /// <param name="record">The error.</param>
    Task WriteErrorAsync(ErrorRecord record);

    /// <summary>Runs code on the pipeline's thread and returns its result: for questions to the user and the session's state.</summary>
    /// <typeparam name="T">Type of the result.</typeparam>
    /// <param name="action">The code.</param>
    Task<T> InvokeAsync<T>(Func<T> action);

    /// <summary>Writes to the verbose stream when the pipeline gets to it.</summary>
    /// <param name="text">The text; never a secret.</param>
    void Verbose(string text);

    /// <summary>Writes to the warning stream when the pipeline gets to it.</summary>
    /// <param name="text">The text; never a secret.</param>
    void Warn(string text);

    /// <summary>Shows progress when the pipeline gets to it.</summary>
    /// <param name="record">The progress.</param>
    void Progress(ProgressRecord record);
}
