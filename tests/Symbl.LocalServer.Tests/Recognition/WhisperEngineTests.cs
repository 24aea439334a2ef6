using Symbl.Domain.Recordings;
using Symbl.Recognition.Stages;
using Symbl.TestModels;
using Xunit;

namespace Symbl.LocalServer.Tests.Recognition;

/// <summary>Whisper in a worker process, with models that say a script.</summary>
public sealed class WhisperEngineTests : IDisposable
{
    private readonly ModelFolder _models = new();

    [Fact]
    public async Task Tokens_become_words_with_times_and_confidence()
    {
        var model = await _models.InstallAsync("script", ScriptedWhisperModel.Saying(TimeSpan.FromSeconds(2), " Hello", " wor", "ld", "."));

        var said = await _models.Engine(model).TranscribeAsync(_models.Audio(), ModelFolder.English, null, CancellationToken.None);

        Assert.Equal(["Hello", "world."], said.Words.Select(word => word.Text));
        Assert.All(said.Words, word => Assert.InRange(word.Score!.Value, 0.9, 1));
        Assert.All(said.Words, word => Assert.InRange(word.End, word.Start, TimeSpan.FromSeconds(3)));
        Assert.Contains("Whisper script", said.Report.Method, StringComparison.Ordinal);
        Assert.Equal(("whisper", "script", model.Sha256, "en"),
            (said.Report.Recognition!.Engine, said.Report.Recognition.Model, said.Report.Recognition.Sha256, said.Language));
    }

    [Fact]
    public async Task Characters_of_several_tokens_stay_whole()
    {
        var script = ScriptedWhisperModel.Saying(TimeSpan.FromSeconds(2), " caf", "?", "?", " 日", "本", "。");
        byte[][] vocabulary = [.. script.Vocabulary];
        (vocabulary[1], vocabulary[2]) = ([0xC3], [0xA9]);
        var model = await _models.InstallAsync("bytes", script with { Vocabulary = vocabulary });

        var said = await _models.Engine(model).TranscribeAsync(_models.Audio(), ModelFolder.English, null, CancellationToken.None);

        Assert.Equal(["café", "日", "本。"], said.Words.Select(word => word.Text));
    }

    [Fact]
    public async Task Times_count_from_the_start_of_the_audio()
    {
        var model = await _models.InstallAsync("script", ScriptedWhisperModel.Saying(TimeSpan.FromSeconds(2), " yes"));
        var progress = new List<double>();

        var said = await _models.Engine(model).TranscribeAsync(
            _models.Audio(pieces: 3), ModelFolder.English, new Recorder(progress), CancellationToken.None);

        Assert.Equal(3, said.Words.Count);
        Assert.All(said.Words.Select((word, index) => (word, index)), pair => Assert.InRange(
            pair.word.Start, TimeSpan.FromSeconds(pair.index * 3.5), TimeSpan.FromSeconds((pair.index * 3.5) + 3)));
        Assert.Equal(1, progress[^1], 3);
        Assert.Equal(progress.Order(), progress);
    }

    [Theory]
    [InlineData("auto", "de")]
    [InlineData("de-DE", "de")]
    [InlineData("en-US", "en")]
    public async Task The_language_is_the_stated_or_the_detected_one(string stated, string used)
    {
        var model = await _models.InstallAsync(
            "many", ScriptedWhisperModel.Saying(ScriptedWhisperModel.MultilingualTokens, 2, TimeSpan.FromSeconds(2), " ja"));

        var said = await _models.Engine(model).TranscribeAsync(_models.Audio(), new EngineOptions(stated, []), null, CancellationToken.None);

        Assert.Equal(used, said.Language);
        Assert.Equal(["ja"], said.Words.Select(word => word.Text));
    }

    [Theory]
    [InlineData(ScriptedWhisperModel.EnglishTokens, "de-DE", "English only")]
    [InlineData(ScriptedWhisperModel.MultilingualTokens, "xx-XX", "does not know the language")]
    public async Task A_language_that_the_model_does_not_know_is_a_reason(int tokens, string language, string reason)
    {
        var model = await _models.InstallAsync("model", ScriptedWhisperModel.Saying(tokens, 0, TimeSpan.FromSeconds(2), " yes"));

        var failure = await Assert.ThrowsAsync<RecordingException>(() => _models.Engine(model).TranscribeAsync(
            _models.Audio(), new EngineOptions(language, []), null, CancellationToken.None));

        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
        Assert.Contains("Whisper model", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_piece_of_repetitions_has_no_words()
    {
        var words = Enumerable.Repeat(" thank you very much", 20).ToArray();
        var model = await _models.InstallAsync("loop", ScriptedWhisperModel.Saying(TimeSpan.FromSeconds(2), words));

        var said = await _models.Engine(model).TranscribeAsync(_models.Audio(), ModelFolder.English, null, CancellationToken.None);

        Assert.Empty(said.Words);
        Assert.Contains(said.Report.Notes, note => note.Contains("repetitions", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_remark_about_a_sound_has_no_words()
    {
        var model = await _models.InstallAsync("remark", ScriptedWhisperModel.Saying(TimeSpan.FromSeconds(2), " [BLANK", "_AUDIO]"));

        var said = await _models.Engine(model).TranscribeAsync(_models.Audio(), ModelFolder.English, null, CancellationToken.None);

        Assert.Empty(said.Words);
    }

    [Fact]
    public async Task A_model_that_changed_after_its_installation_is_refused()
    {
        var model = await _models.InstallAsync("script", ScriptedWhisperModel.Saying(TimeSpan.FromSeconds(2), " yes"));
        var bytes = await File.ReadAllBytesAsync(model.Path);
        bytes[^5] ^= 1;
        await File.WriteAllBytesAsync(model.Path, bytes);
        File.SetLastWriteTimeUtc(model.Path, DateTime.UtcNow.AddHours(1));

        var failure = await Assert.ThrowsAsync<RecordingException>(() => _models.Engine(model).TranscribeAsync(
            _models.Audio(), ModelFolder.English, null, CancellationToken.None));

        Assert.Contains("SHA-256", failure.Message, StringComparison.Ordinal);
        Assert.Contains("-Name script -Force", failure.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _models.Dispose();

    private sealed class Recorder(List<double> values) : IProgress<double>
    {
        public void Report(double value) => values.Add(value);
    }
}
