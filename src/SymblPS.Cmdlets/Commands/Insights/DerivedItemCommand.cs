using SymblPS.Cmdlets.Commands.Conversation;
using SymblPS.Cmdlets.Parameters;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Insights;

/// <summary>Base of the cmdlets that read what the service makes of a conversation some time after it was processed.</summary>
public abstract class DerivedItemCommand : ConversationItemCommand
{
    private protected DerivedItemCommand() { }

    /// <summary>Wait for what is not there yet.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>Longest time to wait for each conversation.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan Timeout { get; set; } = new DerivedWaitOptions().Timeout;

    /// <inheritdoc />
    protected override void Prepare()
    {
        if (MyInvocation.BoundParameters.ContainsKey(nameof(Timeout)) && !Wait)
            throw new ArgumentException("-Timeout has a meaning only together with -Wait.");
        base.Prepare();
    }

    /// <summary>Reads under the terms of <c>-Wait</c>, with progress.</summary>
    private protected async Task<T> ReadAsync<T>(IPipeline pipeline, string activity, Func<DerivedWaitOptions?, Task<T>> read)
    {
        if (!Wait) return await read(null).ConfigureAwait(false);
        using var reporter = new ProgressReporter(pipeline, activity);
        return await read(new DerivedWaitOptions { Timeout = Timeout, Progress = new Reports(reporter) }).ConfigureAwait(false);
    }

    private sealed class Reports(ProgressReporter reporter) : IProgress<string>
    {
        public void Report(string value) => reporter.Report(value);
    }
}
