using Symbl.Speech.Bench.Commands;
using Symbl.Speech.Bench.Evaluation;
using Symbl.Speech.Bench.Material;

namespace Symbl.Speech.Bench.Accuracy;

/// <summary>The recordings that the parts of the page measure. Each is read when a part first needs it.</summary>
internal sealed class AccuracyMaterial
{
    private const int CallsOfEachSize = 6;
    private const int Seed = 1;

    private readonly Lazy<IReadOnlyList<Sound>> _meetings;
    private readonly Lazy<IReadOnlyList<Sound>> _calls;
    private readonly Lazy<IReadOnlyList<Sound>> _singles;
    private readonly Lazy<IReadOnlyList<Sound>> _mixes;

    /// <param name="meetings">Folder of the meetings; null if it is not there.</param>
    /// <param name="calls">Folder of the telephone calls, one person per channel; null if it is not there.</param>
    /// <exception cref="UsageException">A folder does not exist or has no recording with a reference.</exception>
    public AccuracyMaterial(string? meetings, string? calls)
    {
        MeetingsFolder = Checked(meetings);
        var folder = Checked(calls);
        _meetings = new(() => Sound.ReadFolder(MeetingsFolder));
        _calls = new(() => Sound.ReadFolder(folder));
        _singles = new(() => [.. Calls.SelectMany(call => call.Single())]);
        _mixes = new(() => [.. new[] { 3, 4 }.SelectMany(people => MixedCall.Make(people, Singles, CallsOfEachSize, Seed))]);
    }

    public string? MeetingsFolder { get; }

    public IReadOnlyList<Sound> Meetings => _meetings.Value;

    /// <summary>Telephone calls of two people with all channels.</summary>
    public IReadOnlyList<Sound> Calls => _calls.Value;

    /// <summary>Each channel of the calls alone.</summary>
    public IReadOnlyList<Sound> Singles => _singles.Value;

    /// <summary>Calls of three and four people, made from single channels.</summary>
    public IReadOnlyList<Sound> Mixes => _mixes.Value;

    private static string? Checked(string? folder)
    {
        if (folder is null)
            return null;
        if (!Directory.Exists(folder))
            throw new UsageException($"The folder '{folder}' does not exist.");
        return ReferencedRecording.Find(folder, out _).Count > 0
            ? folder
            : throw new UsageException($"No WAV file in '{folder}' or below has an RTTM file of its name beside it.");
    }
}
