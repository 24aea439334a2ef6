using Symbl.Speech.Audio;

namespace Symbl.Recognition.Neural.Onnx;

/// <summary>Reads blocks of a source with one channel. A source can return less than requested; only the last block is short.</summary>
internal static class FullReads
{
    /// <summary>Fills a block.</summary>
    /// <returns>Number of samples, less than the length of the block only at the end.</returns>
    public static int Fill(IAudioSource audio, Span<float> block)
    {
        var done = 0;
        while (done < block.Length && audio.Read(block[done..]) is var read && read > 0)
            done += read;
        return done;
    }
}
