using SymblPS.Cmdlets.Completion;

namespace SymblPS.Cmdlets.Pipeline;

/// <summary>Adds the name and the source of their conversation to the objects of a pipeline.</summary>
internal sealed class LabelledPipeline(IPipeline inner, SymblClient client, string conversationId, CancellationToken cancel) : IPipeline
{
    private Task<string?>? _name;

    public async Task WriteAsync(object value)
    {
        await LabelAsync([value]).ConfigureAwait(false);
        await inner.WriteAsync(value).ConfigureAwait(false);
    }

    public async Task WriteManyAsync(IReadOnlyList<object> values)
    {
        await LabelAsync(values).ConfigureAwait(false);
        await inner.WriteManyAsync(values).ConfigureAwait(false);
    }

    public Task WriteErrorAsync(ErrorRecord record) => inner.WriteErrorAsync(record);

    public Task<T> InvokeAsync<T>(Func<T> action) => inner.InvokeAsync(action);

    public void Verbose(string text) => inner.Verbose(text);

    public void Warn(string text) => inner.Warn(text);

    public void Progress(ProgressRecord record) => inner.Progress(record);

    private async Task LabelAsync(IReadOnlyList<object> values)
    {
        foreach (var value in values)
        {
            if (value is not IConversationPart part) continue;
            part.ConversationName = await (_name ??= SessionMemory.NameOfAsync(client, conversationId, cancel)).ConfigureAwait(false);
            part.Source = SessionMemory.SourceOf(client.BaseUri, conversationId);
        }
    }
}
