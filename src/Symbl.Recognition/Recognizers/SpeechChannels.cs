using Symbl.Domain.Recordings;
using Symbl.Recognition.Stages;
using Symbl.Speech.Activity;
using Symbl.Speech.Audio;
using Symbl.Speech.Diarization;

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
        ArgumentNullException.ThrowIfNull(request);
        var limit = Math.Max(1, Math.Min(longest.TotalSeconds, request.Audio.Duration.TotalSeconds + 1));
        return request.SeparateChannels ? OfChannels(request.Audio, limit, cancel) : Of([(null, request.Audio.OpenAudio)], limit, [], cancel);
    }

    // Crosstalk would make words twice: on the channel of the speaker, and on another one. A channel with the audio of an earlier one has no
    // words of its own.
    private static SpeechChannels OfChannels(IRecordingAudio audio, double limit, CancellationToken cancel)
    {
        using var source = audio.OpenAudio();
        var mask = ChannelCrosstalkMask.Find(source, cancel);
        if (mask.SameAudio)
            return Of([(null, audio.OpenAudio)], limit, [], cancel);
        var channels = Enumerable.Range(1, audio.Channels).Where(channel => mask.CopyOf[channel - 1] == 0);
        return Of([.. channels.Select(channel => ((int?)channel, (Func<IAudioSource>)(() => mask.Open(audio.OpenAudio(), channel))))], limit, mask.Notes, cancel);
    }

    private static SpeechChannels Of(
        IReadOnlyList<(int? Channel, Func<IAudioSource> Open)> sources, double longest, IReadOnlyList<string> known, CancellationToken cancel)
    {
        List<SpeechPart> parts = [];
        List<string> notes = [.. known];
        foreach (var (channel, open) in sources)
        {
            var speech = SpeechPieces.Find(open, longest, cancel);
            parts.Add(new SpeechPart(
                channel,
                [.. speech.Pieces.Select(piece => new AudioPiece(Offsets.OfSeconds(piece.Start), Offsets.OfSeconds(piece.End)))],
                () => RecognizerAudio.Of(open())));
            notes.AddRange(channel is null ? speech.Notes : speech.Notes.Select(note => $"Channel {channel}: {note}"));
        }

        return new SpeechChannels(parts, notes);
    }
}
