using Symbl.Domain.Recordings;
using Symbl.Recognition.Stages;
using Symbl.Speech.Activity;
using Symbl.Speech.Audio;

namespace Symbl.Recognition.Recognizers;

/// <summary>Audio to recognize: the mix of a recording, or one of its channels.</summary>
/// <param name="Channel">Number of the channel from 1; null for the mix.</param>
/// <param name="Pieces">Pieces with speech, in order.</param>
/// <param name="Open">Opens the audio from its start, in the form that recognizers take.</param>
internal sealed record SpeechPart(int? Channel, IReadOnlyList<AudioPiece> Pieces, Func<IAudioSource> Open)
{
    /// <summary>Length of the pieces in seconds.</summary>
    public double Seconds => Pieces.Sum(piece => (piece.End - piece.Start).TotalSeconds);
}

/// <summary>The audio of a recording to recognize, without segments that are no speech.</summary>
/// <param name="Parts">The mix, or each channel.</param>
/// <param name="Notes">Statements for the user.</param>
internal sealed record SpeechChannels(IReadOnlyList<SpeechPart> Parts, IReadOnlyList<string> Notes)
{
    /// <summary>Finds the audio to recognize.</summary>
    /// <param name="request">The recording.</param>
    /// <param name="longest">The longest piece that the engine takes.</param>
    /// <param name="cancel">Cancels the work.</param>
    public static SpeechChannels Find(RecognitionRequest request, TimeSpan longest, CancellationToken cancel)
    {
        var limit = Math.Min(longest.TotalSeconds, request.Audio.Duration.TotalSeconds + 1);
        return Of([(null, request.Audio.OpenAudio)], limit, cancel);
    }

    private static SpeechChannels Of(IReadOnlyList<(int? Channel, Func<IAudioSource> Open)> sources, double longest, CancellationToken cancel)
    {
        List<SpeechPart> parts = [];
        List<string> notes = [];
        foreach (var (channel, open) in sources)
        {
            var speech = SpeechPieces.Find(open, Math.Max(1, longest), cancel);
            parts.Add(new SpeechPart(
                channel,
                [.. speech.Pieces.Select(piece => new AudioPiece(Offsets.OfSeconds(piece.Start), Offsets.OfSeconds(piece.End)))],
                () => RecognizerAudio.Of(open())));
            notes.AddRange(channel is null ? speech.Notes : speech.Notes.Select(note => $"Channel {channel}: {note}"));
        }

        return new SpeechChannels(parts, notes);
    }
}
