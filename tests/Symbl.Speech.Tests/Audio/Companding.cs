namespace Symbl.Speech.Tests.Audio;

/// <summary>Samples to A-law and mu-law codes, which the product only reads.</summary>
internal static class Companding
{
    private static readonly (float Value, byte Code)[][] Codes = [.. new[] { 6, 7 }.Select(tag =>
        Enumerable.Range(0, 256).Select(code => (WaveFileTests.DecodeOne(tag, (byte)code), (byte)code)).Order().ToArray())];

    /// <summary>The nearest code by the decoder's tables, which are checked by themselves.</summary>
    public static byte Encode(int tag, float sample)
    {
        var table = Codes[tag - 6];
        var place = Array.BinarySearch(table, (sample, (byte)0));
        if (place < 0)
            place = Math.Clamp(~place, 0, table.Length - 1);
        return place > 0 && sample - table[place - 1].Value < table[place].Value - sample ? table[place - 1].Code : table[place].Code;
    }
}
