using Symbl.Models.Selection;

namespace Symbl.Models.Tests.Selection;

public sealed class RecognizerTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("none", RecognizerKind.None, "none")]
    [InlineData(" NONE ", RecognizerKind.None, "none")]
    [InlineData("base.en", RecognizerKind.Model, "base.en")]
    [InlineData("https://example.com/v1", RecognizerKind.Service, "https://example.com/v1")]
    [InlineData("http://localhost:8080", RecognizerKind.Service, "http://localhost:8080/")]
    [InlineData("http://127.0.0.1:9/x", RecognizerKind.Service, "http://127.0.0.1:9/x")]
    public void A_text_names_one_kind_of_recognizer(string text, RecognizerKind kind, string value)
    {
        var choice = RecognizerChoice.Parse(text);

        Assert.Equal((kind, value), (choice.Kind, choice.Value));
    }

    [Fact]
    public void A_full_path_names_a_command()
    {
        var path = Path.Combine(_folder.Root, "own.json");

        Assert.Equal((RecognizerKind.Command, path), (RecognizerChoice.Parse(path).Kind, RecognizerChoice.Parse(path).Value));
        Assert.True(RecognizerChoice.NamesFile("own.json"));
        Assert.False(RecognizerChoice.NamesFile("https://example.com/a.json"));
    }

    [Theory]
    [InlineData("", "not a valid name")]
    [InlineData("   ", "not a valid name")]
    [InlineData("own.json", "not a full path")]
    [InlineData("./own.json", "not a full path")]
    [InlineData("ftp://example.com", "not the address of a transcription service")]
    [InlineData("http://example.com/v1", "is not encrypted")]
    [InlineData("https://user:pass@example.com", "must not contain a user name")]
    [InlineData("base en", "not a valid name")]
    public void A_text_that_names_no_recognizer_is_refused(string text, string expected)
    {
        var thrown = Assert.Throws<ModelException>(() => RecognizerChoice.Parse(text));

        Assert.Contains(expected, thrown.Message);
        Assert.DoesNotContain("pass@", thrown.Message);
    }

    [Fact]
    public void The_default_persists_and_other_settings_stay()
    {
        var path = _folder.Write("settings.json", """{"other":{"a":1}}"""u8.ToArray());
        Assert.Null(new RecognizerDefault(path).Get());

        new RecognizerDefault(path).Set(RecognizerChoice.Parse("base.en"));

        Assert.Equal("base.en", new RecognizerDefault(path).Get()!.Value);
        Assert.Contains("\"a\": 1", File.ReadAllText(path));
        new RecognizerDefault(path).Clear();
        Assert.Null(new RecognizerDefault(path).Get());
        Assert.Contains("\"a\": 1", File.ReadAllText(path));
        Assert.Equal(["settings.json"], Directory.EnumerateFiles(_folder.Root).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"recognizer\":5}")]
    [InlineData("{\"recognizer\":\"a b\"}")]
    public void Damaged_settings_are_named_and_not_overwritten_by_a_read(string text)
    {
        var path = _folder.Write("settings.json", System.Text.Encoding.UTF8.GetBytes(text));

        Assert.NotNull(Assert.Throws<ModelException>(() => new RecognizerDefault(path).Get()).WayOut);
        Assert.Equal(text, File.ReadAllText(path));
    }
}
