namespace Symbl.Recognition.Transcripts;

/// <summary>Splits a written text at whitespace into words with their punctuation.</summary>
internal static class WordSplitter
{
    public static string[] Text(string text) => text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries);
}
