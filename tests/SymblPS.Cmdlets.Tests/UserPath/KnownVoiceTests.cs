using SymblPS.Cmdlets.Tests.Support;

namespace SymblPS.Cmdlets.Tests.UserPath;

/// <summary>Voices that a user registers with consent name the speakers of later recordings.</summary>
public sealed class KnownVoiceTests : IClassFixture<KnownVoiceTests.KnownCall>
{
    private const string Consent = "Daniel Moss agreed by e-mail on 3 March 2026.";

    private readonly KnownCall _call;

    public KnownVoiceTests(KnownCall call)
    {
        _call = call;
        Run("Get-SymblVoice | Remove-SymblVoice -Confirm:$false").ThrowIfFailed();
    }

    [Fact]
    public void A_registered_voice_names_the_speaker_and_its_removal_deletes_the_file()
    {
        var voice = Run($"Register-SymblVoice $job.ConversationId -Speaker 'Speaker 1' -Name Daniel -Consent '{Consent}'").ThrowIfFailed().Output[0];
        var file = Assert.Single(Directory.GetFiles(_call.Voices));
        Run("$next = Submit-SymblAudio $path -SpeakerCount 2 -KnownVoice -Wait").ThrowIfFailed();
        var names = Run("$next | Get-SymblMember | ForEach-Object Name").ThrowIfFailed();
        var known = Run("$next.Provenance.SpeakerConfidence | Where-Object { $_.KnownVoice.IsMatched }").ThrowIfFailed();
        var plain = Run("Submit-SymblAudio $path -SpeakerCount 2 -Wait | Get-SymblMember | ForEach-Object Name").ThrowIfFailed();

        Assert.Equal(Path.GetFileNameWithoutExtension(file), voice.Read("VoiceId"));
        Assert.Equal(("Daniel", Consent), (voice.Read("Name"), voice.Read("Consent")));
        Assert.Equal(["Daniel", "Speaker 2"], names.Output.Select(name => name.ToString()).Order());
        var decision = ((dynamic)Assert.Single(known.Output).BaseObject).KnownVoice;
        Assert.Equal("The voice matches the registered voice of Daniel.", (string)decision.Reason);
        Assert.InRange((double)decision.Probability, 0.99, 1);
        Assert.Equal(["Speaker 1", "Speaker 2"], plain.Output.Select(name => name.ToString()).Order());

        Run("Get-SymblVoice -Name dan* | Remove-SymblVoice -Confirm:$false").ThrowIfFailed();
        Assert.Empty(Directory.GetFileSystemEntries(_call.Voices));
        Assert.Empty(Run("Get-SymblVoice").ThrowIfFailed().Output);
        var gone = Assert.Single(Run($"Remove-SymblVoice {voice.Read("VoiceId")} -Confirm:$false").Errors);
        Assert.StartsWith("Symbl.NotFound,", gone.FullyQualifiedErrorId);
    }

    [Fact]
    public void A_member_can_be_piped_and_only_Force_replaces_a_voice()
    {
        const string Member = "$job | Get-SymblMember -Name 'Speaker 1'";
        Run($"{Member} | Register-SymblVoice -Name Daniel -Consent First.").ThrowIfFailed();
        var again = Assert.Single(Run($"{Member} | Register-SymblVoice -Name daniel -Consent Second.").Errors);
        Assert.StartsWith("Symbl.AlreadyExists,", again.FullyQualifiedErrorId);
        Assert.Contains("-Force", again.Exception.Message);
        Assert.Equal("First.", Run("Get-SymblVoice").ThrowIfFailed().Read("Consent"));
        Run($"{Member} | Register-SymblVoice -Name Daniel -Consent Second. -Force").ThrowIfFailed();

        Assert.Equal("Second.", Run("Get-SymblVoice").ThrowIfFailed().Read("Consent"));
        Assert.Single(Directory.GetFiles(_call.Voices));
    }

    [Theory]
    [InlineData("-Name Ann -Consent ' '", "-Consent is empty. State who agreed")]
    [InlineData("-Name ' ' -Consent Yes.", "-Name is empty.")]
    public void An_empty_consent_or_name_ends_the_command(string parameters, string message)
    {
        var error = Run($"Register-SymblVoice $job.ConversationId -Speaker 'Speaker 1' {parameters}").TerminatingRecord!;

        Assert.StartsWith("Symbl.InvalidParameter,", error.FullyQualifiedErrorId);
        Assert.StartsWith(message, error.Exception.Message);
        Assert.False(Directory.Exists(_call.Voices) && Directory.EnumerateFiles(_call.Voices).Any());
    }

    [Theory]
    [InlineData("Register-SymblVoice $job.ConversationId -Name Ann -Consent Yes.", "Symbl.InvalidParameter", "has 2 speakers. Specify one with -Speaker: Speaker 1, Speaker 2")]
    [InlineData("Register-SymblVoice $job.ConversationId -Speaker Bob -Name Ann -Consent Yes.", "Symbl.SpeakerNotFound", "no speaker named 'Bob'")]
    [InlineData("Register-SymblVoice $job.ConversationId -Speaker 'Speaker 1' -Name 'Speaker 7' -Consent Yes.", "Symbl.InvalidRequest", "must be the name of a person")]
    [InlineData("Register-SymblVoice $text.ConversationId -Name Ann -Consent Yes.", "Symbl.InvalidRequest", "has no voice print")]
    [InlineData("Register-SymblVoice 1234567890123456 -Speaker Bob -Name Ann -Consent Yes.", "Symbl.ConversationNotFound", "does not exist")]
    public void A_registration_that_is_not_clear_is_refused(string command, string id, string message)
    {
        var error = Assert.Single(Run(command).Errors);

        Assert.StartsWith(id + ',', error.FullyQualifiedErrorId);
        Assert.Contains(message, error.Exception.Message);
    }

    [Fact]
    public void One_name_is_not_the_name_of_two_speakers()
    {
        var outcome = Run("$job | Get-SymblMember | Register-SymblVoice -Name Ann -Consent Yes. -Force");

        Assert.Empty(outcome.Output);
        var error = Assert.Single(outcome.Errors);
        Assert.StartsWith("Symbl.InvalidParameter,", error.FullyQualifiedErrorId);
        Assert.Contains("is the name of one person", error.Exception.Message);
        Assert.Empty(Run("Get-SymblVoice").ThrowIfFailed().Output);
    }

    [Fact]
    public void A_name_in_place_of_an_id_is_refused_with_the_way_out()
    {
        Run("Register-SymblVoice $job.ConversationId -Speaker 'Speaker 1' -Name Ann -Consent Yes.").ThrowIfFailed();
        var error = Assert.Single(Run("Remove-SymblVoice Ann -Confirm:$false").Errors);

        Assert.Contains("Get-SymblVoice 'Ann' | Remove-SymblVoice", error.Exception.Message);
        Assert.Single(Run("Get-SymblVoice").ThrowIfFailed().Output);
    }

    [Fact]
    public void WhatIf_changes_nothing()
    {
        Assert.Empty(Run("Register-SymblVoice $job.ConversationId -Speaker 'Speaker 1' -Name Ann -Consent Yes. -WhatIf").ThrowIfFailed().Output);
        Assert.Empty(Run("Get-SymblVoice").ThrowIfFailed().Output);
        Run("Register-SymblVoice $job.ConversationId -Speaker 'Speaker 1' -Name Ann -Consent Yes.").ThrowIfFailed();
        Run("Get-SymblVoice | Remove-SymblVoice -WhatIf").ThrowIfFailed();
        Assert.Single(Run("Get-SymblVoice").ThrowIfFailed().Output);
    }

    [Fact]
    public void Completion_offers_the_names_and_ids_of_voices()
    {
        Run($"Register-SymblVoice $job.ConversationId -Speaker 'Speaker 1' -Name 'Daniel Moss' -Consent '{Consent}'").ThrowIfFailed();
        var id = Run("Get-SymblVoice").ThrowIfFailed().Read("VoiceId");

        Assert.Contains(id, Complete("Remove-SymblVoice "));
        Assert.Contains("'Daniel Moss'", Complete("Get-SymblVoice -Name "));
        Assert.Contains("'Daniel Moss'", Complete("Register-SymblVoice -Name D"));
        Run("Get-SymblVoice | Remove-SymblVoice -Confirm:$false").ThrowIfFailed();
        Assert.DoesNotContain(id, Complete("Remove-SymblVoice "));
    }

    [Fact]
    public void A_damaged_voice_is_a_warning_that_names_the_file()
    {
        Run("Register-SymblVoice $job.ConversationId -Speaker 'Speaker 1' -Name Ann -Consent Yes.").ThrowIfFailed();
        var file = Directory.GetFiles(_call.Voices)[0];
        File.WriteAllText(file, "{");
        var outcome = Run("Get-SymblVoice").ThrowIfFailed();
        var id = Path.GetFileNameWithoutExtension(file);

        Assert.Empty(outcome.Output);
        Assert.Contains($"'{id}.json'", Assert.Single(outcome.Warnings));
        Assert.Contains($"Remove-SymblVoice {id}", outcome.Warnings[0]);
        Run($"Remove-SymblVoice {id} -Confirm:$false").ThrowIfFailed();
        Assert.Empty(Run("Get-SymblVoice").ThrowIfFailed().Warnings);
    }

    [Fact]
    public void Known_voices_need_distinct_speakers()
    {
        foreach (var command in new[] { "Submit-SymblAudio", "Submit-SymblVideo" })
        {
            var error = Run($"{command} call.wav -KnownVoice").TerminatingRecord!;
            Assert.StartsWith("Symbl.InvalidParameter,", error.FullyQualifiedErrorId);
            Assert.StartsWith("KnownVoice compares distinct speakers. Specify SpeakerCount or DetectSpeaker", error.Exception.Message);
        }
    }

    [Fact]
    public void Without_the_option_each_command_states_the_way_out()
    {
        using var session = new Session();
        var data = Directory.CreateTempSubdirectory("symblps-voices-").FullName;
        try
        {
            session.Run($"Connect-Symbl -Local -DataPath '{data}'; $job = 'Ann: Hello.' | Submit-SymblText -Wait").ThrowIfFailed();
            foreach (var command in new[]
            {
                "Get-SymblVoice", "Register-SymblVoice $job.ConversationId -Name Ann -Consent Yes.", $"Remove-SymblVoice {Guid.Empty} -Confirm:$false",
                "Submit-SymblAudio $path -SpeakerCount 2 -KnownVoice",
            })
            {
                var outcome = session.Run(command, ("path", Repository.Sample));
                var error = outcome.TerminatingRecord ?? Assert.Single(outcome.Errors);
                Assert.StartsWith("Symbl.InvalidRequest,", error.FullyQualifiedErrorId);
                Assert.Contains("Connect-Symbl -Local -KnownVoice", error.Exception.Message);
            }

            var joined = session.Run($"Connect-Symbl -Local -DataPath '{data}' -KnownVoice").TerminatingRecord!;
            Assert.StartsWith("Symbl.LocalServerFailed,", joined.FullyQualifiedErrorId);
            Assert.Contains("without known voices", joined.Exception.Message);
        }
        finally
        {
            session.Run("Disconnect-Symbl");
            Directory.Delete(data, recursive: true);
        }
    }

    [Fact]
    public void Another_service_is_refused()
    {
        using var server = new AnswerServer(("GET /v1/conversations/1/members", """{"members":[{"id":"m","name":"Ann"}]}"""));
        using var session = server.Connect();
        foreach (var command in new[]
        {
            "Get-SymblVoice", "Register-SymblVoice 1 -Name Ann -Consent Yes.", "Remove-SymblVoice 1 -Confirm:$false", "Submit-SymblAudio $path -SpeakerCount 2 -KnownVoice",
        })
        {
            var outcome = session.Run(command, ("path", Repository.Sample));
            var error = outcome.TerminatingRecord ?? Assert.Single(outcome.Errors);
            Assert.StartsWith("Symbl.NotSupported,", error.FullyQualifiedErrorId);
            Assert.Contains("only the local server does", error.Exception.Message);
        }

        Assert.DoesNotContain(server.Sent, call => call.Method != "GET");
    }

    private Outcome Run(string script) => _call.Session.Run(script, ("path", Repository.Sample));

    private IEnumerable<string> Complete(string line) =>
        Run($"[System.Management.Automation.CommandCompletion]::CompleteInput('{line}', {line.Length}, $null).CompletionMatches.CompletionText")
            .ThrowIfFailed().Output.Select(match => match?.ToString() ?? string.Empty);

    /// <summary>A session with a local server that has known voices, and with a diarized call in <c>$job</c>.</summary>
    public sealed class KnownCall : IDisposable
    {
        private readonly string _data = Directory.CreateTempSubdirectory("symblps-voices-").FullName;

        public KnownCall() => Session.Run(
            $"Connect-Symbl -Local -DataPath '{_data}' -KnownVoice; $job = Submit-SymblAudio $path -SpeakerCount 2 -Wait; $text = 'Ann: Hello.' | Submit-SymblText -Wait",
            ("path", Repository.Sample)).ThrowIfFailed();

        internal Session Session { get; } = new();

        internal string Voices => Path.Combine(_data, "known-voices");

        public void Dispose()
        {
            Session.Run("Disconnect-Symbl");
            Session.Dispose();
            Directory.Delete(_data, recursive: true);
        }
    }
}
