namespace SymblPS.Cmdlets.Pipeline;

/// <summary>Writes long streams of objects.</summary>
internal static class StreamWriting
{
    /// <summary>
    /// Most objects of one batch. Each batch changes threads, which costs more than reading the objects. A large batch would read too much for a
    /// consumer that stops.
    /// </summary>
    private const int LargestHandover = 64;

    /// <summary>
    /// Writes the selected objects of a stream. Objects that have already arrived form a batch; the method writes the batch before it waits for the
    /// source, so that no object waits for another.
    /// </summary>
    /// <param name="pipeline">The pipeline to write to.</param>
    /// <param name="source">The objects.</param>
    /// <param name="isWanted">Selects objects; called once for each object, in order.</param>
    /// <param name="isOver">Whether to stop reading.</param>
    /// <param name="cancel">Cancels the operation.</param>
    public static async Task WriteStreamAsync<T>(
        this IPipeline pipeline, IAsyncEnumerable<T> source, Func<T, bool> isWanted, Func<bool> isOver, CancellationToken cancel)
        where T : class
    {
        var held = new List<object>(LargestHandover);
        var objects = source.GetAsyncEnumerator(cancel);
        try
        {
            while (!isOver())
            {
                var next = objects.MoveNextAsync();
                if (!next.IsCompleted) await FlushAsync(pipeline, held).ConfigureAwait(false);
                if (!await next.ConfigureAwait(false)) break;
                if (isWanted(objects.Current)) held.Add(objects.Current);
                if (held.Count == LargestHandover) await FlushAsync(pipeline, held).ConfigureAwait(false);
            }
        }
        catch (SymblException)
        {
            // Write the objects that arrived before the failure.
            await FlushAsync(pipeline, held).ConfigureAwait(false);
            throw;
        }
        finally
        {
            await objects.DisposeAsync().ConfigureAwait(false);
        }

        await FlushAsync(pipeline, held).ConfigureAwait(false);
    }

    private static async Task FlushAsync(IPipeline pipeline, List<object> held)
    {
        if (held.Count == 0) return;
        await pipeline.WriteManyAsync(held).ConfigureAwait(false);
        held.Clear();
    }
}
