using Symbl.LocalServer.Hosting;
using Symbl.LocalServer.Options;
using Symbl.LocalServer.Tests.Support;
using Symbl.Platform.Processes;
using Xunit;

namespace Symbl.LocalServer.Tests.Hosting;

public sealed class ModelOptionsTests
{
    [Fact]
    public void The_command_line_takes_precedence_over_the_environment()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("key"), "  from the file\n");
        string[] arguments =
        [
            "--model-url", "http://127.0.0.1:11434/v1", "--model-name=llama", "--embedding-model", "e", "--model-key-file", folder.File("key"),
        ];
        var model = CommandLine.Parse(arguments, name => name.Contains("MODEL", StringComparison.Ordinal) ? "environment " + name : null).Model;

        Assert.Equal(("http://127.0.0.1:11434/v1/", "llama", "e"), (model.Url!.AbsoluteUri, model.Name, model.EmbeddingName));
        Assert.Equal("from the file", model.ReadKey(_ => "from the environment"));
    }

    [Fact]
    public void The_environment_alone_is_sufficient()
    {
        var variables = new Dictionary<string, string?>
        {
            ["SYMBL_LOCAL_MODEL_URL"] = "https://models.example.test/openai/v1/",
            ["SYMBL_LOCAL_MODEL_NAME"] = "large",
            ["SYMBL_LOCAL_EMBEDDING_MODEL"] = "",
            ["SYMBL_LOCAL_MODEL_KEY"] = " key ",
        };
        var options = CommandLine.Parse([], variables.GetValueOrDefault);

        Assert.Equal(
            ("https://models.example.test/openai/v1/", "large", null),
            (options.Model.Url!.AbsoluteUri, options.Model.Name, options.Model.EmbeddingName));
        Assert.Equal("key", options.Model.ReadKey(variables.GetValueOrDefault));
        Assert.DoesNotContain(" key ", options.ToString());
        Assert.Null(CommandLine.Parse([], _ => null).Model.Url);
    }

    [Theory]
    [InlineData("a model needs both --model-url and --model-name", "--model-url", "http://127.0.0.1/v1")]
    [InlineData("a model needs both --model-url and --model-name", "--model-name", "llama")]
    [InlineData("--model-url: this is not a base address", "--model-url", "localhost:11434", "--model-name", "llama")]
    [InlineData("--model-url: this is not a base address", "--model-url", "http://127.0.0.1/v1?key=s3cret", "--model-name", "llama")]
    [InlineData("--model-url: every user of this machine can see an address with a password", "--model-url", "https://me:s3cret@example.test/v1", "--model-name", "llama")]
    [InlineData("--model-key-file: there is no file '/no/such/file'", "--model-key-file", "/no/such/file")]
    [InlineData("--model-url: the key would travel in the clear to 10.0.0.1", "--model-url", "http://10.0.0.1/v1", "--model-name", "l", "--model-key-file", "{existing}")]
    public void Invalid_options_are_rejected(string message, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("existing"), "key");
        var refused = Assert.Throws<StartupException>(
            () => CommandLine.Parse([.. arguments.Select(text => text == "{existing}" ? folder.File("existing") : text)]));

        Assert.Equal(ExitCode.Usage, refused.ExitCode);
        Assert.StartsWith(message, refused.Message);
        Assert.DoesNotContain("s3cret", refused.Message);
    }

    [Theory]
    [InlineData("s3cret\nsecond line")]
    [InlineData("s3cret-schlüssel")]
    public void A_text_that_cannot_be_a_key_is_rejected_without_repeating_it(string text)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("key"), text);
        var model = ModelOptions.None with { KeyPath = folder.File("key") };
        var refused = Assert.Throws<StartupException>(() => model.ReadKey(_ => null));

        Assert.Equal("--model-key-file: the text is not a key: it has a second line or a letter outside of ASCII", refused.Message);
    }

    [Fact]
    public async Task A_server_with_an_empty_key_file_does_not_start()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("key"), "\n");
        var (exitCode, output, error) = await ServerProcess.RunAsync(
            "--data", folder.File("data"), "--model-url", "http://127.0.0.1/v1", "--model-name", "llama", "--model-key-file", folder.File("key"));

        Assert.Equal((ExitCode.Failure, ""), (exitCode, output));
        Assert.Equal($"symbl-local: --model-key-file: '{folder.File("key")}' is empty", error.Trim());
    }
}
