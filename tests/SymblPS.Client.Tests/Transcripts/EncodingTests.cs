using System.IO.Compression;
using System.Text;
using Symbl.Transcripts.Content;
using SymblPS.Client.Transcripts;
using Xunit;

namespace SymblPS.Client.Tests.Transcripts;

/// <summary>Encodings of files, byte order marks, and Word documents.</summary>
public sealed class EncodingTests : IDisposable
{
    private const string Document = """
        <?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>BODY</w:body></w:document>
        """;

    private readonly Support.TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Windows_1252_is_detected_with_a_note()
    {
        var read = await Read("Jörg: Grüß Gott, das kostet 5 €.", Page(1252));
        Assert.Equal("Jörg: Grüß Gott, das kostet 5 €.", Line(Assert.Single(read.Entries)));
        Assert.Contains("Windows-1252", Assert.Single(read.Notes));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task UTF_16_without_a_mark_is_detected(bool bigEndian)
    {
        var read = await Read("Ann: שלום לכולם, wie geht es?\nBob: Gut.\n", new UnicodeEncoding(bigEndian, byteOrderMark: false));
        Assert.Equal(["Ann: שלום לכולם, wie geht es?", "Bob: Gut."], read.Entries.Select(Line));
        Assert.Contains("UTF-16", Assert.Single(read.Notes));
    }

    [Theory]
    [InlineData(1251, "Анна: Привет, как дела?")]
    [InlineData(932, "田中: こんにちは。")]
    [InlineData(1252, "Jörg: Grüß Gott.")]
    public async Task A_stated_encoding_is_used_and_other_scripts_are_not_guessed(int page, string text)
    {
        Assert.Equal(text, Line(Assert.Single((await Read(text, Page(page), Page(page))).Entries)));
        if (page == 1252) return;
        var error = await Assert.ThrowsAsync<SymblTranscriptException>(() => Read(text, Page(page)));
        Assert.Contains("-Encoding", error.Message);
    }

    [Fact]
    public async Task Bytes_that_are_invalid_in_the_stated_encoding_are_an_error()
    {
        var error = await Assert.ThrowsAsync<SymblTranscriptException>(() => Read("Jörg: Hi.", Page(1252), new UTF8Encoding(false)));
        Assert.Contains("is not text in the encoding utf-8", error.Message);
    }

    [Fact]
    public async Task Binary_files_are_no_text()
    {
        await File.WriteAllBytesAsync(_folder.Path("a.txt"), [1, 0, 0, 7, 255, 0, 12, 3]);
        var error = await Assert.ThrowsAsync<SymblTranscriptException>(() => TranscriptReader.ReadFileAsync(_folder.Path("a.txt"), null, null, default));
        Assert.Contains("is not a text file", error.Message);
    }

    [Theory]
    [InlineData("WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v Ann>Hello</v>\n")]
    [InlineData("[{\"speaker\":\"\\ufeffAnn\",\"text\":\"\\ufeffHello\",\"start\":1}]")]
    [InlineData("Ann: Hello")]
    [InlineData("1\n00:00:01,000 --> 00:00:02,000\nAnn: Hello\n")]
    [InlineData("\"Speaker\",\"Text\"\n\"Ann\",\"Hello\"\n")]
    [InlineData("Speaker,Text\n\uFEFFAnn,Hello\n")]
    public async Task Byte_order_marks_are_passed_over_at_every_entry(string text)
    {
        foreach (var marks in new[] { "\uFEFF", "\uFEFF\uFEFF", "ï»¿" })
        {
            Assert.Equal("Ann: Hello", Line(Assert.Single(TranscriptReader.Read(marks + text, "text", null).Entries)));
            Assert.Equal("Ann: Hello", Line(Assert.Single((await Read(marks + text, new UTF8Encoding(true))).Entries)));
        }
    }

    [Fact]
    public async Task A_document_of_Teams_with_names_above_the_words_is_read()
    {
        var read = await Docx("<w:p><w:r><w:t>Weekly</w:t></w:r></w:p><w:p><w:r><w:t>March 2, 2026, 9:00AM</w:t></w:r></w:p><w:p><w:r><w:t>12m 3s</w:t></w:r></w:p>"
            + "<w:p><w:r><w:t>Ann Smith started transcription</w:t></w:r></w:p>"
            + "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Ann Smith</w:t></w:r><w:r><w:t xml:space=\"preserve\">   0:03</w:t></w:r><w:r><w:br/><w:t>Good morning &amp; hello.</w:t></w:r></w:p>"
            + "<w:p><w:r><w:t>Bob Ray</w:t></w:r><w:r><w:tab/><w:t>1:05:10</w:t></w:r><w:r><w:br/><w:t>Hi.</w:t></w:r></w:p>");
        Assert.Equal(TranscriptFormat.Docx, read.Format);
        Assert.Equal(["Ann Smith: Good morning & hello.", "Bob Ray: Hi."], read.Entries.Select(Line));
        Assert.Equal([TimeSpan.FromSeconds(3), new TimeSpan(1, 5, 10)], read.Entries.Select(entry => entry.StartOffset!.Value));
        Assert.Equal((new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero), TranscriptStart.Content), (read.StartTime, read.Start));
    }

    [Fact]
    public async Task A_document_of_Teams_with_times_above_the_names_is_read()
    {
        var read = await Docx("<w:p><w:r><w:t>0:0:3.409 --&gt; 0:0:5.109</w:t><w:br/><w:t>Ann Smith</w:t><w:br/><w:t>Good morning.</w:t></w:r></w:p>"
            + "<w:p><w:r><w:t>0:0:5.5 --&gt; 0:0:6.0</w:t><w:br/><w:t>Bob Ray</w:t><w:br/><w:t>Hi.</w:t></w:r></w:p>");
        Assert.Equal(["Ann Smith: Good morning.", "Bob Ray: Hi."], read.Entries.Select(Line));
        Assert.Equal((TimeSpan.FromMilliseconds(3409), TimeSpan.FromMilliseconds(5109)), (read.Entries[0].StartOffset, read.Entries[0].EndOffset));
    }

    [Fact]
    public async Task Documents_that_are_none_are_errors_of_the_transcript()
    {
        await File.WriteAllBytesAsync(_folder.Path("cut.docx"), [0x50, 0x4B, 3, 4, 1, 2, 3]);
        await Assert.ThrowsAsync<SymblTranscriptException>(() => TranscriptReader.ReadFileAsync(_folder.Path("cut.docx"), null, null, default));
        await File.WriteAllTextAsync(_folder.Path("text.docx"), "Ann: Hi.");
        var text = await Assert.ThrowsAsync<SymblTranscriptException>(() => TranscriptReader.ReadFileAsync(_folder.Path("text.docx"), TranscriptFormat.Docx, null, default));
        Assert.Contains("is not a Word document", text.Message);
        var entities = Document.Replace("<w:document", "<!DOCTYPE w [<!ENTITY a \"aaaa\">]><w:document").Replace("BODY", "<w:p><w:r><w:t>&a;</w:t></w:r></w:p>");
        Assert.Contains("is not a valid Word document", (await Assert.ThrowsAsync<SymblTranscriptException>(() => Archive("word/document.xml", entities))).Message);
        Assert.Contains("not a Word document", (await Assert.ThrowsAsync<SymblTranscriptException>(() => Archive("xl/workbook.xml", "<a/>"))).Message);
    }

    private Task<Transcript> Docx(string body) => Archive("word/document.xml", Document.Replace("BODY", body));

    private async Task<Transcript> Archive(string name, string content)
    {
        using (var archive = ZipFile.Open(_folder.Path("a.docx"), File.Exists(_folder.Path("a.docx")) ? ZipArchiveMode.Update : ZipArchiveMode.Create))
        {
            if (archive.Mode == ZipArchiveMode.Update) archive.Entries.ToList().ForEach(entry => entry.Delete());
            using var writer = new StreamWriter(archive.CreateEntry(name).Open());
            await writer.WriteAsync(content);
        }

        return await TranscriptReader.ReadFileAsync(_folder.Path("a.docx"), null, null, default);
    }

    private async Task<Transcript> Read(string text, Encoding encoding, Encoding? stated = null)
    {
        await File.WriteAllBytesAsync(_folder.Path("a.txt"), [.. encoding.GetPreamble(), .. encoding.GetBytes(text)]);
        return await TranscriptReader.ReadFileAsync(_folder.Path("a.txt"), null, stated, default);
    }

    private static Encoding Page(int page) => CodePagesEncodingProvider.Instance.GetEncoding(page)!;

    private static string Line(TranscriptEntry entry) => $"{entry.Speaker}: {entry.Text}";
}
