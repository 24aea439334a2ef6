using Symbl.Platform.Processes;
using Xunit;

namespace Symbl.Recognition.Tests.Decoding;

public sealed class SearchPathTests
{
    [Fact]
    public void The_path_comes_first_and_the_folders_of_package_managers_follow()
    {
        var path = Environment.GetEnvironmentVariable("PATH")!;
        var current = SearchPath.Current();

        Assert.StartsWith(path + Path.PathSeparator, current, StringComparison.Ordinal);
        var added = current[(path.Length + 1)..].Split(Path.PathSeparator);
        Assert.All(added, folder => Assert.NotEmpty(folder));
        if (!OperatingSystem.IsWindows())
            Assert.Contains("/usr/local/bin", added);
    }
}
