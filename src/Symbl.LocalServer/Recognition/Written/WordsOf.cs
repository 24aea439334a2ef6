namespace Symbl.LocalServer.Recognition.Written;

/// <summary>The words of a written text: what stands between blanks, with its punctuation.</summary>
internal static class WordsOf
{
    public static string[] Text(string text) => text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries);
}
