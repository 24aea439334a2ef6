using SymblPS.Cmdlets.Tests.Support;

namespace SymblPS.Cmdlets.Tests.Diarization;

/// <summary>Scores of conversations on the local server against RTTM files.</summary>
[Collection(LocalServerCollection.Name)]
public sealed class DiarizationConversationTests : IDisposable
{
    private const string Call = """
        WEBVTT

        00:00:00.000 --> 00:00:04.000
        <v Ann Smith>Good morning, Bob. Can you send me the report?</v>

        00:00:04.500 --> 00:00:06.000
        <v Bob Ray>Yes, I will.</v>
        """;

    private readonly Session _session = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("symblps-").FullName;

    public DiarizationConversationTests(LocalServer server)
    {
        File.WriteAllText(Path.Combine(_folder, "weekly.vtt"), Call);
        _session.Run(server.ConnectScript).ThrowIfFailed();
        _session.Run("$null = $ExecutionContext.SessionState.Path.SetLocation($folder)", ("folder", _folder)).ThrowIfFailed();
    }

    public void Dispose()
    {
        _session.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Conversation_is_scored_by_its_messages_and_matched_by_its_name()
    {
        // The reference has 6 s, and 0.5 s of it lie between the messages and are missed. RTTM writes a blank in a name as _.
        Reference("weekly.rttm", "weekly 0 4 Ann_Smith", "weekly 4 2 Bob_Ray");
        Reference("other.rttm", "other 0 4 Ann_Smith");
        var score = Measured.One(_session.Run("$job = Submit-SymblText ./weekly.vtt -Wait; $job | Measure-SymblDiarization -Reference ./*.rttm"));
        Assert.Equal(("weekly", 6, 0.5, 0), (score.Recording, score.Total, score.Missed, score.IdentityConfusion));
        Assert.StartsWith($"conversation {score.ConversationId} (words: given as text", score.Hypothesis);
        Assert.Equal(_session.Run("$job.ConversationId").Single<string>(), score.ConversationId);
        // The exported file and the conversation give the same score.
        var written = _session.Run("$job | Export-SymblTranscript ./written/ -Format Rttm -Force; Measure-SymblDiarization ./written/weekly.rttm -ConversationId $job.ConversationId").ThrowIfFailed();
        Assert.Equal((0, 0), (Measured.One(written).ErrorRate, Measured.One(written).IdentityErrorRate));
    }

    [Fact]
    public void Conversations_of_one_recording_are_scored_and_totaled()
    {
        Reference("truth.rttm", "call 0 4 Ann_Smith", "call 4.5 1.5 Bob_Ray");
        var scores = Measured.All(_session.Run(
            """
            $one = Submit-SymblText ./weekly.vtt -Wait
            $two = @{ Speaker = 'Ann Smith'; Text = 'One.'; Start = 0; End = 4 } | Submit-SymblText -Name other -Wait
            $one, $two | Measure-SymblDiarization ./truth.rttm
            """).ThrowIfFailed());
        Assert.Equal([("call", 0), ("call", 1.5), ("Total", 1.5)], scores.Select(s => (s.Recording, s.Missed)));
        Assert.Equal(3, scores.Select(s => s.ConversationId).Distinct().Count());
        Assert.Equal(1.5 / 11, scores[2].ErrorRate, 12);
    }

    [Fact]
    public void Missing_conversation_or_reference_does_not_stop_the_others()
    {
        Reference("weekly.rttm", "weekly 0 4 Ann_Smith", "weekly 4.5 1.5 Bob_Ray");
        Reference("other.rttm", "other 0 4 Ann_Smith");
        var outcome = _session.Run(
            """
            $good = Submit-SymblText ./weekly.vtt -Wait
            $strange = Submit-SymblText ./weekly.vtt -Name strange -Wait
            Measure-SymblDiarization -Reference ./weekly.rttm, ./other.rttm -ConversationId 4242424242424242, $strange.ConversationId, $good.ConversationId
            """);
        Assert.Equal(["Symbl.ConversationNotFound", "Symbl.ReferenceNotFound"], outcome.Errors.Select(e => e.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Equal("4242424242424242", outcome.Errors[0].TargetObject);
        Assert.Equal(0, Measured.All(outcome)[0].ErrorRate);
    }

    [Fact]
    public void Conversations_require_a_connection_and_files_do_not()
    {
        Reference("weekly.rttm", "weekly 0 4 Ann_Smith");
        using var alone = new Session();
        Assert.Equal(0, Measured.One(alone.Run($"Measure-SymblDiarization '{_folder}/weekly.rttm' '{_folder}/weekly.rttm'")).ErrorRate);
        var record = _session.Run("Measure-SymblDiarization ./weekly.rttm -ConversationId 1 -Connection nowhere").Terminating;
        Assert.Contains("There is no connection named 'nowhere'", record!.Message);
    }

    private void Reference(string name, params string[] rows) => Rows.Write(Path.Combine(_folder, name), rows);
}
