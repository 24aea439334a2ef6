using System.Globalization;
using System.Text.RegularExpressions;
using SymblPS.Cmdlets.Tests.Support;

namespace SymblPS.Cmdlets.Tests.Conventions;

/// <summary>
/// Tests do not wait by the clock: a sleep is too short on a slow machine and too long on every other, and so is a bound under one second.
/// A test waits for a condition (the wait helpers poll it until a deadline), or moves a fake clock.
/// </summary>
public sealed partial class WaitConventionTests
{
    /// <summary>The lines that may sleep or compare with less than a second: a part of the file's path, a part of the line, and the reason.</summary>
    private static readonly Exception[] Allowed =
    [
        new("Symbl.LocalServer.Tests/Support/TestWait.cs", "Task.Delay(", "The wait helper: it polls a condition until a deadline."),
        new("SymblPS.Cmdlets.Tests/Support/Poll.cs", "Task.Delay(", "The wait helper: it polls a condition until a deadline."),
        new("Symbl.LocalServer.Tests/Support/ApiClient.cs", "Task.Delay(10)", "The wait for a job: it polls until a deadline."),
        new("Symbl.LocalServer.Tests/Support/HttpReceiver.cs", "Task.Delay(10)", "The wait for requests: it polls until a deadline."),
        new("Symbl.LocalServer.Tests/Support/ServerProcess.cs", "Task.Delay(after)", "The moment of the kill varies; nothing waits for it."),
        new("Symbl.LocalServer.Tests/Endpoints/Account/TrackerTests.cs", "Task.Delay(10)", "It polls until a deadline."),
        new("Symbl.LocalServer.Tests/Endpoints/SubmissionTests.cs", "Task.Delay(5, cancel)", "A client that submits again after a refusal."),
        new("Symbl.LocalServer.Tests/Hosting/ProcessTests.cs", "Task.Delay(1_500)", "The watch of another process ticks once a second; the server must outlive a tick."),
        new("Symbl.Recognition.Tests/Decoding/Ffmpeg.cs", "Thread.Sleep(10)", "It polls a process until a deadline."),
        new("Symbl.Recognition.Tests/Decoding/RecordingOpenerTests.cs", "Task.Delay(10)", "It polls for the file of a child process, until the work ends."),
        new("SymblPS.Cmdlets.Tests/Pipeline/StopTests.cs", "Task.Delay(50, cancel)", "A server that answers slowly, until the test ends it."),
        new("SymblPS.Cmdlets.Tests/Support/FaultyProxy.cs", "Task.Delay(TimeSpan.FromSeconds(2)", "The delay is the fault under test."),
        new("Pester/Support/TestKit.psm1", "Start-Sleep -Milliseconds 20", "The wait helper: it polls a condition until a deadline."),
    ];

    [Fact]
    public void Tests_do_not_sleep()
    {
        var sleeps = Lines().Where(line => Sleep().IsMatch(line.Text) && !Forever().IsMatch(line.Text));
        FailOnAny(sleeps, "These lines sleep. Wait for a condition with a wait helper, or move a fake clock:");
    }

    [Fact]
    public void Tests_do_not_compare_with_less_than_a_second()
    {
        var bounds = Lines().Where(line => ShortBounds(line).Any());
        FailOnAny(bounds, "These lines compare measured time with less than a second:");
    }

    [Fact]
    public void Each_exception_is_still_needed()
    {
        var found = Lines().Where(line => (Sleep().IsMatch(line.Text) && !Forever().IsMatch(line.Text)) || ShortBounds(line).Any()).ToList();
        Assert.All(Allowed, exception => Assert.Contains(found, exception.Covers));
    }

    [Theory]
    [InlineData("Assert.True(watch.Elapsed < TimeSpan.FromMilliseconds(500));", true)]
    [InlineData("Assert.True(watch.ElapsedMilliseconds < 550, \"slow\");", true)]
    [InlineData("Assert.InRange(watch.ElapsedMilliseconds, 0, 900);", true)]
    [InlineData("Assert.InRange(Environment.TickCount64 - started, 280, 2000);", true)]
    [InlineData("Assert.InRange(Stopwatch.GetElapsedTime(start, times[0]).TotalMilliseconds, 400, 10_000);", true)]
    [InlineData("Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(40));", false)]
    [InlineData("Measure-Stop { Get-SymblMessage } | Should -BeLessThan 0.5", true)]
    [InlineData("$clock.Elapsed.TotalSeconds | Should -BeLessThan 0.5", true)]
    [InlineData("Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $\"{watch.Elapsed}\");", false)]
    [InlineData("Assert.InRange(watch.ElapsedMilliseconds, 0, 4_000);", false)]
    [InlineData("$clock.Elapsed.TotalSeconds | Should -BeLessThan 5", false)]
    [InlineData("Assert.Equal(0.5, message.Offset.TotalSeconds);", false)]
    public void Bounds_under_a_second_are_found(string line, bool found) =>
        Assert.Equal(found, ShortBounds(new Line("x", 1, line, line)).Any());

    private static void FailOnAny(IEnumerable<Line> found, string message)
    {
        var lines = found.Where(line => !Allowed.Any(exception => exception.Covers(line))).ToList();
        if (lines.Count > 0) Assert.Fail($"{message}\n{string.Join('\n', lines)}");
    }

    private static IEnumerable<Line> Lines()
    {
        var tests = Path.Combine(Repository.Root, "tests");
        string[] extensions = [".cs", ".ps1", ".psm1"];
        foreach (var path in Directory.EnumerateFiles(tests, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(tests, path).Replace('\\', '/');
            if (!extensions.Contains(Path.GetExtension(path)) || BuildFolder().IsMatch(name)) continue;
            if (Path.GetFileName(path) == nameof(WaitConventionTests) + ".cs") continue;
            var text = File.ReadAllText(path);
            var number = 0;
            foreach (var line in text.Split('\n'))
            {
                number++;
                if (!Comment().IsMatch(line)) yield return new Line(name, number, line.Trim(), text);
            }
        }
    }

    /// <summary>The bounds of an assertion on measured time that are more than zero and less than a second, in milliseconds.</summary>
    private static IEnumerable<double> ShortBounds(Line line)
    {
        if (!Assertion().IsMatch(line.Text) || !Clock().IsMatch(line.Text)) return [];
        var seconds = Seconds().IsMatch(line.Text);
        // A named bound is looked up in its file.
        var text = NamedBound().Replace(line.Text, match =>
            Regex.Match(line.File, $@"\b{match.Groups[1].Value}\s*=\s*(TimeSpan\.From\w+\([\d._]+\))") is { Success: true } value
                ? "< " + value.Groups[1].Value
                : match.Value);
        return Bound().Matches(text).SelectMany(match => match.Groups["n"].Captures
                .Select(capture => double.Parse(capture.Value.Replace("_", "", StringComparison.Ordinal), CultureInfo.InvariantCulture))
                .Select(value => match.Value.Contains("FromMilliseconds", StringComparison.Ordinal) ? value
                    : seconds || match.Value.Contains("FromSeconds", StringComparison.Ordinal) ? value * 1000 : value))
            .Where(milliseconds => milliseconds is > 0 and < 1000);
    }

    [GeneratedRegex(@"\bThread\.Sleep\(|\bStart-Sleep\b|\bTask\.Delay\(")]
    private static partial Regex Sleep();

    /// <summary>An endpoint that never answers, or a delay that a clock of the test ends.</summary>
    [GeneratedRegex(@"Task\.Delay\((-1|Timeout\.Infinite\w*)\b|Task\.Delay\(.*\b\w*[Tt]ime(Provider)?\b\)")]
    private static partial Regex Forever();

    [GeneratedRegex(@"^\s*(//|#|\*)")]
    private static partial Regex Comment();

    [GeneratedRegex(@"(^|/)(bin|obj)/")]
    private static partial Regex BuildFolder();

    [GeneratedRegex(@"\bAssert\.(True|False|InRange)\(|\bShould -BeLess")]
    private static partial Regex Assertion();

    [GeneratedRegex(@"\b(watch|clock|stopwatch)\.|\bElapsed|TickCount64|GetElapsedTime|\bMeasure-Stop\b|\btimes\[", RegexOptions.IgnoreCase)]
    private static partial Regex Clock();

    [GeneratedRegex(@"\.TotalSeconds\b|\bMeasure-Stop\b")]
    private static partial Regex Seconds();

    [GeneratedRegex(@"<=?\s*([A-Z]\w*)\b(?![.(])")]
    private static partial Regex NamedBound();

    [GeneratedRegex("""
        <=?\s*(TimeSpan\.From(Milliseconds|Seconds)\()?(?<n>[\d._]+)
        | InRange\(.+,\s*(TimeSpan\.Zero|(TimeSpan\.From(Milliseconds|Seconds)\()?(?<n>[\d._]+)\)?),\s*(TimeSpan\.From(Milliseconds|Seconds)\()?(?<n>[\d._]+)\)?\)
        | -BeLess(Than|OrEqual)[ ](?<n>[\d.]+)
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Bound();

    private sealed record Line(string Name, int Number, string Text, string File)
    {
        public override string ToString() => $"tests/{Name}({Number}): {Text}";
    }

    private sealed record Exception(string Name, string Text, string Reason)
    {
        public bool Covers(Line line) => line.Name.EndsWith(Name, StringComparison.Ordinal) && line.Text.Contains(Text, StringComparison.Ordinal);
    }
}
