using System.Globalization;
using System.Text;
using Symbl.Domain.Recordings;
using Symbl.Recognition.Decoding;
using Symbl.Speech.Audio;
using Xunit;

namespace Symbl.Recognition.Tests.Decoding;

public sealed class RecordingOpenerTests : IDisposable
{
    private static readonly DecodingSettings WithoutFfmpeg = new() { SearchPath = "" };

    private readonly TestFolder _folder = new();

    [Fact]
    public async Task A_wave_file_is_read_in_place()
    {
        TestAudio.WriteWave(_folder["call.bin"], 2.5, channels: 2);
        using var recording = await OpenAsync("call.bin", WithoutFfmpeg);

        Assert.Equal(_folder["call.bin"], recording.WavePath);
        Assert.Equal((2, TimeSpan.FromSeconds(2.5)), (recording.Channels, recording.Duration));
        Assert.Empty(recording.Notes);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Work));
    }

    [Theory]
    [InlineData("", "The file is not a recording: it is empty.")]
    [InlineData("Dear all, this is a letter.", "The file is not a recording: it starts with text.")]
    [InlineData("#EXTM3U\nhttp://127.0.0.1/secret", "The file is not a recording: it starts with text.")]
    [InlineData("RIFF\u0001\0\0\0", "The file is not a recording: it ends inside its first 12 bytes.")]
    [InlineData("%PDF-1.7\n", "The file is not a recording: it looks like PDF.")]
    [InlineData("PK\u0003\u0004zip", "The file is not a recording: it looks like a ZIP archive.")]
    public async Task Files_without_audio_are_rejected_without_ffmpeg(string content, string reason)
    {
        _folder.Write("call.wav", Encoding.Latin1.GetBytes(content));
        var searchPath = OperatingSystem.IsWindows() ? "" : Ffmpeg.Script(_folder, "touch \"$0.ran\"");
        var settings = new DecodingSettings { SearchPath = searchPath };

        Assert.Equal(reason, (await Assert.ThrowsAsync<AudioFormatException>(() => OpenAsync("call.wav", settings))).Message);
        Assert.False(File.Exists(_folder["bin/ffmpeg.ran"]));
    }

    [Theory]
    [InlineData("ID3\u0004\0\0\0\0\0\0\0\0", "MP3")]
    [InlineData("\0\0\0\u0018ftypM4A ", "MP4 or M4A")]
    [InlineData("\u0001\u0002\u0003\u0004", "The file is not a WAV file (it starts with the bytes 01 02 03 04) and")]
    public async Task Other_formats_without_ffmpeg_fail_with_a_remedy(string content, string what)
    {
        _folder.Write("call", Encoding.Latin1.GetBytes(content));

        var reason = (await Assert.ThrowsAsync<AudioFormatException>(() => OpenAsync("call", WithoutFfmpeg))).Message;
        Assert.Equal(what + " needs ffmpeg on the PATH of the local server; install it or convert to WAV.", reason);
    }

    [Fact]
    public async Task Of_a_truncated_wave_file_the_rest_is_opened_with_a_note()
    {
        TestAudio.WriteWave(_folder["full.wav"], 1, channels: 1);
        _folder.Write("call.wav", File.ReadAllBytes(_folder["full.wav"])[..5000]);

        using var recording = await OpenAsync("call.wav", WithoutFfmpeg);
        Assert.Equal(TimeSpan.FromSeconds(4956 / 16000.0), recording.Duration);
        Assert.Equal(
            ["The recording ends early: 11044 of 16000 bytes are missing. The audio that is there was processed."], recording.Notes);
    }

    [Fact]
    public async Task Empty_recordings_are_rejected()
    {
        TestAudio.WriteWave(_folder["call.wav"], 0, channels: 1);

        var reason = (await Assert.ThrowsAsync<AudioFormatException>(() => OpenAsync("call.wav", WithoutFfmpeg))).Message;
        Assert.Equal("The recording is 0 seconds long: it contains no audio.", reason);
    }

    [Fact]
    public async Task Only_recordings_over_four_hours_are_rejected()
    {
        WriteSilence("long.wav", seconds: (4 * 3600) + 1);
        WriteSilence("limit.wav", seconds: 4 * 3600);

        var reason = (await Assert.ThrowsAsync<AudioFormatException>(() => OpenAsync("long.wav", WithoutFfmpeg))).Message;
        Assert.Equal("The recording is longer than 4 hours, the most that is processed.", reason);
        using var recording = await OpenAsync("limit.wav", WithoutFfmpeg);
        Assert.Equal(TimeSpan.FromHours(4), recording.Duration);
    }

    [Theory]
    [InlineData(".mp3", 0.15)]
    [InlineData(".flac", 0.001)]
    [InlineData(".m4a", 0.15)]
    [InlineData(".ogg", 0.15)]
    public async Task Other_formats_are_decoded_to_a_copy_that_is_removed(string extension, double tolerance)
    {
        TestAudio.WriteWave(_folder["call.wav"], 3, 2, new TestAudio.Voice(0.5, 2.5));
        Ffmpeg.Encode(_folder["call.wav"], _folder["call" + extension]);

        using (var recording = await OpenAsync("call" + extension))
        {
            Assert.Equal(_folder["call" + extension], recording.StoredPath);
            Assert.Equal(_folder.Work, Path.GetDirectoryName(recording.WavePath));
            Assert.Equal(3, recording.Duration.TotalSeconds, tolerance);
            Assert.Equal(2, recording.Channels);
            using var sound = recording.OpenAudio();
            Assert.Equal(TestAudio.Rate, sound.SampleRate);
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Work));
    }

    [Fact]
    public async Task The_bytes_of_a_file_determine_its_format()
    {
        TestAudio.WriteWave(_folder["sound.wav"], 1, channels: 1);
        Ffmpeg.Encode(_folder["sound.wav"], _folder["sound.mp3"]);
        File.Move(_folder["sound.mp3"], _folder["call.wav"]);

        using var recording = await OpenAsync("call.wav");
        Assert.NotEqual(recording.StoredPath, recording.WavePath);
    }

    [Fact]
    public async Task High_sample_rates_are_reduced_to_a_rate_of_the_engines()
    {
        TestAudio.WriteWave(_folder["call.wav"], 1, channels: 1);
        Ffmpeg.Encode(_folder["call.wav"], _folder["call.flac"], "-ar", "44100");

        using var recording = await OpenAsync("call.flac");
        using var sound = recording.OpenAudio();
        Assert.Equal(16000, sound.SampleRate);
    }

    [Fact]
    public async Task Bytes_that_ffmpeg_cannot_read_fail_with_its_last_line_and_without_paths()
    {
        Ffmpeg.Require();
        _folder.Write("call.mp3", [.. "ID3\x04"u8, .. new byte[4000]]);

        var reason = (await Assert.ThrowsAsync<FfmpegException>(() => OpenAsync("call.mp3"))).Message;
        Assert.StartsWith("ffmpeg could not decode the recording: ", reason);
        Assert.DoesNotContain(_folder.Root, reason);
        Assert.DoesNotContain("0x", reason);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Work));
    }

    [Fact]
    public async Task A_video_without_audio_fails_with_a_reason()
    {
        var ffmpeg = Ffmpeg.Require();
        using (var process = System.Diagnostics.Process.Start(
            ffmpeg, ["-nostdin", "-loglevel", "error", "-f", "lavfi", "-i", "color=s=16x16:d=1", "-c:v", "mpeg4", _folder["call.mp4"]]))
            await process.WaitForExitAsync();
        Assert.SkipUnless(File.Exists(_folder["call.mp4"]), "This ffmpeg cannot write a film.");

        var reason = (await Assert.ThrowsAsync<FfmpegException>(() => OpenAsync("call.mp4"))).Message;
        Assert.StartsWith("ffmpeg could not decode the recording: ", reason);
        Assert.EndsWith("does not contain any stream.", reason);
    }

    [Fact]
    public async Task Playlists_in_disguise_are_not_followed()
    {
        Ffmpeg.Require();
        TestAudio.WriteWave(_folder["secret.wav"], 1, channels: 1);
        var playlist = $"\u0001\nffconcat version 1.0\nfile '{_folder["secret.wav"]}'\n";
        _folder.Write("call.mp3", Encoding.UTF8.GetBytes(playlist));
        _folder.Write("list.mp3", [.. Encoding.UTF8.GetBytes($"#EXTM3U\n#EXTINF:1,\n{_folder["secret.wav"]}\n#EXT-X-ENDLIST\n"), 0x00]);

        await Assert.ThrowsAsync<FfmpegException>(() => OpenAsync("call.mp3"));
        // Past the check of the first bytes the decoder itself refuses as well.
        var decoder = new FfmpegDecoder(Ffmpeg.Require(), TimeSpan.FromSeconds(30), TimeSpan.FromHours(4));
        Assert.False((await decoder.DecodeAsync(_folder["list.mp3"], _folder["out.wav"], AudioTracks.First, default)).Finished);
    }

    [Fact]
    public async Task Decoding_stops_just_beyond_the_longest_recording()
    {
        TestAudio.WriteWave(_folder["call.wav"], 8, channels: 1);
        Ffmpeg.Encode(_folder["call.wav"], _folder["call.flac"]);
        var decoder = new FfmpegDecoder(Ffmpeg.Require(), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(2));

        await decoder.DecodeAsync(_folder["call.flac"], _folder["out.wav"], AudioTracks.First, default);
        using var sound = WaveFile.Open(_folder["out.wav"]);
        Assert.Equal(3 * TestAudio.Rate, sound.Frames);

        var settings = new DecodingSettings { LongestRecording = TimeSpan.FromSeconds(2) };
        await Assert.ThrowsAsync<AudioFormatException>(() => OpenAsync("call.flac", settings));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Work));
    }

    [Fact]
    public async Task An_error_message_of_a_successful_ffmpeg_becomes_a_note()
    {
        TestAudio.WriteWave(_folder["decoded.wav"], 1, channels: 1);
        var path = Ffmpeg.Script(
            _folder, $"cp '{_folder["decoded.wav"]}' \"$output\"; echo first >&2; echo '[mp3 @ 0x5f00] Header missing' >&2");
        _folder.Write("call.mp3", [.. "ID3\x04"u8, .. new byte[40]]);

        using var recording = await OpenAsync("call.mp3", new DecodingSettings { SearchPath = path });
        Assert.Equal(["ffmpeg decoded the recording and reported: [mp3] Header missing."], recording.Notes);
    }

    [Fact]
    public async Task An_ffmpeg_that_does_not_finish_is_killed_at_the_time_limit()
    {
        _folder.Write("call.mp3", [.. "ID3\x04"u8, .. new byte[40]]);
        var settings = new DecodingSettings
        {
            SearchPath = Ffmpeg.Script(_folder, $"echo $$ > '{_folder["pid"]}'; echo half > \"$output\"; exec sleep 600"),
            TimeLimit = TimeSpan.FromSeconds(0.5),
        };

        var reason = (await Assert.ThrowsAsync<FfmpegException>(() => OpenAsync("call.mp3", settings))).Message;
        Assert.Equal("ffmpeg did not finish within 0.5 seconds and was stopped.", reason);
        Assert.False(Ffmpeg.Outlives(ReadPid(), TimeSpan.FromSeconds(2)));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Work));
    }

    [Fact]
    public async Task Cancellation_kills_ffmpeg_and_deletes_its_output()
    {
        _folder.Write("call.mp3", [.. "ID3\x04"u8, .. new byte[40]]);
        var settings = new DecodingSettings
        {
            // The process to look for is a child of the one that is started.
            SearchPath = Ffmpeg.Script(
                _folder,
                $"echo half > \"$output\"; sleep 600 & echo $! > '{_folder["new"]}'; mv '{_folder["new"]}' '{_folder["pid"]}'; wait"),
        };
        using var cancel = new CancellationTokenSource();

        var opening = OpenAsync("call.mp3", settings, cancel.Token);
        while (!File.Exists(_folder["pid"]) && !opening.IsCompleted)
            await Task.Delay(10);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => opening);
        Assert.False(Ffmpeg.Outlives(ReadPid(), TimeSpan.FromSeconds(2)));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Work));
    }

    [Fact]
    public void Only_leftovers_of_an_earlier_process_are_deleted()
    {
        Directory.CreateDirectory(_folder.Work);
        File.WriteAllText(Path.Combine(_folder.Work, "decoded-1234.wav"), "");
        File.WriteAllText(Path.Combine(_folder.Work, "mine.wav"), "");

        _ = new RecordingOpener(_folder.Work, WithoutFfmpeg);
        Assert.Equal(["mine.wav"], Directory.EnumerateFiles(_folder.Work).Select(Path.GetFileName));
    }

    public void Dispose() => _folder.Dispose();

    private int ReadPid() => int.Parse(File.ReadAllText(_folder["pid"]), CultureInfo.InvariantCulture);

    private Task<OpenedRecording> OpenAsync(string name, DecodingSettings? settings = null, CancellationToken cancel = default) =>
        new RecordingOpener(_folder.Work, settings ?? new DecodingSettings())
            .OpenAsync(new RecordingInput(_folder[name], name, null, new ProcessingOptions()), cancel);

    /// <summary>A sparse file: a header and a hole of the right size.</summary>
    private void WriteSilence(string name, int seconds)
    {
        using var stream = new FileStream(_folder[name], FileMode.Create);
        using var writer = new BinaryWriter(stream);
        var bytes = seconds * TestAudio.Rate;
        writer.Write("RIFF"u8);
        writer.Write(36 + bytes);
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)1);
        writer.Write((short)1);
        writer.Write(TestAudio.Rate);
        writer.Write(TestAudio.Rate);
        writer.Write((short)1);
        writer.Write((short)8);
        writer.Write("data"u8);
        writer.Write(bytes);
        stream.SetLength(44 + bytes);
    }
}
