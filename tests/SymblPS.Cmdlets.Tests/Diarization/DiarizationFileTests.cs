using SymblPS.Cmdlets.Tests.Support;

namespace SymblPS.Cmdlets.Tests.Diarization;

/// <summary>Scores of RTTM files against RTTM files, in a session without a connection.</summary>
public sealed class DiarizationFileTests : IDisposable
{
    private readonly Session _session = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("symblps-").FullName;

    public DiarizationFileTests()
    {
        // call: 10 s of Ann and 10 s of Bob. Speaker_1 starts 1 s late and also gets the first 2 s of Bob: missed 1, confusion 2 of 20.
        Write("truth/call.rttm", "call 0 10 Ann", "call 10 10 Bob");
        Write("found/call.rttm", "call 1 11 Speaker_1", "call 12 8 Speaker_2");
        // meeting: 5 s, found completely, and 5 s of false alarm.
        Write("truth/meeting.rttm", "meeting 0 5 Cy");
        Write("found/meeting.rttm", "meeting 0 10 Cy");
        // The bare engine has no Set-Location.
        _session.Run("$null = $ExecutionContext.SessionState.Path.SetLocation($folder)", ("folder", _folder)).ThrowIfFailed();
    }

    public void Dispose()
    {
        _session.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void File_is_scored_against_a_reference_file()
    {
        var score = Measured.One(Measure("./truth/call.rttm ./found/call.rttm"));
        Assert.Equal(("call", 0.15, 0.05, 0, 0.1), (score.Recording, score.ErrorRate, score.MissedRate, score.FalseAlarmRate, score.ConfusionRate));
        Assert.Equal((20, 1, 0, 2), (score.Total, score.Missed, score.FalseAlarm, score.Confusion));
        // By name, all of the found 19 s are wrong. JER is the mean of Ann, 9 of 12, and Bob, 8 of 10.
        Assert.Equal((1, 19), (score.IdentityErrorRate, score.IdentityConfusion));
        Assert.Equal(((3 / 12.0) + (2 / 10.0)) / 2, score.JaccardErrorRate, 12);
        Assert.Equal((2, 2, false, null), (score.ReferenceSpeakers, score.HypothesisSpeakers, score.IsTotal, score.ConversationId));
        Assert.Equal((0, true, null), (score.Collar, score.OverlapScored, score.Uem));
        Assert.Equal((Path.Combine(_folder, "truth", "call.rttm"), Path.Combine(_folder, "found", "call.rttm")), (score.Reference, score.Hypothesis));
        Assert.Equal("Speaker_1 = Ann; Speaker_2 = Bob", score.Mapping);
        Assert.Equal("Ann 90%; Bob 80%", score.Speakers);
        var bob = _session.Run("(Measure-SymblDiarization ./truth/call.rttm ./found/call.rttm).Speakers[1]").ThrowIfFailed().Output[0];
        Assert.Equal("call Bob Speaker_2 00:00:10 00:00:08 00:00:00 00:00:02",
            string.Join(' ', new[] { "Recording", "Speaker", "MappedTo", "Total", "Correct", "Missed", "Confusion" }.Select(name => bob.Properties[name].Value)));
    }

    [Theory]
    [InlineData("./truth ./found")]
    [InlineData("./truth/*.rttm ./found/*")]
    [InlineData("./tru* ./fou*")]
    [InlineData("./truth ./found/call.rttm, ./found/meeting.rttm, ./found")]
    [InlineData("-Hypothesis ./found -Reference ./truth/call.rttm, ./truth/meeting.rttm")]
    public void Folders_and_patterns_output_each_recording_and_a_total(string arguments)
    {
        var scores = Measured.All(Measure(arguments).ThrowIfFailed());
        Assert.Equal(["call", "meeting", "Total"], scores.Select(s => s.Recording));
        Assert.Equal([false, false, true], scores.Select(s => s.IsTotal));
        var total = scores[2];
        // 1 s missed, 5 s false alarm and 2 s confusion of 25 s. JER covers three speakers.
        Assert.Equal((25, 0.32, 3, 3), (total.Total, total.ErrorRate, total.ReferenceSpeakers, total.HypothesisSpeakers));
        Assert.Equal((0.25 + 0.2 + 0.5) / 3, total.JaccardErrorRate, 12);
        Assert.Equal("Ann 90%; Bob 80%; Cy 100%", total.Speakers);
        Assert.Equal((null, null, ""), (total.Reference, total.Hypothesis, total.Mapping));
    }

    [Fact]
    public void Piped_files_are_literal_paths()
    {
        Write("truth/a[1].rttm", "a 0 10 Ann");
        Write("found/a[1].rttm", "a 0 10 x");
        var scores = Measured.All(_session.Run("[System.IO.DirectoryInfo]::new(\"$folder/found\").GetFiles() | Measure-SymblDiarization ./truth").ThrowIfFailed());
        Assert.Equal(["a", "call", "meeting", "Total"], scores.Select(s => s.Recording).Order(StringComparer.Ordinal).OrderBy(n => n == "Total"));
        Assert.Equal(0, Measured.One(Measure("'./truth/a[1].rttm' './found/a[1].rttm'")).ErrorRate);
    }

    [Fact]
    public void One_file_can_hold_several_recordings()
    {
        Write("truth.rttm", "call 0 10 Ann", "meeting 0 5 Cy", "call 10 10 Bob");
        Write("found.rttm", "meeting 0 10 Cy", "call 1 11 x", "call 12 8 y");
        Assert.Equal([0.15, 1, 0.32], Measured.All(Measure("./truth.rttm ./found.rttm").ThrowIfFailed()).Select(s => s.ErrorRate));
    }

    [Fact]
    public void File_names_identify_recordings_if_rows_do_not()
    {
        // The rows name no recording, and the files have the same name.
        Write("truth2/one.rttm", "rec 0 10 Ann");
        Write("truth2/two.rttm", "rec 0 10 Bob");
        Write("found2/one.rttm", "audio 0 10 x");
        Write("found2/two.rttm", "audio 0 5 x");
        var scores = Measured.All(Measure("./truth2 ./found2").ThrowIfFailed());
        Assert.Equal([("one", 0), ("two", 0.5), ("Total", 0.25)], scores.Select(s => (s.Recording, s.ErrorRate)));
        // Only the file name gives the recording of the hypothesis.
        Write("found3/call.rttm", "audio 0 20 x");
        Write("found3/meeting.rttm", "audio 0 5 x");
        Assert.Equal(["call", "meeting", "Total"], Measured.All(Measure("./truth ./found3").ThrowIfFailed()).Select(s => s.Recording));
    }

    [Fact]
    public void Two_named_files_are_paired_and_two_files_of_a_folder_are_not()
    {
        Write("found4/other.rttm", "other 0 10 x");
        var outcome = Measure("./truth/call.rttm ./found4/other.rttm").ThrowIfFailed();
        Assert.Equal(("call", 0.5), (Measured.All(outcome)[0].Recording, Measured.All(outcome)[0].ErrorRate));
        Assert.Contains("the hypothesis of 'other'. They are scored as one recording.", outcome.Streams);
        outcome = Measure("./truth/call.rttm ./found4");
        var error = Assert.Single(outcome.Errors);
        Assert.StartsWith("Symbl.ReferenceNotFound,", error.FullyQualifiedErrorId);
        Assert.Contains("Recording 'other' of", error.Exception.Message);
        Assert.Contains("The references have the recordings: call.", error.Exception.Message);
        Assert.Equal(Path.Combine(_folder, "found4", "other.rttm"), error.TargetObject);
    }

    [Fact]
    public void Reference_without_hypothesis_counts_as_missed_with_a_warning()
    {
        var outcome = Measure("./truth ./found/call.rttm").ThrowIfFailed();
        Assert.Equal([("call", 1), ("meeting", 5), ("Total", 6.0)], Measured.All(outcome).Select(s => (s.Recording, s.Missed)));
        Assert.Contains("All speech counts as missed in recordings without a hypothesis: meeting.", outcome.Streams);
    }

    [Fact]
    public void Empty_file_is_a_recording_without_speech()
    {
        Write("found5/call.rttm");
        var missed = Measured.One(Measure("./truth/call.rttm ./found5"));
        Assert.Equal((1, 1, 0), (missed.ErrorRate, missed.MissedRate, missed.HypothesisSpeakers));
        // With an empty reference, the false alarm has no total to be a part of.
        var outcome = Measure("./found5 ./found/call.rttm").ThrowIfFailed();
        var invented = Measured.All(outcome)[0];
        Assert.Equal((double.NaN, 19), (invented.ErrorRate, invented.FalseAlarm));
        Assert.Contains("The scored segments of the reference of 'call' have no speech", outcome.Streams);
        Assert.Equal("NaN", _session.Run("[SymblPS.SymblFormat]::Rate([double]::NaN)").Single<string>());
    }

    [Theory]
    [InlineData("0.5")]
    [InlineData("'00:00:00.5'")]
    [InlineData("([timespan]::FromSeconds(0.5))")]
    public void Collar_accepts_seconds_and_times(string collar)
    {
        // 0.5-9.5 and 10.5-19.5 are scored: missed 0.5-1, confusion 10.5-12.
        var score = Measured.One(Measure($"./truth/call.rttm ./found/call.rttm -Collar {collar}"));
        Assert.Equal((18, 0.5, 1.5, 0.5), (score.Total, score.Missed, score.Confusion, score.Collar));
    }

    [Fact]
    public void NoOverlap_excludes_overlap()
    {
        Write("overlap.rttm", "call 0 10 Ann", "call 8 12 Bob");
        Assert.Equal(22, Measured.One(Measure("./overlap.rttm ./found/call.rttm")).Total);
        var score = Measured.One(Measure("./overlap.rttm ./found/call.rttm -NoOverlap"));
        Assert.Equal((18, false), (score.Total, score.OverlapScored));
    }

    [Fact]
    public void Uem_selects_the_scored_segments()
    {
        // call 0-5 (1 s of 5 missed) and 15-18 (all correct); the map does not contain the meeting.
        File.WriteAllText(Path.Combine(_folder, "part.uem"), ";; transcribed\r\ncall\t1\t0\t5\r\ncall 1 15 18\r\n");
        var outcome = Measure("./truth ./found -Uem ./part.uem").ThrowIfFailed();
        var score = Measured.All(outcome)[0];
        Assert.Equal((8, 0.125, Path.Combine(_folder, "part.uem")), (score.Total, score.ErrorRate, score.Uem));
        Assert.Contains("does not contain them: meeting.", outcome.Streams);
    }

    [Fact]
    public void Uem_without_a_match_is_an_error()
    {
        File.WriteAllText(Path.Combine(_folder, "other.uem"), "elsewhere 1 0 5\n");
        var record = Measure("./truth ./found -Uem ./other.uem").TerminatingRecord!;
        Assert.StartsWith("Symbl.InvalidParameter,", record.FullyQualifiedErrorId);
        Assert.Contains("contains other recordings (elsewhere)", record.Exception.Message);
        // The map contains a segment without speech: it is scored, without an error rate.
        File.WriteAllText(Path.Combine(_folder, "silence.uem"), "call 1 100 200\n");
        var outcome = Measure("./truth/call.rttm ./found/call.rttm -Uem ./silence.uem").ThrowIfFailed();
        Assert.Equal(0, Measured.All(outcome)[0].Total);
        Assert.Contains("have no speech, so that there is no error rate", outcome.Streams);
    }

    [Theory]
    [InlineData("call 1 0", "bad.uem, line 2: a row is 'file channel start end', this row has 3 fields.", "Symbl.InvalidTranscript,")]
    [InlineData("call 1 5 1", "bad.uem, line 2: the end 1 is not after the start 5.", "Symbl.InvalidTranscript,")]
    [InlineData("", "bad.uem: has no row 'file channel start end', so nothing would be scored.", "Symbl.InvalidTranscript,")]
    public void Unreadable_uem_ends_the_command(string row, string message, string id)
    {
        File.WriteAllText(Path.Combine(_folder, "bad.uem"), ";;\n" + row);
        var outcome = Measure("./truth ./found -Uem ./bad.uem");
        Assert.Equal(message, outcome.TerminatingRecord!.Exception.Message);
        Assert.StartsWith(id, outcome.TerminatingRecord.FullyQualifiedErrorId);
        Assert.Empty(outcome.Output);
        Assert.StartsWith("Symbl.FileNotFound,", Measure("./truth ./found -Uem ./none.uem").TerminatingRecord!.FullyQualifiedErrorId);
    }

    [Theory]
    [InlineData("./none.rttm", "The file './none.rttm' does not exist.", "Symbl.FileNotFound,")]
    [InlineData("./none*.rttm", "No file matches './none*.rttm'.", "Symbl.FileNotFound,")]
    [InlineData("./empty", "The folder './empty' has no .rttm files.", "Symbl.FileNotFound,")]
    [InlineData("./bad.rttm", "bad.rttm, line 2: 'Ann:' is not an RTTM row type.", "Symbl.InvalidTranscript,")]
    [InlineData("./binary.rttm", "binary.rttm: is not UTF-8 text and has no byte order mark. If it is a recording, use Submit-SymblAudio. Otherwise, save it as UTF-8, or state its encoding with -Encoding, such as 1252, 1251 or shift_jis.", "Symbl.InvalidTranscript,")]
    [InlineData("variable:/home", "'variable:/home' is a path of the provider Variable. Specify a file system path.", "Symbl.InvalidParameter,")]
    public void Invalid_rttm_is_an_item_error_for_a_hypothesis_and_terminating_for_a_reference(string path, string message, string id)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "empty"));
        File.WriteAllText(Path.Combine(_folder, "bad.rttm"), "SPEAKER call 1 0 1 <NA> <NA> Ann <NA> <NA>\nAnn: good morning\n");
        File.WriteAllBytes(Path.Combine(_folder, "binary.rttm"), [0x52, 0x49, 0x46, 0x46, 0xFF, 0xFE, 0x80, 0x81]);
        var outcome = Measure($"./truth {path}, ./found");
        var error = Assert.Single(outcome.Errors);
        Assert.Equal(message, error.Exception.Message);
        Assert.StartsWith(id, error.FullyQualifiedErrorId);
        Assert.Equal(3, outcome.Output.Count);
        var ended = Measure($"{path} ./found").TerminatingRecord!;
        Assert.Equal(message, ended.Exception.Message);
        Assert.StartsWith(id, ended.FullyQualifiedErrorId);
    }

    [Fact]
    public void Unreadable_hypothesis_is_not_scored_as_silence()
    {
        File.WriteAllText(Path.Combine(_folder, "found", "meeting.rttm"), "oops\n");
        var outcome = Measure("./truth ./found");
        Assert.Single(outcome.Errors);
        Assert.Equal(["call"], Measured.All(outcome).Select(s => s.Recording));
    }

    [Fact]
    public void Duplicate_recording_is_an_error_that_names_both_files()
    {
        Write("again.rttm", "call 0 1 z", "more 0 1 z");
        var outcome = Measure("./truth/call.rttm ./found/call.rttm, ./again.rttm");
        Assert.Equal(["Symbl.InvalidParameter", "Symbl.ReferenceNotFound"], outcome.Errors.Select(e => e.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Contains("again.rttm'; the second one is ignored.", outcome.Errors[0].Exception.Message);
        Assert.Equal(0.15, Measured.All(outcome)[0].ErrorRate);
    }

    [Fact]
    public void Views_use_the_culture_and_state_the_conditions()
    {
        var shown = _session.Run(
            """
            [System.Threading.Thread]::CurrentThread.CurrentCulture = 'de-DE'
            $score = Measure-SymblDiarization ./truth/call.rttm ./found/call.rttm -Collar 0.25 -NoOverlap
            [SymblPS.SymblFormat]::Conditions($score), [SymblPS.SymblFormat]::Rate(0.15), [SymblPS.SymblFormat]::Rate($null)
            """).ThrowIfFailed();
        Assert.Equal(["collar 0,25 s, overlap left out", "15,0 %", ""], shown.Output.Select(o => o.BaseObject));
    }

    private Outcome Measure(string arguments) => _session.Run("Measure-SymblDiarization " + arguments);

    private void Write(string name, params string[] rows) => Rows.Write(Path.Combine(_folder, name), rows);
}
