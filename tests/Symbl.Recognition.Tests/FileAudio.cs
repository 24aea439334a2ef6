using Symbl.Recognition.Stages;
using Symbl.Speech.Audio;

namespace Symbl.Recognition.Tests;

/// <summary>Audio in files, with a length that the test states.</summary>
internal sealed class FileAudio(string storedPath, string wavePath, TimeSpan duration) : IRecordingAudio
{
    public string StoredPath => storedPath;

    public string WavePath => wavePath;

    public int Channels => 1;

    public TimeSpan Duration => duration;

    public IAudioSource OpenAudio() => WaveFile.Open(wavePath);
}
