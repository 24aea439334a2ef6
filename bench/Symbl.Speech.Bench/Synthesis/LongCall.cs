using Symbl.Speech.Audio;

namespace Symbl.Speech.Bench.Synthesis;

/// <summary>A call of any length, made minute by minute while it is read: no minute is like another, and only one is in memory.</summary>
/// <param name="design">Of each minute; its own length is passed over.</param>
/// <param name="source">Who speaks.</param>
/// <param name="seed">Of the first minute; each further one has the next.</param>
/// <param name="minutes">Length.</param>
/// <param name="cancel">Ends the work.</param>
internal sealed class LongCall(CallDesign design, ISpeechSource source, int seed, int minutes, CancellationToken cancel) : IAudioSource
{
    private const int MinuteSeconds = 60;

    private IAudioSource? _minute;
    private int _next;

    public int SampleRate => ISpeechSource.Rate;

    public int Channels => design.Layout == ChannelLayout.PersonPerChannel ? design.People : 1;

    public long Frames => (long)minutes * MinuteSeconds * SampleRate;

    public int Read(Span<float> interleaved)
    {
        while (true)
        {
            var frames = _minute?.Read(interleaved) ?? 0;
            if (frames > 0 || _next == minutes)
                return frames;
            _minute = SyntheticCall.Make(design with { Seconds = MinuteSeconds }, source, seed + _next++, cancel).Open();
        }
    }

    public void Dispose()
    {
    }
}
