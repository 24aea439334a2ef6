using Symbl.Storage.Recordings;
using Xunit;

namespace Symbl.Storage.Tests;

/// <summary>Units of work and snapshots, and recordings beside them.</summary>
public sealed class UnitOfWorkTests : IDisposable
{
    private readonly TestStore _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task Work_that_throws_leaves_nothing()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => _test.WriteAsync<bool>(unit =>
        {
            unit.Conversations.Add("lost", DateTimeOffset.UnixEpoch, new Dictionary<string, string>());
            throw new InvalidOperationException();
        }));

        Assert.Empty(All());
    }

    [Fact]
    public async Task A_snapshot_sees_the_state_at_its_start()
    {
        using var before = _test.Store.Read();
        var id = await AddAsync("later");

        Assert.Null(before.Conversations.Find(id));
        using var after = _test.Store.Read();
        Assert.NotNull(after.Conversations.Find(id));
    }

    [Fact]
    public void A_write_through_a_snapshot_fails_with_a_storage_error()
    {
        var refused = Assert.Throws<StorageException>(() => _test.Store.Read(
            unit => unit.Conversations.Add("no", DateTimeOffset.UnixEpoch, new Dictionary<string, string>())));

        Assert.Contains("readonly", refused.Message);
    }

    [Fact]
    public async Task A_recording_that_is_too_long_leaves_nothing()
    {
        using var source = new MemoryStream(new byte[1_000]);

        await Assert.ThrowsAsync<RecordingTooLargeException>(
            () => _test.Recordings.ReceiveAsync("job", source, 999, TimeSpan.FromMinutes(1), CancellationToken.None));

        Assert.False(_test.Recordings.Holds("job"));
        Assert.Empty(Directory.GetFiles(_test.Uploads));
    }

    [Fact]
    public async Task Recordings_of_unfinished_jobs_and_their_partial_files_stay()
    {
        foreach (var job in new[] { "kept", "gone" })
        {
            using var source = new MemoryStream([1, 2, 3]);
            await _test.Recordings.ReceiveAsync(job, source, 10, TimeSpan.FromMinutes(1), CancellationToken.None);
        }

        File.WriteAllText(Path.Combine(_test.Uploads, "kept.1.part"), "");
        File.WriteAllText(Path.Combine(_test.Uploads, "cut-off.1.part"), "");

        _test.Recordings.RemoveAllBut(new HashSet<string> { "kept" });

        Assert.Equal(["kept.1.part", "kept.recording"], Directory.GetFiles(_test.Uploads).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        _test.Recordings.Remove("kept");
        Assert.Empty(Directory.GetFiles(_test.Uploads));
    }

    private Task<long> AddAsync(string name) =>
        _test.WriteAsync(unit => unit.Conversations.Add(name, DateTimeOffset.UnixEpoch, new Dictionary<string, string>()));

    private IReadOnlyList<string> All() => _test.Store.Read(unit => unit.Conversations.List(
        new Symbl.Domain.Filters.ConversationQuery(null, null, 10, 0, false, [], [])).Select(row => row.Name).ToList());
}
