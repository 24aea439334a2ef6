using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Symbl.Speech.Scoring.Words;
using Xunit;

namespace Symbl.Speech.Tests.Scoring.Words;

/// <summary>The counts of NIST's sclite, as Debian's package sctk has it, and those of the product.</summary>
public sealed partial class ScliteTests
{
    [Fact]
    public async Task Counts_are_those_of_sclite_in_fifty_random_cases()
    {
        Assert.SkipUnless(IsInstalled(), "sclite is not installed (Debian: apt-get install sctk).");
        var random = new Random(20261128);
        var cases = Enumerable.Range(0, 50).Select(_ => Case(random)).ToList();
        var folder = Directory.CreateTempSubdirectory("sclite-").FullName;
        try
        {
            var (reference, hypothesis) = (Path.Combine(folder, "reference.trn"), Path.Combine(folder, "hypothesis.trn"));
            await WriteAsync(reference, cases.Select(one => one.Reference));
            await WriteAsync(hypothesis, cases.Select(one => one.Hypothesis));
            var printed = await RunAsync("sclite", "-r", reference, "trn", "-h", hypothesis, "trn", "-i", "swb", "-o", "pralign", "stdout");
            var theirs = Scores().Matches(printed)
                .ToDictionary(match => Number(match, 1), match => new WordCounts(Number(match, 2), Number(match, 3), Number(match, 4), Number(match, 5)));
            Assert.Equal(50, theirs.Count);
            Assert.All(cases, (one, index) => Assert.Equal(theirs[index], WordCounts.Of(WordAlignment.Align(one.Reference, one.Hypothesis))));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Few different words make many alignments of the same cost, and changed copies are as recognizers write them.
    private static (string[] Reference, string[] Hypothesis) Case(Random random)
    {
        var words = Enumerable.Range(0, random.Next(2, 26)).Select(index => $"word{(char)('a' + index)}").ToArray();
        var reference = random.GetItems(words, random.Next(1, 40));
        if (random.Next(2) == 0) return (reference, random.GetItems(words, random.Next(1, 40)));
        var changed = reference.SelectMany(word => random.Next(10) switch
        {
            0 => [],
            1 => random.GetItems(words, 1),
            2 => [word, .. random.GetItems(words, 1)],
            _ => new[] { word },
        }).ToArray();
        return (reference, changed);
    }

    private static bool IsInstalled() => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, "sctk")));

    private static Task WriteAsync(string path, IEnumerable<string[]> cases) => File.WriteAllLinesAsync(
        path, cases.Select((words, index) => FormattableString.Invariant($"{string.Join(' ', words)} (speaker_{index:000})")), TestContext.Current.CancellationToken);

    private static async Task<string> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("sctk", arguments) { RedirectStandardOutput = true })!;
        var printed = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        return printed;
    }

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"id: \(speaker_(\d+)\)\s*\nScores: \(#C #S #D #I\) (\d+) (\d+) (\d+) (\d+)")]
    private static partial Regex Scores();
}
