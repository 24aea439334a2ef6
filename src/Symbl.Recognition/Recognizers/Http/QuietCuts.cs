using System.Runtime.InteropServices;
using Symbl.Recognition.Stages;
using Symbl.Speech.Audio;

namespace Symbl.Recognition.Recognizers.Http;

/// <summary>Cuts a piece of audio into shorter ones at its quietest moments.</summary>
internal static class QuietCuts
{
    private const int BlocksPerSecond = 100;
    private const int BlocksOfPause = 20;

    /// <summary>Cuts a piece into pieces of a length at most. They follow each other without gaps.</summary>
    /// <param name="wavePath">The path of a WAV file: mono, 16-bit PCM.</param>
    /// <param name="piece">The piece.</param>
    /// <param name="longest">The longest length of a piece.</param>
    public static IEnumerable<AudioPiece> Cut(string wavePath, AudioPiece piece, TimeSpan longest)
    {
        var start = piece.Start;
        while (piece.End - start > longest)
        {
            // A piece that is only a little too long becomes two of about the same length.
            var rest = piece.End - start;
            var cut = QuietestMoment(wavePath, start + Shorter(longest * 0.5, rest * 0.4), start + Shorter(longest, rest * 0.6));
            yield return new AudioPiece(start, cut);
            start = cut;
        }

        yield return new AudioPiece(start, piece.End);
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    /// <summary>Finds the middle of the quietest pause between two times.</summary>
    private static TimeSpan QuietestMoment(string wavePath, TimeSpan from, TimeSpan to)
    {
        var energies = Energies(wavePath, from, to);
        var (quietest, sum) = (double.MaxValue, 0.0);
        // The first and the last of the equally quiet windows of one pause, by their last block.
        var (first, last) = (energies.Count, energies.Count);
        for (var block = 0; block < energies.Count; block++)
        {
            sum += energies[block] - (block >= BlocksOfPause ? energies[block - BlocksOfPause] : 0);
            if (block < BlocksOfPause - 1 || sum > quietest)
                continue;
            // The later of two equal pauses makes fewer requests.
            if (sum < quietest || block != last + 1)
                first = block;
            (quietest, last) = (sum, block);
        }

        var middle = (first + last + 2 - BlocksOfPause) / 2.0;
        var moment = from + TimeSpan.FromSeconds(middle / BlocksPerSecond);
        return moment > from && moment < to ? moment : to;
    }

    private static List<double> Energies(string wavePath, TimeSpan from, TimeSpan to)
    {
        using var section = WaveSection.Open(wavePath, from, to);
        section.Position = WaveSection.HeaderBytes;
        var blocks = Math.Max(1, (to - from).TotalSeconds * BlocksPerSecond);
        var buffer = new byte[Math.Max(2, (int)((section.Length - WaveSection.HeaderBytes) / blocks) & ~1)];
        var energies = new List<double>();
        while (section.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false) == buffer.Length)
        {
            // Whole numbers, so that the running sum stays exact.
            long energy = 0;
            foreach (var sample in MemoryMarshal.Cast<byte, short>(buffer))
                energy += sample * sample;
            energies.Add(energy);
        }

        return energies;
    }
}
