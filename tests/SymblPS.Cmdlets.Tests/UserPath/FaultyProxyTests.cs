using System.Diagnostics;
using SymblPS.Cmdlets.Tests.Support;

namespace SymblPS.Cmdlets.Tests.UserPath;

/// <summary>The main job through a proxy that damages one response: no hang, no second conversation, and a clear error if the job fails.</summary>
[Collection(LocalServerCollection.Name)]
public sealed class FaultyProxyTests(LocalServer server)
{
    private static readonly string[] Stages = ["token:generate", "POST /v1/process", "GET /v1/job", "/messages"];

    public static TheoryData<string, ProxyFault> Faults
    {
        get
        {
            var data = new TheoryData<string, ProxyFault>();
            foreach (var stage in Stages)
            {
                foreach (var fault in Enum.GetValues<ProxyFault>()) data.Add(stage, fault);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void Damaged_responses_neither_hang_the_command_nor_submit_twice(string stage, ProxyFault fault)
    {
        using var session = new Session();
        using var proxy = new FaultyProxy(server.BaseUri, stage, fault);
        var name = $"proxy {stage} {fault}";
        var clock = Stopwatch.StartNew();
        var outcome = session.RunWithin(
            TimeSpan.FromSeconds(60),
            $"""
            {server.ConnectScriptFor(proxy.BaseUri)}
            'Ann: Hello.', 'Bob: Hi there.' | Submit-SymblText -Name '{name}' -Wait | Get-SymblMessage
            """);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(45), $"{clock.Elapsed}");
        Assert.True(proxy.Faults > 0, "The proxy saw no such request.");

        using var direct = new Session();
        direct.Run(server.ConnectScript).ThrowIfFailed();
        var conversations = direct.Run($"Get-SymblConversation -Name '{name}'").ThrowIfFailed().Output.Count;
        Assert.InRange(conversations, 0, 1);

        var errors = outcome.TerminatingRecord is { } ended ? [ended] : outcome.Errors;
        if (errors.Count == 0)
        {
            Assert.Equal(["Hello.", "Hi there."], outcome.Output.Select(message => message.Properties["Text"].Value));
            Assert.Equal(1, conversations);
            return;
        }

        Assert.All(errors, error => Assert.StartsWith("Symbl.", error.FullyQualifiedErrorId));
        // The command repeats a request, except a submission, which the service may have accepted, and an answer that began to reach the user.
        var isFinal = stage.StartsWith("POST", StringComparison.Ordinal) || fault == ProxyFault.Garble || (stage == "/messages" && fault == ProxyFault.Cut);
        Assert.True(isFinal, string.Join("; ", errors));
        Assert.All(errors, error => Assert.DoesNotContain("Exception", error.ToString()));
    }

    [Fact]
    public async Task Wait_continues_after_the_server_was_suspended()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals.");
        var own = new LocalServer();
        await own.InitializeAsync();
        try
        {
            using var session = new Session();
            session.Run(own.ConnectScript).ThrowIfFailed();
            session.Run("$job = Submit-SymblAudio $path -SpeakerCount 2", ("path", Repository.Sample)).ThrowIfFailed();
            var suspended = Task.Run(() => own.SuspendAsync(TimeSpan.FromSeconds(8)));
            var outcome = session.RunWithin(TimeSpan.FromSeconds(60), "$job | Wait-SymblJob");
            await suspended;
            Assert.Equal("completed", outcome.ThrowIfFailed().Output[0].Properties["Status"].Value);
            Assert.Single(session.Run("Get-SymblConversation").ThrowIfFailed().Output);
        }
        finally
        {
            await own.DisposeAsync();
        }
    }
}
