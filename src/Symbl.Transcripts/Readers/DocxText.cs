using System.IO.Compression;
using System.Text;
using System.Xml;
using Symbl.Transcripts.Content;

namespace Symbl.Transcripts.Readers;

/// <summary>Extracts the text of a Word document: a line for each line, and a blank line between paragraphs.</summary>
/// <remarks>
/// A document is an archive with one XML file of text. A package for Word documents would be larger than the rest of the module, so the runtime
/// reads the archive and the XML, without document types and with a limit on the size.
/// </remarks>
internal static class DocxText
{
    private const string Main = "word/document.xml";
    private const int MostCharacters = 64 * 1024 * 1024;
    private static readonly byte[] Archive = [0x50, 0x4B, 3, 4];

    /// <summary>Returns whether the bytes are an archive.</summary>
    public static bool IsDocument(byte[] bytes) => bytes.AsSpan().StartsWith(Archive);

    /// <summary>Returns the text.</summary>
    /// <param name="source">Name of the file, for errors.</param>
    /// <param name="bytes">The bytes of the file.</param>
    /// <exception cref="TranscriptFormatException">The bytes are not a Word document, or the document is too large.</exception>
    public static string Read(string source, byte[] bytes)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            var entry = archive.GetEntry(Main) ?? throw new TranscriptFormatException(source, 0, "is an archive, but not a Word document (.docx).");
            if (entry.Length > MostCharacters) throw TooLarge(source, null);
            using var content = entry.Open();
            using var xml = XmlReader.Create(content, new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostCharacters, IgnoreComments = true,
            });
            return Text(xml);
        }
        catch (XmlException e)
        {
            throw new TranscriptFormatException(source, 0, $"is not a valid Word document: {e.Message}", e);
        }
        catch (InvalidDataException e)
        {
            throw new TranscriptFormatException(source, 0, "is not a valid Word document: its archive is damaged.", e);
        }
    }

    private static string Text(XmlReader xml)
    {
        var text = new StringBuilder();
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                if (xml.LocalName == "t" && !xml.IsEmptyElement) text.Append(xml.ReadString());
                else if (xml.LocalName is "br" or "cr") text.Append('\n');
                else if (xml.LocalName == "tab" && xml.Depth > 0 && xml.AttributeCount == 0) text.Append('\t');
            }
            else if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "p")
            {
                text.Append("\n\n");
            }
        }

        return text.ToString();
    }

    private static TranscriptFormatException TooLarge(string source, Exception? inner) =>
        new(source, 0, $"has more than {MostCharacters / (1024 * 1024)} million characters.", inner);
}
