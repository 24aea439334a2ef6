using Symbl.Platform.Processes;
using Xunit;

namespace Symbl.Recognition.Tests.Decoding;

public sealed class ChildProcessTests : IDisposable
{
    private const string Secret = "SYMBL_TEST_SECRET";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly Dictionary<string, string> NoVariables = [];

    private readonly TestFolder _folder = new();

    public ChildProcessTests() => Environment.SetEnvironmentVariable(Secret, "the key of a language model");

    [Fact]
    public async Task A_child_gets_the_usual_variables_and_no_other()
    {
        var program = Program("env");
        var result = await ChildProcess.RunAsync(program, [], new Dictionary<string, string> { ["OWN"] = "1" }, Patience, default);

        var names = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('=')[0]).ToHashSet();
        Assert.Contains("PATH", names);
        Assert.Contains("OWN", names);
        // The shell itself adds the last four.
        Assert.Subset(
            new HashSet<string> { "PATH", "HOME", "TMPDIR", "TEMP", "TMP", "LANG", "LC_ALL", "LC_CTYPE", "OWN", "PWD", "SHLVL", "_", "OLDPWD" },
            names);
    }

    [Fact]
    public async Task Arguments_arrive_as_they_are_and_the_last_line_of_the_errors_is_kept()
    {
        var program = Program("printf '%s|' \"$@\"; echo first >&2; printf 'last' >&2; exit 3");
        var result = await ChildProcess.RunAsync(program, ["a b", "$HOME", ""], NoVariables, Patience, default);

        Assert.Equal(new ChildResult(3, "a b|$HOME||", "last"), result);
    }

    [Fact]
    public async Task Endless_output_is_bounded()
    {
        var program = Program("head -c 3000000 /dev/zero | tr '\\0' x; head -c 3000000 /dev/zero | tr '\\0' y >&2");
        var result = await ChildProcess.RunAsync(program, [], NoVariables, Patience, default);

        Assert.Equal(ChildProcess.MostOutput, result.Output.Length);
        Assert.InRange(result.LastError!.Length, 1, 10_000);
    }

    [Fact]
    public async Task A_child_that_does_not_end_is_ended()
    {
        var program = Program($"echo $$ > '{_folder["pid"]}'; exec sleep 600");
        await Assert.ThrowsAsync<TimeoutException>(() => ChildProcess.RunAsync(program, [], NoVariables, TimeSpan.FromSeconds(1), default));

        Assert.False(Ffmpeg.Outlives(int.Parse(File.ReadAllText(_folder["pid"]), null), TimeSpan.FromSeconds(2)));
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Secret, null);
        _folder.Dispose();
    }

    private string Program(string body) => Path.Combine(Ffmpeg.Script(_folder, body), "ffmpeg");
}
