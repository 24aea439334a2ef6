using System.Management.Automation;
using SymblPS.Cmdlets.Tests.Support;

namespace SymblPS.Cmdlets.Tests.Transcripts;

/// <summary>Scores of transcripts against transcripts, in a session without a connection.</summary>
public sealed class TranscriptFileTests : IDisposable
{
    private readonly Session _session = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("symblps-").FullName;

    public TranscriptFileTests()
    {
        // call: 2 of 8 words are substituted. By speaker, the second one is a deletion of Ann and an insertion of Bob.
        Write("truth/call.txt", "Ann: Hello there, how are you?\nBob: I am fine.\n");
        Write("found/call.vtt", "WEBVTT\n\n00:00.000 --> 00:02.000\n<v X>Hello their how are</v>\n\n00:02.000 --> 00:04.000\n<v Y>well I am fine</v>\n");
        Write("truth/meeting.txt", "Cy: one two\n");
        Write("found/meeting.srt", "1\n00:00:00,000 --> 00:00:01,000\nOne two\n");
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
        var score = One("Measure-SymblTranscript ./truth/call.txt ./found/call.vtt");
        Assert.Equal("call 8 8 6 2 0 0 0.25 0.375 3 Word Basic 2 2", Values(
            score, "Recording", "ReferenceWords", "HypothesisWords", "Correct", "Substitutions", "Deletions", "Insertions", "WordErrorRate", "CpWordErrorRate", "CpErrors",
            "Unit", "Normalization", "ReferenceSpeakers", "HypothesisSpeakers"));
        var speakers = _session.Run("(Measure-SymblTranscript ./truth/call.txt ./found/call.vtt).Speakers").ThrowIfFailed().Output;
        Assert.Equal(["Ann X 5 3 1 1 0", "Bob Y 3 3 0 0 1"], speakers.Select(one => Values(one, "Speaker", "MappedTo", "ReferenceWords", "Correct", "Substitutions", "Deletions", "Insertions")));
        Assert.Equal("there > their (1); you > well (1)", score.Properties["Confusion"].Value.ToString());
        Assert.Empty((System.Collections.IEnumerable)score.Properties["Words"].Value);
    }

    [Fact]
    public void Detail_has_the_aligned_words()
    {
        var words = _session.Run("(Measure-SymblTranscript ./truth/call.txt ./found/call.vtt -Detail).Words").ThrowIfFailed().Output;
        Assert.Equal("hello|there > their|how|are|you > well|i|am|fine", string.Join('|', words.Select(word => word.ToString())));
        Assert.Equal("Substitution you well Ann Y", Values(words[4], "Operation", "Reference", "Hypothesis", "ReferenceSpeaker", "HypothesisSpeaker"));
    }

    [Fact]
    public void Folders_are_paired_by_name_and_totaled()
    {
        var scores = _session.Run("Measure-SymblTranscript ./truth ./found").ThrowIfFailed().Output;
        Assert.Equal(["call 8 0.25 False", "meeting 2 0 False", "Total 10 0.2 True"], scores.Select(one => Values(one, "Recording", "ReferenceWords", "WordErrorRate", "IsTotal")));
    }

    [Fact]
    public void Text_without_speakers_has_no_cpwer()
    {
        Write("plain.txt", "hello there how are you\ni am fine\n");
        var score = One("Measure-SymblTranscript ./plain.txt ./found/call.vtt");
        Assert.Equal(("0.25", null), (Values(score, "WordErrorRate"), score.Properties["CpWordErrorRate"].Value));
    }

    [Fact]
    public void Normalizations_differ()
    {
        Write("a.txt", "Um, I am twenty one.");
        Write("b.txt", "i am 21");
        var rates = new[] { "None", "Basic", "English" }.Select(name => Values(One($"Measure-SymblTranscript ./a.txt ./b.txt -Normalization {name}"), "WordErrorRate"));
        Assert.Equal(["0.8", "0.6", "0"], rates);
    }

    [Fact]
    public void Characters_are_counted_in_a_language_without_spaces()
    {
        Write("a.txt", "今日は良い天気です。");
        Write("b.txt", "今日はいい天気です");
        Assert.Equal("Character 9 1", Values(One("Measure-SymblTranscript ./a.txt ./b.txt"), "Unit", "ReferenceWords", "Errors"));
    }

    [Theory]
    [InlineData("Measure-SymblTranscript ./none.txt ./found", "Symbl.FileNotFound", "does not exist")]
    [InlineData("Measure-SymblTranscript ./empty.txt ./found/call.vtt", "Symbl.InvalidParameter", "empty")]
    [InlineData("Measure-SymblTranscript ./silent.txt ./found/call.vtt -Normalization English", "Symbl.InvalidTranscript", "has no words after the normalization English")]
    [InlineData("Measure-SymblTranscript ./broken.json ./found/call.vtt", "Symbl.InvalidTranscript", "broken.json")]
    [InlineData("Measure-SymblTranscript ./truth ./found/other.vtt", "Symbl.ReferenceNotFound", "The references have the recordings: call, meeting.")]
    public void Bad_input_is_named(string script, string id, string text)
    {
        Write("empty.txt", "");
        Write("silent.txt", "[laughter] um");
        Write("broken.json", "{ \"messages\": [");
        Write("found/other.vtt", "WEBVTT\n\n00:00.000 --> 00:02.000\nHello\n");
        var outcome = _session.Run(script);
        var error = outcome.Errors.Count > 0 ? outcome.Errors[0] : outcome.TerminatingRecord!;
        Assert.StartsWith(id + ",", error.FullyQualifiedErrorId);
        Assert.Contains(text, error.Exception.Message);
    }

    private PSObject One(string script) => Assert.Single(_session.Run(script).ThrowIfFailed().Output);

    private static string Values(PSObject from, params string[] names) =>
        string.Join(' ', names.Select(name => Convert.ToString(from.Properties[name].Value, System.Globalization.CultureInfo.InvariantCulture)));

    private void Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
