using Symbl.Platform.Processes;
using Xunit;

namespace Symbl.Recognition.Tests.Decoding;

public sealed class ExecutableFinderTests : IDisposable
{
    private readonly TestFolder _folder = new();

    [Fact]
    public void Finds_the_first_executable_of_the_path()
    {
        var first = AddProgram("one", executable: true);
        AddProgram("two", executable: true);

        var path = string.Join(Path.PathSeparator, _folder["none"], _folder["one"], _folder["two"]);
        Assert.Equal(first, ExecutableFinder.Find("tool", path));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("relative/folder")]
    public void Finds_nothing_in_an_empty_or_relative_path(string path) => Assert.Null(ExecutableFinder.Find("tool", path));

    [Fact]
    public void A_file_that_may_not_be_executed_is_no_program()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no execute permission on files.");
        AddProgram("one", executable: false);
        var second = AddProgram("two", executable: true);

        Assert.Equal(second, ExecutableFinder.Find("tool", string.Join(Path.PathSeparator, _folder["one"], _folder["two"])));
    }

    public void Dispose() => _folder.Dispose();

    private string AddProgram(string folder, bool executable)
    {
        Directory.CreateDirectory(_folder[folder]);
        var path = Path.Combine(_folder[folder], OperatingSystem.IsWindows() ? "tool.exe" : "tool");
        File.WriteAllText(path, "");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | (executable ? UnixFileMode.UserExecute : 0));
        return path;
    }
}
