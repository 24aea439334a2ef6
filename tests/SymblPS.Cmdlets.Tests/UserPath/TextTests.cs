using SymblPS.Cmdlets.Tests.Support;

namespace SymblPS.Cmdlets.Tests.UserPath;

/// <summary>Text submissions, transcripts and speaker events, against the local server.</summary>
[Collection(LocalServerCollection.Name)]
public sealed class TextTests : IDisposable
{
    private const string Call = """
        WEBVTT

        00:00:01.000 --> 00:00:03.000
        <v Ann Smith>Good morning, Bob. Can you send me the report?</v>

        00:00:03.500 --> 00:00:06.000
        <v Bob Ray>Yes, I will.</v>

        00:00:05.500 --> 00:00:07.000
        <v Ann Smith>Great.</v>
        """;

    private readonly Session _session = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("symblps-").FullName;

    public TextTests(LocalServer server)
    {
        File.WriteAllText(Path.Combine(_folder, "weekly.vtt"), Call);
        _session.Run(server.ConnectScript).ThrowIfFailed();
        // The bare engine has no Set-Location.
        _session.Run("$null = $ExecutionContext.SessionState.Path.SetLocation($folder)", ("folder", _folder)).ThrowIfFailed();
    }

    public void Dispose()
    {
        _session.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Transcript_becomes_a_conversation()
    {
        var messages = _session.Run("$job = Submit-SymblText ./weekly.vtt -StartTime 2024-03-05T14:30:00Z -Wait; $job | Get-SymblMessage").ThrowIfFailed().Output;
        Assert.Equal(["Ann Smith", "Bob Ray", "Ann Smith"], messages.Select(m => m.Properties["Speaker"].Value.ToString()));
        Assert.Equal(new DateTimeOffset(2024, 3, 5, 14, 30, 1, TimeSpan.Zero), messages[0].Properties["StartTime"].Value);
        Assert.Equal("weekly", _session.Run("$job.Name").ThrowIfFailed().Single<string>());
    }

    [Fact]
    public void Piped_files_lines_and_objects_become_one_conversation()
    {
        Assert.Equal(3, _session.Run("[System.IO.DirectoryInfo]::new($folder).GetFiles() | Submit-SymblText -Wait | Get-SymblMessage").ThrowIfFailed().Output.Count);
        Assert.Equal(3, _session.Run("[System.IO.File]::ReadAllLines(\"$folder/weekly.vtt\") | Submit-SymblText -Wait | Get-SymblMessage").ThrowIfFailed().Output.Count);
        var objects = _session.Run(
            """
            $job = @{ Speaker = 'Ann <ann@example.com>'; Text = 'One.'; Start = 0; End = 1.5 }, [pscustomobject]@{ From = 'Bob'; Message = 'Two.'; StartTime = '00:00:02' } | Submit-SymblText -Name Piped -Wait
            $job | Get-SymblMessage
            """).ThrowIfFailed().Output;
        Assert.Equal(["Ann: One.", "Bob: Two."], objects.Select(o => o.BaseObject.ToString()));
        Assert.Equal("ann@example.com", _session.Run("($job | Get-SymblMember -Name Ann).Email").ThrowIfFailed().Single<string>());
        // The messages of a conversation can be submitted again and keep their times.
        var copied = _session.Run("$job | Get-SymblMessage | Submit-SymblText -Name Copy -Wait | Get-SymblMessage").ThrowIfFailed().Output;
        Assert.Equal(objects.Select(o => o.Properties["StartTime"].Value), copied.Select(o => o.Properties["StartTime"].Value));
        _session.Run("'Ann: Three.' | Submit-SymblText -ConversationId $job.ConversationId -Wait").ThrowIfFailed();
        Assert.Equal(3, _session.Run("$job | Get-SymblMessage").ThrowIfFailed().Output.Count);
    }

    [Fact]
    public void Unreadable_text_is_an_error_without_a_request()
    {
        File.WriteAllText(Path.Combine(_folder, "bad.srt"), "1\n00:00:05,000 --> 00:00:02,000\nHi\n");
        var before = _session.Run("@(Get-SymblConversation -Before ([DateTimeOffset]::UtcNow.AddYears(1))).Count").Single<int>();
        var error = Assert.Single(_session.Run("Submit-SymblText ./bad.srt").Errors);
        Assert.StartsWith("Symbl.InvalidTranscript,", error.FullyQualifiedErrorId);
        Assert.Contains("bad.srt, line 2: the cue ends before it starts", error.Exception.Message);
        var piped = _session.Run("[pscustomobject]@{ Speaker = 'Ann'; Text = 'One.' }, [pscustomobject]@{ Nothing = 1 } | Submit-SymblText");
        Assert.StartsWith("Symbl.InvalidTranscript,", piped.TerminatingRecord!.FullyQualifiedErrorId);
        Assert.Contains("Object 2 of the pipeline", piped.TerminatingRecord.Exception.Message);
        Assert.Empty(_session.Run("Submit-SymblText ./weekly.vtt -WhatIf").ThrowIfFailed().Output);
        var video = Assert.Single(_session.Run("Submit-SymblVideo ./weekly.vtt").Errors);
        Assert.StartsWith("Symbl.InvalidParameter,", video.FullyQualifiedErrorId);
        Assert.Equal(before, _session.Run("@(Get-SymblConversation -Before ([DateTimeOffset]::UtcNow.AddYears(1))).Count").Single<int>());
    }

    [Fact]
    public void Measures_add_up()
    {
        var outcome = _session.Run("$job = Submit-SymblText ./weekly.vtt -Wait; $job | Measure-SymblSpeaker -Total; $job | Measure-SymblSpeaker").ThrowIfFailed().Output;
        dynamic total = outcome[0].BaseObject;
        Assert.Equal((TimeSpan)total.Duration, (TimeSpan)total.TalkTime + (TimeSpan)total.Silence);
        Assert.Equal(TimeSpan.FromSeconds(7), (TimeSpan)total.Duration);
        Assert.Equal(["Ann Smith", "Bob Ray"], outcome.Skip(1).Select(o => (string)o.Properties["Name"].Value));
        Assert.Equal(1, outcome[1].Properties["Interruptions"].Value);
        Assert.Equal(TimeSpan.FromSeconds(0.5), outcome[2].Properties["Patience"].Value);
        Assert.Equal(1, outcome[1].Properties["Questions"].Value);
    }

    [Theory]
    [InlineData("vtt")]
    [InlineData("srt")]
    [InlineData("txt")]
    [InlineData("json")]
    [InlineData("csv")]
    [InlineData("md")]
    public void Exported_transcript_can_be_submitted_again(string extension)
    {
        _session.Run(
            """
            $first = Submit-SymblText ./weekly.vtt -StartTime 2024-03-05T14:30:00Z -Wait
            $file = $first | Export-SymblTranscript "./out/again.$extension" -Force -PassThru
            $second = $file | Submit-SymblText -StartTime ($first | Get-SymblConversation).StartTime -Wait
            $third = $file | Submit-SymblText -Wait
            $again = $third | Export-SymblTranscript "./out/third.$extension" -PassThru
            """,
            ("extension", extension)).ThrowIfFailed();
        // Without a date, the offsets are the same, and so is the next export.
        Assert.Equal(Offsets("$first"), Offsets("$third"));
        if (extension is not ("json" or "csv" or "md"))
            Assert.Equal(File.ReadAllText(Path.Combine(_folder, "out", $"again.{extension}")), File.ReadAllText(Path.Combine(_folder, "out", $"third.{extension}")));
        Assert.Equal($"again.{extension}", _session.Run("$file.Name").Single<string>());
        var (first, second) = (Shown("$first"), Shown("$second"));
        Assert.Equal(first, second);
        Assert.Equal(3, first.Count);

        List<string> Offsets(string job) => [.. _session.Run($"{job} | Get-SymblMessage").ThrowIfFailed().Output.Select(m => $"{m.Properties["Offset"].Value} {m.Properties["Duration"].Value}")];
        List<string> Shown(string job) => [.. _session.Run($"{job} | Get-SymblMessage").ThrowIfFailed().Output.Select(m => $"{m.Properties["StartTime"].Value:o} {m.BaseObject}")];
    }

    [Fact]
    public void Offsets_without_a_date_stay_those_of_the_file()
    {
        var first = _session.Run("$job = Submit-SymblText ./weekly.vtt -Wait; @($job | Get-SymblMessage)[0].Offset").ThrowIfFailed().Single<TimeSpan>();
        Assert.Equal(TimeSpan.FromSeconds(1), first);
        Assert.Contains(Notes(), note => note.Contains("the time of the submission, because the transcript has no date"));
        // Relative dates and the start follow the name of the file.
        File.Copy(Path.Combine(_folder, "weekly.vtt"), Path.Combine(_folder, "2026-03-02 weekly.vtt"));
        var start = _session.Run("$job = Submit-SymblText './2026-03-02 weekly.vtt' -Wait; ($job | Get-SymblConversation).StartTime").ThrowIfFailed().Single<DateTimeOffset>();
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero), start);
        Assert.Contains("The conversation starts at 2026-03-02 00:00:00 UTC: the date in the name of the file.", Notes());
        Assert.Equal(TimeSpan.FromSeconds(1), _session.Run("@($job | Get-SymblMessage)[0].Offset").ThrowIfFailed().Single<TimeSpan>());
        // An offset beyond a day is no time of day.
        File.WriteAllText(Path.Combine(_folder, "long.srt"), "1\n25:59:50,000 --> 25:59:52,000\nAnn: Late.\n");
        Assert.Equal(new TimeSpan(25, 59, 50), _session.Run("$job = Submit-SymblText ./long.srt -Wait; @($job | Get-SymblMessage)[0].Offset").ThrowIfFailed().Single<TimeSpan>());

        List<string> Notes() => [.. _session.Run("($job | Get-SymblJob).Provenance.Notes").ThrowIfFailed().Output.Select(note => note.ToString())];
    }

    [Fact]
    public void A_part_without_a_date_continues_at_the_end_of_its_conversation()
    {
        File.WriteAllText(Path.Combine(_folder, "p3.srt"), "1\n00:00:02,000 --> 00:00:03,000\nAnn Smith: Third.\n");
        var offsets = _session.Run(
            """
            $job = Submit-SymblText ./weekly.vtt -StartTime 2026-03-01T10:00:00Z -Wait
            $second = Submit-SymblText ./weekly.vtt, ./p3.srt -ConversationId $job.ConversationId -Wait
            $job | Get-SymblMessage
            """).ThrowIfFailed().Output.Select(message => ((TimeSpan)message.Properties["Offset"].Value).TotalSeconds);
        Assert.Equal([1, 3.5, 5.5, 8, 10.5, 12.5, 16], offsets);
        var notes = _session.Run("($second[0] | Get-SymblJob).Provenance.Notes").ThrowIfFailed().Output.Select(note => note.ToString());
        Assert.Contains("The messages continue at the end of the conversation, because the transcript has no date.", notes);
        // A date places a part by time.
        Assert.Equal(3602, _session.Run("$null = Submit-SymblText ./p3.srt -ConversationId $job.ConversationId -StartTime 2026-03-01T11:00:00Z -Wait; @($job | Get-SymblMessage)[-1].Offset.TotalSeconds").ThrowIfFailed().Single<double>());
    }

    [Fact]
    public void Paths_of_files_that_look_like_patterns_or_text_have_a_way_out()
    {
        File.Copy(Path.Combine(_folder, "weekly.vtt"), Path.Combine(_folder, "call [1].vtt"));
        var pattern = Assert.Single(_session.Run("Submit-SymblText 'call [1].vtt'").Errors);
        Assert.StartsWith("Symbl.FileNotFound,", pattern.FullyQualifiedErrorId);
        Assert.Contains("-LiteralPath", pattern.Exception.Message);
        Assert.DoesNotContain("-LiteralPath", Assert.Single(_session.Run("Submit-SymblText 'none [1].vtt'").Errors).Exception.Message);
        Assert.Contains("-LiteralPath", Assert.Single(_session.Run("Submit-SymblAudio 'call [1].vtt'").Errors).Exception.Message);
        foreach (var line in new[] { "weekly.vtt", "./weekly.vtt", "call [1].vtt" })
        {
            var piped = _session.Run("$line | Submit-SymblText", ("line", line)).TerminatingRecord!;
            Assert.StartsWith("Symbl.InvalidTranscript,", piped.FullyQualifiedErrorId);
            Assert.Contains("-Path", piped.Exception.Message);
        }

        Assert.DoesNotContain("-Path", _session.Run("'no file and no name' | Submit-SymblText").TerminatingRecord!.Exception.Message);
    }

    [Fact]
    public void Turns_of_the_same_recording_name_the_right_words()
    {
        File.WriteAllText(Path.Combine(_folder, "plain.srt"), "1\n00:00:03,200 --> 00:00:05,000\nGood morning.\n\n2\n00:00:05,500 --> 00:00:07,000\nHello.\n");
        File.WriteAllText(Path.Combine(_folder, "plain.rttm"), "SPEAKER plain 1 3.200 1.800 <NA> <NA> Ada_Quill <NA> <NA>\nSPEAKER plain 1 5.500 1.500 <NA> <NA> Ben_Yarrow <NA> <NA>\n");
        var said = _session.Run(
            """
            $job = Submit-SymblText ./plain.srt -Wait
            Add-SymblSpeakerEvent $job.ConversationId -Path ./plain.rttm
            $job | Get-SymblMessage
            """).ThrowIfFailed().Output;
        Assert.Equal(["Ada Quill: Good morning.", "Ben Yarrow: Hello."], said.Select(message => message.BaseObject.ToString()));
    }

    [Fact]
    public void Each_bad_file_of_a_batch_is_an_error_of_its_own()
    {
        var batch = Directory.CreateDirectory(Path.Combine(_folder, "batch")).FullName;
        var bad = new Dictionary<string, byte[]>
        {
            ["broken.json"] = "[{\"text\":"u8.ToArray(),
            ["deep.json"] = [.. Enumerable.Repeat((byte)'[', 5000)],
            ["half.json"] = "[{\"text\":\"\\ud83d\"}]"u8.ToArray(),
            ["huge.json"] = "[{\"text\":\"a\",\"start\":1e400}]"u8.ToArray(),
            ["unknown.json"] = "{\"a\":1}"u8.ToArray(),
            ["binary.txt"] = [1, 0, 0, 7, 255, 0, 3],
            ["cyrillic.txt"] = System.Text.Encoding.Latin1.GetBytes("\u00CF\u00F0\u00E8\u00E2\u00E5\u00F2: \u00EA\u00E0\u00EA \u00E4\u00E5\u00EB\u00E0"),
            ["cut.docx"] = [0x50, 0x4B, 3, 4, 0, 0],
            ["digits.srt"] = "1\n00:00:01,000 --> 00:99:99,000\nAnn: Hi.\n"u8.ToArray(),
            ["quote.csv"] = "Speaker,Text\nAnn,\"Hi\n"u8.ToArray(),
        };
        foreach (var (name, bytes) in bad) File.WriteAllBytes(Path.Combine(batch, name), bytes);
        File.WriteAllText(Path.Combine(batch, "zz good.txt"), "Ann: Hello.");
        File.WriteAllBytes(Path.Combine(batch, "western.txt"), System.Text.Encoding.Latin1.GetBytes("J\u00F6rg: Hallo."));
        var outcome = _session.Run("[System.IO.DirectoryInfo]::new(\"$folder/batch\").GetFiles() | Submit-SymblText -Wait");
        Assert.Null(outcome.TerminatingRecord);
        Assert.Equal(["western", "zz good"], outcome.Output.Select(job => (string)job.Properties["Name"].Value).Order());
        Assert.All(outcome.Errors, error => Assert.StartsWith("Symbl.InvalidTranscript,", error.FullyQualifiedErrorId));
        Assert.Equal(bad.Keys.Order(StringComparer.Ordinal), outcome.Errors.Select(error => Path.GetFileName((string)error.TargetObject)).Order(StringComparer.Ordinal));
        Assert.Equal("Jörg: Hallo.", _session.Run("Submit-SymblText ./batch/western.txt -Encoding 1252 -Wait | Get-SymblMessage").ThrowIfFailed().Output[0].BaseObject.ToString());
        Assert.Contains("is not an encoding", _session.Run("Submit-SymblText ./batch/western.txt -Encoding martian").TerminatingRecord!.Exception.Message);
    }

    [Fact]
    public void Service_transcripts_and_speaker_events()
    {
        _session.Run("$job = 'Ann: One.', 'Bob: Two.' | Submit-SymblText -Wait").ThrowIfFailed();
        Assert.Equal("Ann: One.\n\nBob: Two.", _session.Run("$job | Get-SymblTranscript").ThrowIfFailed().Single<string>());
        Assert.Equal("One.\n\nTwo.", _session.Run("$job | Get-SymblTranscript -NoSpeaker").ThrowIfFailed().Single<string>());
        Assert.Matches(@"^1\n00:00:\d\d,\d{3} --> 00:00:\d\d,\d{3}\nAnn: One\.\n\n2\n", _session.Run("$job | Get-SymblTranscript -Format Srt").ThrowIfFailed().Single<string>());
        Assert.Equal(_session.Run("$job.ConversationId").Single<string>(), _session.Run("($job | Get-SymblTranscript).ConversationId").Single<string>());
        Assert.StartsWith("Symbl.InvalidParameter,", _session.Run("$job | Get-SymblTranscript -Format Srt -NoParagraph").TerminatingRecord!.FullyQualifiedErrorId);

        _session.Run("$job | Export-SymblTranscript ./turns.rttm; [System.IO.File]::WriteAllText(\"$folder/turns.rttm\", [System.IO.File]::ReadAllText(\"$folder/turns.rttm\").Replace('Bob', 'Cleo'))").ThrowIfFailed();
        var members = _session.Run("Add-SymblSpeakerEvent $job.ConversationId -Path ./turns.rttm -PassThru").ThrowIfFailed().Output;
        Assert.Contains(members, m => (string)m.Properties["Name"].Value == "Cleo");
        Assert.Equal(["Ann", "Cleo"], _session.Run("($job | Get-SymblMessage).Speaker.Name").ThrowIfFailed().Output.Select(o => o.ToString()));
        // Objects with clock times are accepted too.
        _session.Run("$job | Get-SymblMessage | ForEach-Object { @{ Speaker = 'Dan <dan@example.com>'; StartTime = $_.StartTime; EndTime = $_.EndTime } } | Add-SymblSpeakerEvent $job.ConversationId").ThrowIfFailed();
        Assert.Equal(["Dan", "Dan"], _session.Run("($job | Get-SymblMessage).Speaker.Name").ThrowIfFailed().Output.Select(o => o.ToString()));
        var error = Assert.Single(_session.Run("@{ Speaker = 'Ann'; Start = 1 } | Add-SymblSpeakerEvent $job.ConversationId").Errors);
        Assert.StartsWith("Symbl.InvalidTranscript,", error.FullyQualifiedErrorId);
    }

    [Fact]
    public void Existing_file_is_kept_without_Force()
    {
        _session.Run("$job = Submit-SymblText ./weekly.vtt -Wait").ThrowIfFailed();
        var error = Assert.Single(_session.Run("$job | Export-SymblTranscript ./weekly.vtt").Errors);
        Assert.StartsWith("Symbl.FileExists,", error.FullyQualifiedErrorId);
        Assert.Equal(Call, File.ReadAllText(Path.Combine(_folder, "weekly.vtt")));
        _session.Run("$job | Export-SymblTranscript ./weekly.vtt -Force").ThrowIfFailed();
        Assert.StartsWith("WEBVTT\n\n00:00:01.000 --> 00:00:03.000\n<v Ann Smith>Good morning", File.ReadAllText(Path.Combine(_folder, "weekly.vtt")));
        _session.Run("$job, (Submit-SymblText ./weekly.vtt -Wait) | Export-SymblTranscript ./all/ -Format Rttm -Force").ThrowIfFailed();
        Assert.Equal(2, Directory.GetFiles(Path.Combine(_folder, "all"), "weekly*.rttm").Length);
        Assert.Single(_session.Run("$job, $job | Export-SymblTranscript ./one.md").Errors);
        Assert.Empty(Directory.GetFiles(_folder, "*.tmp", SearchOption.AllDirectories));
    }
}
