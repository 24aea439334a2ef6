using SymblPS.Cmdlets.Tests.Support;

namespace SymblPS.Cmdlets.Tests.Transcripts;

/// <summary>Words and features of conversations on the local server, in several languages.</summary>
[Collection(LocalServerCollection.Name)]
public sealed class LanguageTests : IDisposable
{
    private const string Submit = """
        function Submit($language, $text) {
            $body = @{ messages = @(@{ payload = @{ content = $text }; from = @{ name = 'Ann' } }) }
            if ($language) { $body.languageCode = $language }
            $answer = Invoke-SymblRestMethod -Method Post -Path v1/process/text -Body $body
            $null = Wait-SymblJob $answer.jobId
            $answer.conversationId
        }
        """;

    private readonly Session _session = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("symblps-").FullName;

    public LanguageTests(LocalServer server)
    {
        _session.Run(server.ConnectScript).ThrowIfFailed();
        _session.Run("$null = $ExecutionContext.SessionState.Path.SetLocation($folder)", ("folder", _folder)).ThrowIfFailed();
        _session.Run(Submit).ThrowIfFailed();
    }

    public void Dispose()
    {
        _session.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("Get-SymblActionItem")]
    [InlineData("Get-SymblQuestion")]
    [InlineData("Get-SymblFollowUp")]
    [InlineData("Get-SymblInsight")]
    [InlineData("Get-SymblTopic")]
    [InlineData("Get-SymblAbstractTopic")]
    [InlineData("Get-SymblSummary")]
    [InlineData("Get-SymblSummary -Wait")]
    public void Insight_of_another_language_is_an_error_and_the_others_continue(string command)
    {
        var outcome = _session.Run($"""
            $german = Submit de-DE 'Kannst du mir bis Freitag die Preisliste schicken?'
            $british = Submit en-GB 'Ben, can you send me the price list by Friday?'
            $german, $british | {command}
            """);
        var error = Assert.Single(outcome.Errors);
        Assert.StartsWith("Symbl.NotAvailableForLanguage,", error.FullyQualifiedErrorId);
        Assert.Contains("not available for de-DE: the rules of the local server read English. Available for de-DE: messages, analytics, trackers", error.Exception.Message);
        Assert.Equal(_session.Run("$german").Single<string>(), error.TargetObject?.ToString());
        if (command.Contains("ActionItem", StringComparison.Ordinal)) Assert.Single(outcome.Output);
    }

    [Fact]
    public void A_text_has_the_language_of_the_parameter_or_of_its_transcript()
    {
        File.WriteAllText(
            Path.Combine(_folder, "german.json"),
            """{"language":"german","segments":[{"start":0,"end":2,"text":" Guten Tag."}]}""");
        var languages = _session.Run(
            """
            $given = 'Ann: Bonjour.' | Submit-SymblText -Language fr-FR -Wait
            $stated = Submit-SymblText ./german.json -Wait
            $given, $stated | Get-SymblConversation | ForEach-Object LanguageCode
            """).ThrowIfFailed().Output;
        Assert.Equal(["fr-FR", "de"], languages.Select(language => language.BaseObject.ToString()));
    }

    [Theory]
    [InlineData("de-DE", "Hallo zusammen.")]
    [InlineData("fr-FR", "Bonjour à tous.")]
    [InlineData("es-ES", "Hola a todos.")]
    [InlineData("ja-JP", "皆さん、こんにちは。")]
    public void Conversation_lists_its_features_and_redaction_warns(string language, string text)
    {
        var outcome = _session.Run($"$id = Submit {language} '{text}'; (Get-SymblConversation $id | ForEach-Object {{ $_.LanguageCode; $_.UnavailableFeature -contains 'action items'; "
            + "$_.AvailableFeature -contains 'trackers'; $_.LimitedFeature -contains 'redaction' }) -join ' '").ThrowIfFailed();
        Assert.Equal($"{language} True True True", outcome.Single<string>());
        var redacted = _session.Run("Get-SymblMessage $id -Redact -Sentiment").ThrowIfFailed();
        Assert.Contains(redacted.Warnings, warning => warning.Contains("redaction is limited", StringComparison.Ordinal) && warning.Contains(language, StringComparison.Ordinal));
        Assert.Contains(redacted.Warnings, warning => warning.Contains($"sentiment is not available for {language}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("en-GB")]
    [InlineData("")]
    public void English_has_all_features_without_a_warning(string language)
    {
        var outcome = _session.Run($"$id = Submit '{language}' 'Ben, can you send me the price list?'; $null = Get-SymblMessage $id -Redact -Sentiment; (Get-SymblConversation $id).UnavailableFeature.Count").ThrowIfFailed();
        Assert.Equal(0, outcome.Single<int>());
        Assert.Empty(outcome.Warnings);
    }

    [Fact]
    public void Conversation_and_messages_are_measured_by_their_words()
    {
        File.WriteAllText(Path.Combine(_folder, "weekly.txt"), "Ann: Good morning Bob.\nBob: Yes I will.\n");
        var outcome = _session.Run("""
            $job = 'Ann: Good morning, Rob.', 'Bob: Yes, I will.' | Submit-SymblText -Name weekly -Wait
            ($job | Measure-SymblTranscript ./weekly.txt).ToString()
            ($job | Get-SymblMessage | Measure-SymblTranscript ./weekly.txt).ToString()
            (Measure-SymblTranscript -Reference ./weekly.txt -ConversationId $job.ConversationId).ConversationId -eq $job.ConversationId
            """).ThrowIfFailed();
        Assert.Equal(["weekly: WER 16.7%", "weekly: WER 16.7%", "True"], outcome.Output.Select(one => one.ToString()));
    }

    [Fact]
    public void Messages_without_words_name_the_way_to_get_words()
    {
        File.WriteAllText(Path.Combine(_folder, "weekly.txt"), "Ann: Good morning Bob.\n");
        var outcome = _session.Run("[SymblPS.SymblMessage]@{ ConversationId = '4242424242424242' } | Measure-SymblTranscript ./weekly.txt");
        var error = Assert.Single(outcome.Errors);
        Assert.StartsWith("Symbl.NoWords,", error.FullyQualifiedErrorId);
        Assert.Contains("Install-SymblModel base.en and Connect-Symbl -Local -Recognizer base.en", error.ErrorDetails.RecommendedAction);
    }
}
