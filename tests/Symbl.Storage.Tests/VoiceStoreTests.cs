using Microsoft.Data.Sqlite;
using Xunit;

namespace Symbl.Storage.Tests;

/// <summary>Voice prints live as long as their member and their conversation.</summary>
public sealed class VoiceStoreTests : IDisposable
{
    private static readonly byte[] First = [.. Enumerable.Repeat((byte)0xA7, 64)];
    private static readonly byte[] Second = [4, 5];

    private readonly TestStore _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task Prints_are_read_by_member_in_order()
    {
        var (conversation, ann, bob) = await AddAsync();
        var prints = Prints(conversation);

        Assert.Equal([First, Second], prints[ann]);
        Assert.Equal([Second], prints[bob]);
    }

    [Fact]
    public async Task The_prints_of_a_conversation_are_deleted_with_it_and_leave_no_bytes()
    {
        var (conversation, ann, _) = await AddAsync();
        var (other, _, _) = await AddAsync();
        await _test.WriteAsync(unit => unit.Conversations.Delete(conversation));

        Assert.Empty(Prints(conversation)[ann]);
        Assert.NotEmpty(Prints(other));
        await _test.WriteAsync(unit => unit.Conversations.Delete(other));
        (_test.Store as IDisposable)!.Dispose();
        SqliteConnection.ClearAllPools();
        Assert.Equal(-1, File.ReadAllBytes(_test.DatabasePath).AsSpan().IndexOf(First));
    }

    [Fact]
    public async Task Prints_move_with_a_merged_member()
    {
        var (conversation, ann, bob) = await AddAsync();
        await _test.WriteAsync(unit =>
        {
            unit.Members.Merge(ann, bob);
            return true;
        });

        Assert.Empty(Prints(conversation)[ann]);
        Assert.Equal([First, Second, Second], Prints(conversation)[bob].OrderByDescending(print => print.Length));
    }

    [Fact]
    public async Task Prints_are_deleted_with_their_member()
    {
        var (conversation, ann, bob) = await AddAsync();
        await _test.WriteAsync(unit =>
        {
            unit.Members.RemoveUnknown([ann]);
            return true;
        });

        Assert.Empty(Prints(conversation)[ann]);
        Assert.NotEmpty(Prints(conversation)[bob]);
    }

    [Fact]
    public async Task All_prints_can_be_deleted()
    {
        var (conversation, _, _) = await AddAsync();

        Assert.Equal(3, await _test.WriteAsync(unit => unit.Voices.Clear()));
        Assert.Empty(Prints(conversation));
    }

    [Fact]
    public void A_store_of_an_earlier_version_has_no_prints()
    {
        using var saved = new TestStore("step-6.db");
        using var unit = saved.Store.Read();

        Assert.Empty(unit.Voices.List(6253623823260484));
    }

    private ILookup<string, byte[]> Prints(long conversation)
    {
        using var unit = _test.Store.Read();
        return unit.Voices.List(conversation).SelectMany(each => each, (each, print) => (each.Key, Print: print.ToArray()))
            .ToLookup(pair => pair.Key, pair => pair.Print);
    }

    private Task<(long Conversation, string Ann, string Bob)> AddAsync() => _test.WriteAsync(unit =>
    {
        var conversation = unit.Conversations.Add("call", DateTimeOffset.UnixEpoch, new Dictionary<string, string>());
        var (ann, bob) = (unit.Members.Add(conversation, "Ann", null), unit.Members.Add(conversation, "Bob", null));
        unit.Voices.Add(conversation, ann, First);
        unit.Voices.Add(conversation, bob, Second);
        unit.Voices.Add(conversation, ann, Second);
        return (conversation, ann, bob);
    });
}
