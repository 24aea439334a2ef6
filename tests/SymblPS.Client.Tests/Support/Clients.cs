namespace SymblPS.Client.Tests.Support;

/// <summary>Clients with short pauses, and helpers for their results.</summary>
public static class Clients
{
    public const string Secret = "SECRET-canary-9876543210";

    internal static ClientTiming Quick { get; } = new()
    {
        FirstRetry = TimeSpan.FromMilliseconds(5),
        FirstSlotWait = TimeSpan.FromMilliseconds(20),
        LongestSlotWait = TimeSpan.FromMilliseconds(100),
        FirstTurnWait = TimeSpan.FromMilliseconds(10),
        FirstPoll = TimeSpan.FromMilliseconds(5),
        LongestPoll = TimeSpan.FromMilliseconds(50),
    };

    /// <summary>A client with unique credentials, so that tests share no token.</summary>
    public static SymblClient For(Uri baseUri, Func<SymblClientOptions, SymblClientOptions>? change = null)
    {
        var options = new SymblClientOptions
        {
            BaseUri = baseUri,
            Tokens = new ApplicationTokenSource("app-" + Guid.NewGuid().ToString("N"), () => Secret),
            Timing = Quick,
        };
        return new SymblClient(change?.Invoke(options) ?? options);
    }

    public static SymblClient For(LoopbackServer server, Func<SymblClientOptions, SymblClientOptions>? change = null) =>
        For(server.BaseUri, change);

    public static async Task<List<T>> ToListAsync<T>(this IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (var item in items) list.Add(item);
        return list;
    }

    /// <summary>A file with deterministic content of the given length.</summary>
    public static string File(TempFolder folder, string name, long length)
    {
        var path = folder.Path(name);
        using var stream = System.IO.File.Create(path);
        var block = new byte[64 * 1024];
        new Random(17).NextBytes(block);
        for (var left = length; left > 0; left -= block.Length) stream.Write(block, 0, (int)Math.Min(left, block.Length));
        return path;
    }
}

/// <summary>A folder that the test deletes at its end.</summary>
public sealed class TempFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("symbl-client-").FullName;

    public string Path(string name) => System.IO.Path.Combine(Root, name);

    public void Dispose() => Directory.Delete(Root, recursive: true);
}

/// <summary>Collects reports on the reporting thread.</summary>
/// <param name="seen">Called after each report.</param>
public sealed class Collected<T>(Action<T>? seen = null) : IProgress<T>
{
    private readonly List<T> _items = [];

    public IReadOnlyList<T> Items
    {
        get
        {
            lock (_items) return [.. _items];
        }
    }

    public void Report(T value)
    {
        lock (_items) _items.Add(value);
        seen?.Invoke(value);
    }
}
