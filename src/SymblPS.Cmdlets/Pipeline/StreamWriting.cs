namespace SymblPS.Cmdlets.Pipeline;

/// <summary>Writes long streams of objects.</summary>
internal static class StreamWriting
{
    /// <summary>
    /// Most objects handed over at once. Each handover changes threads, which for a hundred thousand objects costs more than reading them; yet a consumer
    /// that stops must not find that much was done for nothing.
    /// </summary>
    private const int LargestHandover = 64;

    /// <summary>
    /// Writes what is wanted of a stream. Objects that have arrived already are handed over together; before each wait for the source everything
    /// held is written, so that no object waits for another.
    /// </summary>
    /// <param name="pipeline">The way to write.</param>
    /// <param name="source">The objects.</param>
    /// <param name="isWanted">Whether to write an object; called once for each, in order.</param>
    /// <param name="isOver">Whether nothing more is wanted.</param>
    /// <param name="cancel">Ends it.</param>
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
            // What came before the failure is the user's.
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
