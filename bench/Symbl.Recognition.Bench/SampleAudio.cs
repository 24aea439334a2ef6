using Symbl.Recognition.Stages;
using Symbl.Speech.Audio;

namespace Symbl.Recognition.Bench;

/// <summary>A recording for the measurements.</summary>
internal sealed class SampleAudio(string path) : IRecordingAudio
{
    private readonly WaveRecording _wave = WaveRecording.Measure(path);

    public static string DefaultRecording => Path.Combine(Root(), "examples", "audio", "support-call.wav");

    public string StoredPath => path;

    public string WavePath => path;

    public int Channels => 1;

    public TimeSpan Duration { get; private init; }

    public IAudioSource OpenAudio() => _wave.Open();

    /// <summary>Writes the recording as often as its length needs, without text labels.</summary>
    public static SampleAudio Write(string target, string source, double seconds)
    {
        using var wave = WaveFile.Open(source);
        using var mono = RecognizerAudio.Of(wave);
        var once = new float[mono.Frames];
        var length = 0;
        while (length < once.Length && mono.Read(once.AsSpan(length)) is var read && read > 0)
            length += read;
        var samples = new float[(int)(seconds * RecognizerAudio.SampleRate)];
        for (var at = 0; at < samples.Length; at++)
            samples[at] = once[at % length];
        WaveWriter.Write(target, new AudioBuffer(RecognizerAudio.SampleRate, 1, samples));
        return new SampleAudio(target) { Duration = TimeSpan.FromSeconds(seconds) };
    }

    private static string Root()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "SymblPS.slnx")))
                return folder;
        }

        throw new DirectoryNotFoundException("Run the benchmark from a clone of the project.");
    }
}
