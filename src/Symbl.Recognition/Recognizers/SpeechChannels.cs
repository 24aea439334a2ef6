using Symbl.Domain.Recordings;
using Symbl.Recognition.Stages;
using Symbl.Speech.Audio;
using Symbl.Speech.Diarization;

namespace Symbl.Recognition.Recognizers;

internal sealed record SpeechPart(int? Channel, IReadOnlyList<AudioPiece> Pieces, Func<IAudioSource> Open)
{
    public double Seconds => Pieces.Sum(piece => (piece.End - piece.Start).TotalSeconds);
}

internal sealed record SpeechChannels(IReadOnlyList<SpeechPart> Parts, IReadOnlyList<string> Notes)
{
    public const int MostChannels = 1024;

    public static SpeechChannels Find(RecognitionRequest request, TimeSpan longest, CancellationToken cancel)
    {
        using var s = request.Audio.OpenAudio();
        var turns = new AcousticDiarizer().Diarize(s, 1, cancel).Turns;
        return new SpeechChannels([new SpeechPart(null, [.. turns.Select(t => new AudioPiece(Offsets.OfSeconds(t.Start), Offsets.OfSeconds(Math.Min(t.End, t.Start + 28))))], () => new ResampledSource(request.Audio.OpenAudio(), 16000))], []);
    }
}
