using System.Diagnostics;
using System.Text;
using Symbl.Domain.Recordings;
using Symbl.Recognition.Decoding;
using Symbl.Speech.Audio;
using Xunit;

namespace Symbl.Recognition.Tests.Decoding;

/// <summary>Files that make a media program open other files, fill the disk or run for hours, and the program's own limits against them.</summary>
public sealed class HostileMediaTests : IDisposable
{
    private const string Secret = "SYMBL_HOSTILE_TEST_SECRET";

    private readonly TestFolder _folder = new();

    public static TheoryData<string, string> References() => new()
    {
        { "HLS", "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n{0}\n#EXT-X-ENDLIST\n" },
        { "concat", "ffconcat version 1.0\nfile '{0}'\n" },
        { "SDP", "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio 5004 RTP/AVP 0\n" },
        {
            "MPD",
            "<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" type=\"static\" mediaPresentationDuration=\"PT1S\"><Period>"
            + "<AdaptationSet contentType=\"audio\"><Representation id=\"1\" bandwidth=\"1\"><BaseURL>{0}</BaseURL></Representation>"
            + "</AdaptationSet></Period></MPD>"
        },
        { "SMIL", "<smil><body><audio src=\"{0}\"/></body></smil>" },
    };

    [Theory]
    [MemberData(nameof(References))]
    public async Task Files_that_refer_to_other_files_are_refused(string kind, string content)
    {
        Ffmpeg.Require();
        TestAudio.WriteWave(_folder["secret.wav"], 1, 1, new TestAudio.Voice(0, 1));
        foreach (var target in new[] { _folder["secret.wav"], "file:" + _folder["secret.wav"], "subfile,,start,0,end,0,,:" + _folder["secret.wav"] })
        {
            var text = content.Replace("{0}", target, StringComparison.Ordinal);
            _folder.Write("call.mp4", Encoding.UTF8.GetBytes(text));
            await Assert.ThrowsAsync<AudioFormatException>(() => OpenAsync());

            // Past the check of the first bytes ffmpeg itself must not follow, whatever the file is called.
            foreach (var name in new[] { "list.m3u8", "list.mpd", "list.sdp", "list.ffconcat", "list.mp3", "list.wav" })
            {
                _folder.Write(name, Encoding.UTF8.GetBytes(text));
                var decoder = new FfmpegDecoder(Ffmpeg.Require(), TimeSpan.FromSeconds(60), TimeSpan.FromHours(4));
                var (finished, _) = await decoder.DecodeAsync(_folder[name], _folder["out.wav"], AudioTracks.First, default);
                Assert.False(finished, $"{kind} as {name}");
                Assert.False(File.Exists(_folder["out.wav"]));
            }
        }
    }

    [Fact]
    public async Task A_film_that_refers_to_another_file_does_not_get_its_audio()
    {
        TestAudio.WriteWave(_folder["secret.wav"], 2, 1, new TestAudio.Voice(0, 2));
        Ffmpeg.Encode(_folder["secret.wav"], _folder["call.mov"], "-c:a", "pcm_s16le");
        // The reference of the track says "in this file". Changed, it names the other file, and the media data is cut off.
        var film = File.ReadAllBytes(_folder["call.mov"]);
        var at = film.AsSpan().IndexOf("url \0\0\0\u0001"u8);
        Assert.SkipUnless(at > 0, "This ffmpeg writes the reference in another form.");
        film[at + 7] = 0;
        "alis"u8.CopyTo(film.AsSpan(at));
        var data = film.AsSpan().IndexOf("mdat"u8);
        film.AsSpan(data + 4, 30_000).Clear();
        _folder.Write("call.mov", film);

        try
        {
            using var recording = await new RecordingOpener(_folder.Work, new DecodingSettings()).OpenAsync(Input("call.mov"), default);
            using var sound = recording.OpenAudio();
            var samples = new float[8000];
            sound.Read(samples);
            Assert.All(samples, sample => Assert.Equal(0, sample));
        }
        catch (FfmpegException)
        {
            // Refused altogether.
        }
    }

    [Fact]
    public async Task A_small_file_that_expands_to_hours_does_not_fill_the_disk()
    {
        var ffmpeg = Ffmpeg.Require();
        using (var process = Process.Start(
            ffmpeg, ["-nostdin", "-loglevel", "error", "-f", "lavfi", "-i", "anullsrc=r=8000:cl=mono", "-t", "1200", _folder["call.flac"]]))
            await process.WaitForExitAsync();
        Assert.True(new FileInfo(_folder["call.flac"]).Length < 1_000_000);

        var decoder = new FfmpegDecoder(ffmpeg, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(10));
        await decoder.DecodeAsync(_folder["call.flac"], _folder["out.wav"], AudioTracks.First, default);
        Assert.InRange(new FileInfo(_folder["out.wav"]).Length, 1, 12 * 8000 * 4);
    }

    [Fact]
    public async Task The_programs_get_a_whitelist_of_protocols_and_formats_a_length_and_a_size_and_no_secret()
    {
        TestAudio.WriteWave(_folder["decoded.wav"], 1, channels: 1);
        var path = Ffmpeg.Script(
            _folder,
            $"env > '{_folder["env"]}'; printf '%s\\n' \"$@\" > '{_folder["arguments"]}'; cp '{_folder["decoded.wav"]}' \"$output\"");
        File.WriteAllText(Path.Combine(path, "ffprobe"), $"#!/bin/sh\nenv > '{_folder["probe-env"]}'\nprintf '%s\\n' \"$@\" > '{_folder["probe-arguments"]}'\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path.Combine(path, "ffprobe"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        _folder.Write("call.mp4", [.. "ID3\x04"u8, .. new byte[40]]);
        Environment.SetEnvironmentVariable(Secret, "the key of a language model");
        try
        {
            using var recording = await OpenAsync(new DecodingSettings { SearchPath = path });
        }
        finally
        {
            Environment.SetEnvironmentVariable(Secret, null);
        }

        foreach (var program in new[] { "", "probe-" })
        {
            Assert.DoesNotContain(Secret, File.ReadAllText(_folder[program + "env"]), StringComparison.Ordinal);
            var arguments = File.ReadAllLines(_folder[program + "arguments"]).ToList();
            Assert.Equal("file", arguments[arguments.IndexOf("-protocol_whitelist") + 1]);
            var formats = arguments[arguments.IndexOf("-format_whitelist") + 1].Split(',');
            Assert.Empty(formats.Intersect(["hls", "concat", "dash", "sdp", "rtsp", "applehttp", "lavfi", "tee", "image2"]));
            Assert.True(arguments.IndexOf("-format_whitelist") < arguments.IndexOf("-i"));
        }

        var options = File.ReadAllLines(_folder["arguments"]);
        Assert.Contains("-t", options);
        Assert.Contains("-fs", options);
    }

    [Fact]
    public async Task A_program_that_is_installed_while_the_server_runs_is_found_and_one_that_was_removed_is_not_run()
    {
        TestAudio.WriteWave(_folder["decoded.wav"], 1, channels: 1);
        _folder.Write("call.mp4", [.. "ID3\x04"u8, .. new byte[40]]);
        var opener = new RecordingOpener(_folder.Work, new DecodingSettings { SearchPath = _folder["bin"] });
        await Assert.ThrowsAsync<AudioFormatException>(() => opener.OpenAsync(Input("call.mp4"), default));

        Ffmpeg.Script(_folder, $"cp '{_folder["decoded.wav"]}' \"$output\"");
        (await opener.OpenAsync(Input("call.mp4"), default)).Dispose();

        File.Delete(Path.Combine(_folder["bin"], FfmpegDecoder.Program));
        await Assert.ThrowsAsync<AudioFormatException>(() => opener.OpenAsync(Input("call.mp4"), default));
    }

    [Fact]
    public async Task An_ffmpeg_that_fails_after_some_audio_gives_that_audio_with_a_note()
    {
        TestAudio.WriteWave(_folder["decoded.wav"], 1, channels: 1);
        var path = Ffmpeg.Script(_folder, $"cp '{_folder["decoded.wav"]}' \"$output\"; echo 'Error while decoding' >&2; exit 69");
        _folder.Write("call.mp4", [.. "ID3\x04"u8, .. new byte[40]]);

        using var recording = await OpenAsync(new DecodingSettings { SearchPath = path });
        Assert.Equal(
            ["ffmpeg stopped before the end of the recording: Error while decoding. The audio up to there was processed."], recording.Notes);
    }

    public void Dispose() => _folder.Dispose();

    private RecordingInput Input(string name) => new(_folder[name], name, null, new ProcessingOptions());

    private Task<OpenedRecording> OpenAsync(DecodingSettings? settings = null) =>
        new RecordingOpener(_folder.Work, settings ?? new DecodingSettings())
            .OpenAsync(Input("call.mp4"), TestContext.Current.CancellationToken);
}
