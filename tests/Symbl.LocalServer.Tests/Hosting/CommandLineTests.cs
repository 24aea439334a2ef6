using Microsoft.Extensions.Logging;
using Symbl.LocalServer.Hosting;
using Symbl.LocalServer.Tests.Support;
using Symbl.Platform.Processes;
using Xunit;

namespace Symbl.LocalServer.Tests.Hosting;

public sealed class CommandLineTests
{
    [Fact]
    public void Without_arguments_the_defaults_apply()
    {
        var options = CommandLine.Parse([]);

        Assert.EndsWith(Path.Combine("SymblPS", "local-server"), options.DataPath);
        Assert.Equal(["http://127.0.0.1:0/"], options.Urls.Select(url => url.AbsoluteUri));
        Assert.Equal((50, TimeSpan.FromDays(1)), (options.MaxJobs, options.TokenLifetime));
        Assert.Equal((false, false), (options.Testing, options.AllowPrivateUrls));
        Assert.InRange(options.Workers, 1, 4);
        Assert.Empty(options.Owners);
    }

    [Fact]
    public void Every_option_is_read()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("faults.json"), "{}");
        var options = CommandLine.Parse(
        [
            "--data", folder.Path, "--urls=http://localhost:5080;http://[::1]:5081", "--max-jobs", "7", "--workers=2",
            "--max-upload", "1000", "--token-lifetime", "60", "--owner", "1", "--owner=2", "--allow-private-urls", "--testing",
            "--faults", folder.File("faults.json"), "--log-level", "debug",
        ]);

        Assert.Equal((folder.Path, 7, 2, 1000L), (options.DataPath, options.MaxJobs, options.Workers, options.MaxUpload));
        Assert.Equal([5080, 5081], options.Urls.Select(url => url.Port));
        Assert.Equal((TimeSpan.FromMinutes(1), true, true), (options.TokenLifetime, options.AllowPrivateUrls, options.Testing));
        Assert.Equal([1, 2], options.Owners);
        Assert.Equal((folder.File("faults.json"), LogLevel.Debug), (options.FaultsPath, options.LogLevel));
    }

    [Theory]
    [InlineData("unknown option '--bogus'", "--bogus")]
    [InlineData("unknown option 'data'", "data")]
    [InlineData("--data needs a value", "--data")]
    [InlineData("--data needs a value", "--data=")]
    [InlineData("--max-jobs: '0' is not a whole number of at least 1", "--max-jobs", "0")]
    [InlineData("--workers: '1.5' is not a whole number from 1 to 64", "--workers", "1.5")]
    [InlineData("--owner: 'me' is not a whole number of at least 1", "--owner", "me")]
    [InlineData("--testing takes no value", "--testing=yes")]
    [InlineData("--urls: 'http://0.0.0.0:5080' is not a loopback address", "--urls", "http://0.0.0.0:5080")]
    [InlineData("--urls: 'http://[::]:5080' is not a loopback address", "--urls", "http://[::]:5080")]
    [InlineData("--urls: 'http://10.0.0.1:5080' is not a loopback address", "--urls", "http://10.0.0.1:5080")]
    [InlineData("--urls: 'example.test' is a name", "--urls", "http://example.test:5080")]
    [InlineData("--urls: 'ftp://127.0.0.1' is not an address", "--urls", "ftp://127.0.0.1")]
    [InlineData("--urls: 'http://127.0.0.1/path' is not an address", "--urls", "http://127.0.0.1/path")]
    [InlineData("an https address needs --certificate", "--urls", "https://0.0.0.0:5080")]
    [InlineData("--faults needs --testing", "--faults", "{existing}")]
    [InlineData("--faults: there is no file '/no/such/file'", "--faults", "/no/such/file")]
    [InlineData("--log-level: '17' is not a level", "--log-level", "17")]
    public void Invalid_options_are_rejected(string message, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("existing"), "{}");
        var refused = Assert.Throws<StartupException>(
            () => CommandLine.Parse([.. arguments.Select(text => text == "{existing}" ? folder.File("existing") : text)]));

        Assert.Equal(ExitCode.Usage, refused.ExitCode);
        Assert.StartsWith(message, refused.Message);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(true, "on")]
    [InlineData(false, "off")]
    [InlineData(false, "OFF")]
    [InlineData(false, null, "--no-voice-prints")]
    [InlineData(false, "on", "--no-voice-prints")]
    public void Voice_prints_are_on_unless_the_option_or_the_variable_turns_them_off(bool expected, string? variable = null, string? argument = null)
    {
        var options = CommandLine.Parse(argument is null ? [] : [argument], name => name == "SYMBL_LOCAL_VOICE_PRINTS" ? variable : null);

        Assert.Equal(expected, options.VoicePrints);
    }

    [Fact]
    public void A_wrong_value_of_the_variable_of_voice_prints_is_rejected()
    {
        var refused = Assert.Throws<StartupException>(() => CommandLine.Parse([], name => name == "SYMBL_LOCAL_VOICE_PRINTS" ? "never" : null));

        Assert.StartsWith("SYMBL_LOCAL_VOICE_PRINTS: 'never' is neither on nor off", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(false, "off")]
    [InlineData(true, "on")]
    [InlineData(true, null, "--known-voices")]
    [InlineData(true, "off", "--known-voices")]
    public void Known_voices_are_off_unless_the_option_or_the_variable_turns_them_on(bool expected, string? variable = null, string? argument = null)
    {
        var options = CommandLine.Parse(argument is null ? [] : [argument], name => name == "SYMBL_LOCAL_KNOWN_VOICES" ? variable : null);

        Assert.Equal(expected, options.KnownVoices);
    }

    [Theory]
    [InlineData(null, null, "--known-voices", "--no-voice-prints")]
    [InlineData("on", null, "--no-voice-prints")]
    [InlineData(null, "off", "--known-voices")]
    public void Known_voices_need_voice_prints(string? known, string? prints, params string[] arguments)
    {
        var refused = Assert.Throws<StartupException>(() => CommandLine.Parse(
            arguments, name => name == "SYMBL_LOCAL_KNOWN_VOICES" ? known : name == "SYMBL_LOCAL_VOICE_PRINTS" ? prints : null));

        Assert.StartsWith("--known-voices needs voice prints, and --no-voice-prints turns them off", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_help_names_every_option()
    {
        string[] options =
        [
            "--data", "--urls", "--certificate", "--certificate-key", "--max-jobs", "--workers", "--max-upload", "--allow-private-urls",
            "--model-url", "--model-name", "--embedding-model", "--model-key-file", "--token-lifetime", "--owner", "--testing", "--faults",
            "--log-level", "--version", "--help", "--no-voice-prints", "--known-voices",
        ];

        Assert.All(options, option => Assert.Contains($"  {option} ", CommandLine.Help));
    }
}
