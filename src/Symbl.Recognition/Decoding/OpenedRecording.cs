using Symbl.Domain.Recordings;
using Symbl.Recognition.Stages;
using Symbl.Speech.Audio;

namespace Symbl.Recognition.Decoding;

/// <summary>A recording as WAV: the stored file itself, or a decoded copy that <see cref="Dispose"/> deletes.</summary>
internal sealed class OpenedRecording : IRecordingAudio, IDisposable
{
    private readonly string? _decodedCopy;
    private readonly WaveRecording _wave;

    internal OpenedRecording(string storedPath, string? decodedCopy, WaveRecording wave, IReadOnlyList<string> notes)
    {
        (StoredPath, _decodedCopy, _wave, Notes) = (storedPath, decodedCopy, wave, [.. notes, .. wave.Notes]);
        using var sound = wave.Open();
        Channels = sound.Channels;
        Duration = Offsets.OfFrames(sound.Frames, sound.SampleRate);
    }

    /// <summary>Path of the bytes as they were submitted.</summary>
    public string StoredPath { get; }

    /// <summary>Path of a WAV file with the same audio; <see cref="StoredPath"/> if that is one.</summary>
    public string WavePath => _decodedCopy ?? StoredPath;

    /// <summary>Number of channels.</summary>
    public int Channels { get; }

    /// <summary>Length of the audio.</summary>
    public TimeSpan Duration { get; }

    /// <summary>Statements about the decoding that the user needs, in full sentences.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>Opens the audio from its start, at the usual level. A stage can open it as often as it needs to.</summary>
    public IAudioSource OpenAudio() => _wave.Open();

    public void Dispose()
    {
        if (_decodedCopy is not null)
            File.Delete(_decodedCopy);
    }
}
