using System.IO.Compression;
using System.Text;

namespace Symbl.Recognition.Recognizers.Whisper;

/// <summary>Finds words that a recognizer invented: it repeats itself, doubts itself, or describes a sound.</summary>
internal static class HallucinationGuard
{
    // The values of the reference implementation of Whisper.
    private const double MostNoSpeech = 0.6;
    private const double LeastLogProbability = -1;
    private const double MostCompression = 2.4;

    // A short text repeats by chance: "no, no, no, no" is speech.
    private const int LeastWords = 16;

    private static readonly (char Open, char Close)[] Brackets = [('[', ']'), ('(', ')'), ('*', '*'), ('♪', '♪'), ('（', '）'), ('【', '】')];

    /// <summary>Tests whether a segment is more likely no speech than these words.</summary>
    public static bool IsDoubtful(double noSpeech, double logProbability) => noSpeech > MostNoSpeech && logProbability < LeastLogProbability;

    /// <summary>Tests whether the words are a remark about a sound, such as <c>[BLANK_AUDIO]</c> or <c>(music)</c>.</summary>
    public static bool IsRemark(IReadOnlyList<string> words)
    {
        var text = string.Join(' ', words).Trim();
        return text.Length == 0
            || text.All(character => !char.IsLetterOrDigit(character))
            || (Array.FindIndex(Brackets, pair => pair.Open == text[0]) is var kind && kind >= 0
                && text.TrimEnd('.', ' ')[^1] == Brackets[kind].Close
                && text.IndexOf(Brackets[kind].Close, 1) == text.TrimEnd('.', ' ').Length - 1);
    }

    /// <summary>Tests whether the words repeat so often that they compress like no speech does.</summary>
    public static bool Repeats(IReadOnlyList<string> words)
    {
        if (words.Count < LeastWords)
            return false;
        var bytes = Encoding.UTF8.GetBytes(string.Join(' ', words));
        using var compressed = new MemoryStream();
        using (var zip = new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
            zip.Write(bytes);
        return bytes.Length > MostCompression * compressed.Length;
    }
}
