namespace Symbl.Recognition.Transcripts;

/// <summary>The words of a written text: what stands between blanks, with its punctuation.</summary>
internal static class WordSplitter
{
    public static string[] Text(string text) => text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries);
}
