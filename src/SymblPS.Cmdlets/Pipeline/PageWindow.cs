namespace SymblPS.Cmdlets.Pipeline;

/// <summary>What <c>-First</c>, <c>-Skip</c> and <c>-IncludeTotalCount</c> let through of a list whose length nobody knows beforehand.</summary>
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

    /// <summary>Whether nothing more is wanted.</summary>
    public bool IsFull => _taken >= _paging.First;

    /// <summary>The limit, where one was given.</summary>
    public int? FirstOrNull => _paging.First > int.MaxValue ? null : (int)_paging.First;

    /// <summary>Hands the skipping to somebody else.</summary>
    public int TakeSkip()
    {
        var skip = (int)Math.Min(_toSkip, int.MaxValue);
        _toSkip = 0;
        return skip;
    }

    /// <summary>Answers <c>-IncludeTotalCount</c>: the contract has no total.</summary>
    public Task StartAsync() => _paging.IncludeTotalCount ? _pipeline.WriteAsync(_paging.NewTotalCount(0, 0)) : Task.CompletedTask;

    /// <summary>Whether the next object is let through.</summary>
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
