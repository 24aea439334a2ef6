namespace SymblPS.Cmdlets.Pipeline;

/// <summary>Applies <c>-First</c>, <c>-Skip</c> and <c>-IncludeTotalCount</c> to a list of unknown length.</summary>
internal sealed class PageWindow
{
    private readonly PagingParameters _paging;
    private readonly IPipeline _pipeline;
    private ulong _toSkip;
    private ulong _taken;

    public PageWindow(PagingParameters paging, IPipeline pipeline)
    {
        _paging = paging;
        _pipeline = pipeline;
        _toSkip = paging.Skip;
    }

    /// <summary>Whether the limit is reached.</summary>
    public bool IsFull => _taken >= _paging.First;

    /// <summary>The limit; <see langword="null"/> if there is none.</summary>
    public int? FirstOrNull => _paging.First > int.MaxValue ? null : (int)_paging.First;

    /// <summary>Returns the number of objects to skip and leaves the skipping to the caller.</summary>
    public int TakeSkip()
    {
        var skip = (int)Math.Min(_toSkip, int.MaxValue);
        _toSkip = 0;
        return skip;
    }

    /// <summary>Answers <c>-IncludeTotalCount</c> with an unknown total, because the contract has no total.</summary>
    public Task StartAsync() => _paging.IncludeTotalCount ? _pipeline.WriteAsync(_paging.NewTotalCount(0, 0)) : Task.CompletedTask;

    /// <summary>Counts an object and returns whether to write it.</summary>
    public bool Take()
    {
        if (_toSkip > 0)
        {
            _toSkip--;
            return false;
        }

        if (IsFull) return false;
        _taken++;
        return true;
    }
}
