using System.Diagnostics;
using System.Globalization;
using System.Text;
using SymblPS.Client.Conversations;
using SymblPS.Client.Local;
using SymblPS.Client.Submissions;
using SymblPS.Client.Tests.Support;
using Xunit;

namespace SymblPS.Client.Tests.Local;

/// <summary>The launcher with the real server as a child process.</summary>
public sealed class LocalServerTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_server_ends_with_its_last_connection()
    {
        var options = RealServer.Options(_folder);
        var first = await LocalServerLauncher.StartOrAttachAsync(options, default);
        await using var second = await LocalServerLauncher.StartOrAttachAsync(options, default);
        Assert.True(first.StartedHere);
        Assert.False(second.StartedHere);
        Assert.Equal((first.BaseUri, first.ProcessId, first.AppId, first.DataPath),
            (second.BaseUri, second.ProcessId, second.AppId, second.DataPath));
        await first.StopAsync(default);
        await first.StopAsync(default);
        using (var client = new SymblClient(new SymblClientOptions
        {
            BaseUri = second.BaseUri,
            Tokens = second.Tokens
        })) await client.VerifyAsync(default);
        await second.StopAsync(default);
        await EndsAsync(second.ProcessId);
    }

    [Fact]
    public async Task The_server_starts_again_on_the_same_data()
    {
        var options = RealServer.Options(_folder);
        var first = await LocalServerLauncher.StartOrAttachAsync(options, default);
        var watch = Stopwatch.StartNew();
        await first.StopAsync(default);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed}");
        Assert.False(IsAlive(first.ProcessId));
        // The credentials file still contains the address of the server that ended.
        await using var again = await LocalServerLauncher.StartOrAttachAsync(options, default);
        Assert.True(again.StartedHere);
        Assert.Equal(first.AppId, again.AppId);
        Assert.NotEqual(first.ProcessId, again.ProcessId);
    }

    [Fact]
    public async Task Concurrent_starts_share_one_server()
    {
        var options = RealServer.Options(_folder);
        var handles = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => LocalServerLauncher.StartOrAttachAsync(options, default)));
        Assert.Single(handles.Select(handle => handle.ProcessId).Distinct());
        Assert.Single(handles, handle => handle.StartedHere);
        foreach (var handle in handles) await handle.DisposeAsync();
        await EndsAsync(handles[0].ProcessId);
    }

    [Fact]
    public async Task A_port_other_than_the_running_server_s_is_refused()
    {
        var options = RealServer.Options(_folder);
        await using var running = await LocalServerLauncher.StartOrAttachAsync(options, default);
        var e = await Assert.ThrowsAsync<SymblLocalServerException>(
            () => LocalServerLauncher.StartOrAttachAsync(options with
            {
                Port = running.BaseUri.Port == 1 ? 2
                : running.BaseUri.Port - 1
            }, default));
        Assert.Contains($"port {running.BaseUri.Port} already", e.Message, StringComparison.Ordinal);
        await using var same = await LocalServerLauncher.StartOrAttachAsync(options with { Port = running.BaseUri.Port }, default);
        Assert.False(same.StartedHere);
    }

    [Fact]
    public async Task A_running_server_without_known_voices_is_refused_if_they_are_requested()
    {
        var options = RealServer.Options(_folder);
        await using var running = await LocalServerLauncher.StartOrAttachAsync(options, default);
        var e = await Assert.ThrowsAsync<SymblLocalServerException>(() => LocalServerLauncher.StartOrAttachAsync(options with { KnownVoices = true }, default));
        Assert.Contains("A server without known voices uses the data folder", e.Message, StringComparison.Ordinal);
        Assert.Contains("-DataPath", e.RecommendedAction, StringComparison.Ordinal);

        using var other = new TempFolder();
        await using var known = await LocalServerLauncher.StartOrAttachAsync(RealServer.Options(other) with { KnownVoices = true }, default);
        await using var joined = await LocalServerLauncher.StartOrAttachAsync(RealServer.Options(other) with { KnownVoices = true }, default);
        await using var also = await LocalServerLauncher.StartOrAttachAsync(RealServer.Options(other), default);
        Assert.Equal([known.ProcessId, known.ProcessId], [joined.ProcessId, also.ProcessId]);
    }

    [Fact]
    public async Task Ctrl_C_in_the_terminal_does_not_end_the_server()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows gives the server a console of its own.");
        await using var server = await LocalServerLauncher.StartOrAttachAsync(RealServer.Options(_folder), default);
        using (var kill = Process.Start("kill", ["-INT", server.ProcessId.ToString()])) await kill.WaitForExitAsync();
        // The signal is ignored, not pending. Other systems have no such file.
        var status = $"/proc/{server.ProcessId}/status";
        if (File.Exists(status))
        {
            var ignored = File.ReadLines(status).Single(static line => line.StartsWith("SigIgn:", StringComparison.Ordinal))[7..].Trim();
            Assert.Equal(1UL, (ulong.Parse(ignored, NumberStyles.HexNumber, CultureInfo.InvariantCulture) >> 1) & 1);
        }

        using var client = new SymblClient(new SymblClientOptions { BaseUri = server.BaseUri, Tokens = server.Tokens });
        await client.VerifyAsync(default);
    }

    [Fact]
    public async Task A_port_in_use_is_an_error_with_the_message_of_the_server()
    {
        await using var other = new LoopbackServer(exchange => exchange.JsonAsync("{}"));
        var options = RealServer.Options(_folder) with { Port = other.BaseUri.Port };
        var e = await Assert.ThrowsAsync<SymblLocalServerException>(() => LocalServerLauncher.StartOrAttachAsync(options, default));
        Assert.Contains("in use by another program", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_canceled_start_leaves_no_process()
    {
        var options = RealServer.Options(_folder);
        using var cancel = new CancellationTokenSource();
        // Without a server to join, the launcher starts the process before it returns its task.
        var starting = LocalServerLauncher.StartOrAttachAsync(options, cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => starting.WaitAsync(TimeSpan.FromSeconds(10)));
        // A remaining server would occupy the folder.
        await using var next = await LocalServerLauncher.StartOrAttachAsync(options, default);
        Assert.True(next.StartedHere);
    }

    [Fact]
    public async Task A_missing_part_is_named_with_a_recommended_action()
    {
        var nowhere = new LocalServerOptions { ServerDirectory = _folder.Root, DataPath = _folder.Path("data") };
        Assert.Contains(
            "Symbl.LocalServer.dll", (await Assert.ThrowsAsync<SymblLocalServerException>(() =>
                LocalServerLauncher.StartOrAttachAsync(nowhere, default))).Message,
            StringComparison.Ordinal);
        var e = await Assert.ThrowsAsync<SymblLocalServerException>(
            () => LocalServerLauncher.StartOrAttachAsync(RealServer.Options(_folder) with { DotnetPath = _folder.Path("dotnet") },
                default));
        Assert.Contains("https://dotnet.microsoft.com/download", e.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_without_the_runtime_is_an_error_that_names_the_runtime()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in for a host is a shell script.");
        var host = _folder.Path("dotnet");
        WriteHost(host, """
            #!/bin/sh
            echo "You must install or update .NET to run this application." >&2
            echo "Framework: 'Microsoft.AspNetCore.App', version '10.0.0' (x64)" >&2
            exit 150
            """);
        var e = await Assert.ThrowsAsync<SymblLocalServerException>(
            () => LocalServerLauncher.StartOrAttachAsync(RealServer.Options(_folder) with { DotnetPath = host }, default));
        Assert.Contains(".NET 10 runtime with ASP.NET Core", e.Message, StringComparison.Ordinal);
        Assert.Contains("https://dotnet.microsoft.com/download", e.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_does_not_become_ready_is_ended()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in for a host is a shell script.");
        var host = _folder.Path("dotnet");
        var pid = _folder.Path("pid");
        WriteHost(host, $"#!/bin/sh\necho still busy >&2\necho $$ > {pid}\nexec sleep 60\n");
        var e = await Assert.ThrowsAsync<SymblLocalServerException>(() => LocalServerLauncher.StartOrAttachAsync(
            RealServer.Options(_folder) with { DotnetPath = host, StartTimeout = TimeSpan.FromSeconds(2) }, default));
        Assert.Contains("not ready within 2 s. still busy", e.Message, StringComparison.Ordinal);
        await EndsAsync(int.Parse(await File.ReadAllTextAsync(pid)));
    }

    [Fact]
    public async Task A_recording_becomes_a_conversation()
    {
        await using var server = await LocalServerLauncher.StartOrAttachAsync(RealServer.Options(_folder), default);
        using var client = new SymblClient(new SymblClientOptions { BaseUri = server.BaseUri, Tokens = server.Tokens });
        var path = _folder.Path("call.wav");
        WriteWave(path);
        var job = await client.Submissions.SubmitFileAsync(
            SymblMediaKind.Audio, path, new() { Name = "Größe & Co", SpeakerCount = 2 }, null, new(), null, default);
        var outcome = Assert.Single(await client.Jobs.WaitAsync([job], new() { Timeout = TimeSpan.FromSeconds(30) }, null,
            default).ToListAsync());
        Assert.Null(outcome.Error);
        var conversation = await client.Conversations.GetAsync(job.ConversationId, default);
        Assert.Equal("Größe & Co", conversation.Name);
        Assert.NotNull(conversation.Provenance);
        Assert.Equal(job.ConversationId, Assert.Single(await client.Conversations.ListAsync(new(), default).ToListAsync()).ConversationId);
        var messages = await client.Conversations.GetMessagesAsync(job.ConversationId, new() { Words = true }, default).ToListAsync();
        Assert.NotEmpty(messages);
        var members = await client.Members.ListAsync(job.ConversationId, default);
        Assert.NotEmpty(members);
        await client.Members.UpdateAsync(job.ConversationId, members[0].MemberId, "Ann", "ann@x.test", default);
        var analytics = await client.Analytics.GetAsync(job.ConversationId, default);
        members = await client.Members.ListAsync(job.ConversationId, default);
        var speakers = SpeakerSummary.Compute(job.ConversationId, members, messages, analytics);
        Assert.Contains(speakers, speaker => speaker is { Name: "Ann", Messages: > 0 } && speaker.TalkTime > TimeSpan.Zero);
        Assert.Equal("red", (await client.Conversations.SetMetadataAsync(job.ConversationId, new Dictionary<string,
            string>
        { ["team"] = "red" }, default))["team"]);
        Assert.NotNull(await client.Conversations.RemoveAsync(job.ConversationId, default));
        await Assert.ThrowsAsync<SymblNotFoundException>(() => client.Conversations.GetAsync(job.ConversationId, default));
    }

    [Fact]
    public async Task A_text_file_named_wav_fails_with_a_reason()
    {
        await using var server = await LocalServerLauncher.StartOrAttachAsync(RealServer.Options(_folder), default);
        using var client = new SymblClient(new SymblClientOptions { BaseUri = server.BaseUri, Tokens = server.Tokens });
        var path = _folder.Path("notes.wav");
        await File.WriteAllTextAsync(path, "This is no sound.");
        var job = await client.Submissions.SubmitFileAsync(SymblMediaKind.Audio, path, new(), null, new(), null, default);
        var outcome = Assert.Single(await client.Jobs.WaitAsync([job], new() { Timeout = TimeSpan.FromSeconds(30) }, null,
            default).ToListAsync());
        Assert.NotNull(Assert.IsType<SymblJobFailedException>(outcome.Error).Job.FailureReason);
    }

    private static void WriteHost(string path, string script)
    {
        File.WriteAllText(path, script);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path,
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Two seconds of a voice-like sound, a pause, and two seconds of a higher one: 8 kHz, 16 bit, mono.</summary>
    private static void WriteWave(string path)
    {
        const int Rate = 8000;
        using var writer = new BinaryWriter(File.Create(path), Encoding.ASCII);
        var samples = new short[Rate * 5];
        for (var i = 0; i < samples.Length; i++)
        {
            var second = i / Rate;
            var time = (double)i / Rate;
            // The pitch varies, because the detector takes a constant tone for noise.
            var phase = 2 * Math.PI * (second < 2 ? 120 : 210) * (time + (0.02 * Math.Sin(4.4 * time)));
            var voice = Enumerable.Range(1, 12).Sum(harmonic => Math.Sin(harmonic * phase) / harmonic);
            samples[i] = second == 2 ? (short)0 : (short)(6000 * voice * (0.6 + (0.4 * Math.Sin(25 * time))));
        }

        writer.Write("RIFF"u8);
        writer.Write(36 + (samples.Length * 2));
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)1);
        writer.Write((short)1);
        writer.Write(Rate);
        writer.Write(Rate * 2);
        writer.Write((short)2);
        writer.Write((short)16);
        writer.Write("data"u8);
        writer.Write(samples.Length * 2);
        foreach (var sample in samples) writer.Write(sample);
    }

    private static async Task EndsAsync(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(10));
        }
        catch (ArgumentException)
        {
            // The process has ended already.
        }
    }

    private static bool IsAlive(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
