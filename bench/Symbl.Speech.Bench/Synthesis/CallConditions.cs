using System.Text.Json;
using System.Text.Json.Serialization;
using Symbl.Speech.Scoring;

namespace Symbl.Speech.Bench.Synthesis;

/// <summary>A leak between two channels.</summary>
/// <param name="From">Channel of the person who speaks, from 1.</param>
/// <param name="To">Channel on which the person is heard too.</param>
/// <param name="Decibels">Level there relative to the own channel; null where it is lost in the noise.</param>
internal sealed record MeasuredLeak(int From, int To, double? Decibels);

/// <summary>The conditions of a synthetic call, as measured on the finished sound; kept beside its WAV and RTTM file as JSON.</summary>
internal sealed record CallConditions
{
    private const int FramesPerSecond = 100;

    // Frames around speech that count neither as speech nor as noise: edges, and leaks that arrive later.
    private const int Guard = 5;

    // Power over the noise, as a part of the noise, below which a measurement says nothing.
    private const double Perceptible = 0.1;

    private static readonly JsonSerializerOptions Layout = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Always true: says to readers that no number of this recording is an accuracy on real calls.</summary>
    public bool Synthetic { get; init; } = true;

    public required string Design { get; init; }

    public required string Voices { get; init; }

    public required int Seed { get; init; }

    public required double Seconds { get; init; }

    public required int SampleRate { get; init; }

    public required string Band { get; init; }

    public required string Codec { get; init; }

    public required int People { get; init; }

    /// <summary>Who has the most speaking time, as a part of all.</summary>
    public required double LargestShare { get; init; }

    /// <summary>Time with two or more at once as a part of the time with anybody.</summary>
    public required double OverlapShare { get; init; }

    /// <summary>Time with anybody as a part of the whole.</summary>
    public required double SpeechShare { get; init; }

    public required NoiseKind Noise { get; init; }

    /// <summary>
    /// Speech over noise of each channel in decibels; with one person per channel, that person's. Null where nothing could be measured.
    /// </summary>
    public required IReadOnlyList<double?> SignalToNoise { get; init; }

    public required ChannelLayout ChannelLayout { get; init; }

    public required IReadOnlyList<MeasuredLeak> Leaks { get; init; }

    public required double HoldMusicSeconds { get; init; }

    /// <summary>The conditions beside a recording, or nothing where there are none: then it is no synthetic call.</summary>
    /// <exception cref="FormatException">There is a file, and it is something else.</exception>
    public static CallConditions? Beside(string wavePath)
    {
        var path = PathBeside(wavePath);
        if (!File.Exists(path))
            return null;
        try
        {
            return JsonSerializer.Deserialize<CallConditions>(File.ReadAllText(path), Layout);
        }
        catch (JsonException e)
        {
            throw new FormatException($"{Path.GetFileName(path)} does not hold the conditions of a synthetic call: {e.Message}", e);
        }
    }

    /// <summary>Where the conditions of a recording are kept.</summary>
    public static string PathBeside(string wavePath) => Path.ChangeExtension(wavePath, ".conditions.json");

    public string ToJson() => JsonSerializer.Serialize(this, Layout);

    public static CallConditions Measure(
        CallDesign design,
        string voices,
        int seed,
        int rate,
        float[][] channels,
        IReadOnlyList<SpeakerSegment> reference,
        IReadOnlyList<(double Start, double End)> holds)
    {
        var frames = channels[0].Length / (rate / FramesPerSecond);
        var powers = Array.ConvertAll(channels, channel => Powers(channel, rate / FramesPerSecond, frames));
        bool[] Speaks(int person, int guard) => Speaking(
            frames, reference.Where(segment => segment.Speaker == CallScript.NameOf(person)).Select(segment => (segment.Start, segment.End)),
            guard);
        var people = Enumerable.Range(0, design.People).Select(person => Speaks(person, guard: 0)).ToArray();
        var nearly = Enumerable.Range(0, design.People).Select(person => Speaks(person, Guard)).ToArray();
        var busy = Speaking(frames, reference.Select(segment => (segment.Start, segment.End)).Concat(holds), Guard);
        var count = Enumerable.Range(0, frames).Select(frame => people.Count(person => person[frame])).ToArray();
        var silent = Mask(frames, frame => !busy[frame]);
        var noise = Array.ConvertAll(powers, channel => Mean(channel, silent));
        var anybody = Mask(frames, frame => count[frame] > 0);
        var alone = people.Select((person, index) => Mask(
            frames, frame => person[frame] && !nearly.Where((_, other) => other != index).Any(other => other[frame]))).ToArray();
        var perChannel = design.Layout == ChannelLayout.PersonPerChannel;

        double? SignalOver(int channel) =>
            Decibels((Mean(powers[channel], perChannel ? alone[channel] : anybody) - noise[channel]) / noise[channel]);
        MeasuredLeak Leak(int from, int to)
        {
            var heard = Mean(powers[to], alone[from]) - noise[to];
            return new MeasuredLeak(from + 1, to + 1, heard > Perceptible * noise[to]
                ? Decibels(heard / (Mean(powers[from], alone[from]) - noise[from]))
                : null);
        }

        var talking = people.Select(person => person.Count(speaks => speaks)).ToList();
        return new CallConditions
        {
            Design = design.Name,
            Voices = voices,
            Seed = seed,
            Seconds = (double)channels[0].Length / rate,
            SampleRate = rate,
            Band = design.Telephone ? "300 to 3400 Hz" : "to 8000 Hz",
            Codec = design.Telephone ? "mu-law, 8 bits, kept as 16-bit PCM" : "16-bit PCM",
            People = talking.Count(time => time > 0),
            LargestShare = Rounded((double)talking.Max() / talking.Sum()),
            OverlapShare = Rounded((double)count.Count(speaking => speaking > 1) / count.Count(speaking => speaking > 0)),
            SpeechShare = Rounded((double)count.Count(speaking => speaking > 0) / frames),
            Noise = design.Noise,
            SignalToNoise = Enumerable.Range(0, channels.Length).Select(SignalOver).ToList(),
            ChannelLayout = design.Layout,
            Leaks = !perChannel
                ? []
                : Enumerable.Range(0, channels.Length).SelectMany(from => Enumerable.Range(0, channels.Length)
                    .Where(to => to != from).Select(to => Leak(from, to))).ToList(),
            HoldMusicSeconds = holds.Sum(hold => hold.End - hold.Start),
        };
    }

    private static double[] Powers(float[] channel, int step, int frames) => Enumerable.Range(0, frames)
        .Select(frame => Sounds.Rms(channel.AsSpan(frame * step, step))).Select(rms => rms * rms).ToArray();

    private static bool[] Speaking(int frames, IEnumerable<(double Start, double End)> stretches, int guard)
    {
        var mask = new bool[frames];
        foreach (var (start, end) in stretches)
        {
            var first = Math.Max(0, (int)Math.Round(start * FramesPerSecond) - guard);
            var last = Math.Min(frames, (int)Math.Round(end * FramesPerSecond) + guard);
            for (var frame = first; frame < last; frame++)
                mask[frame] = true;
        }
        return mask;
    }

    private static bool[] Mask(int frames, Func<int, bool> holds) => Enumerable.Range(0, frames).Select(holds).ToArray();

    private static double Mean(double[] powers, bool[] mask) =>
        powers.Where((_, frame) => mask[frame]).DefaultIfEmpty(0).Average();

    private static double? Decibels(double ratio) =>
        ratio > 0 && double.IsFinite(ratio) ? Math.Round(10 * Math.Log10(ratio), 1) : null;

    private static double Rounded(double share) => Math.Round(share, 3);
}
