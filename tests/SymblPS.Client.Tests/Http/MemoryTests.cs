using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SymblPS.Client.Submissions;
using SymblPS.Client.Tests.Support;
using Xunit;

namespace SymblPS.Client.Tests.Http;

/// <summary>Large bodies need little memory.</summary>
[Collection(Alone.Name)]
public sealed class MemoryTests
{
    [Fact]
    public async Task An_upload_of_fifty_megabytes_needs_little_memory_and_reports_progress()
    {
        using var folder = new TempFolder();
        const long Length = 50L * 1024 * 1024 + 321;
        var path = Clients.File(folder, "big.wav", Length);
        string? hash = null;
        await using var server = new LoopbackServer(async exchange =>
        {
            Assert.Equal("100-continue", exchange.Header("Expect"));
            (hash, _) = await exchange.HashBodyAsync();
            await exchange.JsonAsync("""{"conversationId":"c","jobId":"j"}""", 201);
        });
        using var client = Clients.For(server);
        var progress = new Collected<SubmissionProgress>();
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await client.Submissions.SubmitFileAsync(SymblMediaKind.Audio, path, new(), null, new(), progress, CancellationToken.None);
        Assert.True(GC.GetTotalAllocatedBytes(precise: true) - before < 8 * 1024 * 1024, "the upload allocates as if it kept the file");
        using var file = File.OpenRead(path);
        Assert.Equal(Convert.ToHexString(SHA256.HashData(file)), hash);
        Assert.Equal(progress.Items.Select(item => item.BytesSent).Order(), progress.Items.Select(item => item.BytesSent));
        Assert.Equal((Length, Length), (progress.Items[^1].BytesSent, progress.Items[^1].TotalBytes));
        Assert.All(progress.Items, item => Assert.Equal(SubmissionPhase.Sending, item.Phase));
    }

    [Fact]
    public async Task A_hundred_thousand_messages_need_little_memory_and_arrive_before_the_body_ends()
    {
        const int Count = 100_000;
        var sentAll = false;
        await using var server = new LoopbackServer(async exchange =>
        {
            await exchange.BeginAsync(200, "Content-Type: application/json", "Connection: close");
            var text = new string('w', 180);
            var part = new StringBuilder("""{"messages":[""");
            for (var i = 0; i < Count; i++)
            {
                var time = DateTime.UnixEpoch.AddSeconds(i).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
                part.Append(CultureInfo.InvariantCulture,
                    $$"""{"id":"{{i}}","text":"{{text}}","from":{"id":"m{{i % 2}}","name":"Speaker {{i % 2}}"},""")
                    .Append(CultureInfo.InvariantCulture,
                        $$""" "startTime":"{{time}}","endTime":"{{time}}","timeOffset":{{i}},"duration":1.5,""")
                    .Append(CultureInfo.InvariantCulture,
                        $$""" "conversationId":"5179649407582208","phrases":[],"words":[]}{{(i == Count - 1 ? "]}" : ",")}}""");
                if (part.Length < 64 * 1024 && i < Count - 1) continue;
                await exchange.WriteAsync(part.ToString());
                part.Clear();
            }

            sentAll = true;
            exchange.Close();
        });
        using var client = Clients.For(server);
        var count = 0;
        long most = 0;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await foreach (var message in client.Conversations.GetMessagesAsync("5179649407582208", new(), CancellationToken.None))
        {
            if (count++ == 0) Assert.False(sentAll, "the first message came after the body had ended");
            if (count % 10_000 == 0) most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
        }

        Assert.Equal(Count, count);
        Assert.True(most < 6 * 1024 * 1024, $"held {most:N0} bytes");
    }
}
