using Symbl.Domain.Recordings;
using Symbl.Recognition.Stages;
using Symbl.Speech.Audio;

namespace Symbl.Recognition.Decoding;

/// <summary>A recording as WAV: the stored file itself, or a decoded copy that is removed when this is disposed.</summary>
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

    /// <summary>The bytes as they were submitted.</summary>
    public string StoredPath { get; }

    /// <summary>A WAV file with the same sound; the same as <see cref="StoredPath"/> when that is one.</summary>
    public string WavePath => _decodedCopy ?? StoredPath;

    /// <summary>Number of channels.</summary>
    public int Channels { get; }

    /// <summary>Length of the sound.</summary>
    public TimeSpan Duration { get; }

    /// <summary>What the user should know about how the bytes were read.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>Opens the sound from its start, at the usual level; as often as needed.</summary>
    public IAudioSource OpenAudio() => _wave.Open();

    public void Dispose()
    {
        if (_decodedCopy is not null)
            File.Delete(_decodedCopy);
    }
}
