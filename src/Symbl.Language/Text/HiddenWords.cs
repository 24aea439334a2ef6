namespace Symbl.Language.Text;

/// <summary>
/// Words that stand for redacted text in analyses. They consist of letters that occur nowhere in the conversation, so that no rule reads a
/// meaning into them.
/// </summary>
internal static class HiddenWords
{
    /// <summary>The first of the letters.</summary>
    public const char First = '\uA000';

    /// <summary>The last of the letters.</summary>
    public const char Last = '\uA48C';

    /// <summary>Tests whether a word stands for redacted text.</summary>
    /// <param name="word">The word.</param>
    public static bool Is(ReadOnlySpan<char> word) => word.Length > 0 && word[0] is >= First and <= Last;
}
