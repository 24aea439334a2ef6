using Symbl.Speech.Bench.Accuracy;
using Symbl.Speech.Bench.Evaluation;
using Symbl.Speech.Bench.Material;
using Symbl.Speech.Bench.Synthesis;

namespace Symbl.Speech.Bench.Calibration;

/// <summary>Turns of one kind of recording.</summary>
/// <param name="Kind">What tables call it.</param>
/// <param name="Importance">Weight of each turn in a fit: one for each recording, however many conditions it was measured under.</param>
/// <param name="Turns">The turns.</param>
internal sealed record TurnGroup(string Kind, double Importance, IReadOnlyList<JudgedTurn> Turns)
{
    private const double SyntheticImportance = 0.2;
    private const double SyntheticSeconds = 60;
    private static readonly string[] Usual = ["plain", "mu-law, 8 kHz", "white noise, 15 dB", "babble, 15 dB"];

    /// <summary>Measures turns found by voice.</summary>
    public static IReadOnlyList<TurnGroup> ByVoice(AccuracyMaterial material, CancellationToken cancel)
    {
        var calls = material.Calls.Select(call => call.Mono()).ToList();
        return
        [
            .. new[]
            {
                Measure("calls", calls, Usual, SeparationPath.Voice, null, 1, cancel),
                Measure("halves of calls", [.. calls.SelectMany(Halves)], Usual[..1], SeparationPath.Voice, 2, 1, cancel),
                Measure("meetings", material.Meetings, Usual[..3], SeparationPath.Voice, null, 1, cancel),
                Measure("mixes of 3 and 4", material.Mixes, Usual[..1], SeparationPath.Voice, null, 1, cancel),
                Measure("one voice, two stated", material.Singles, Usual[..1], SeparationPath.Voice, 2, 1, cancel),
                Measure("synthetic", [.. Synthetic(cancel)], Usual[..1], SeparationPath.Voice, null, SyntheticImportance, cancel),
            }.Where(group => group.Turns.Count > 0),
        ];
    }

    /// <summary>Measures turns found with one person per channel.</summary>
    public static IReadOnlyList<TurnGroup> ByChannel(AccuracyMaterial material, CancellationToken cancel)
    {
        var stereo = material.Calls.Where(call => call.Channels.Count > 1).ToList();
        return [.. Usual.Select(name => Measure(name, stereo, [name], SeparationPath.Channel, null, 1, cancel)).Where(group => group.Turns.Count > 0)];
    }

    /// <summary>Judges the turns of recordings under conditions.</summary>
    public static TurnGroup Measure(
        string kind, IReadOnlyList<Sound> sounds, IReadOnlyList<string> conditions, SeparationPath path, int? stated, double importance,
        CancellationToken cancel)
    {
        var evaluator = new Evaluator { Speakers = stated, Conditions = [new(0, true)] };
        var changes = SoundChange.Conditions.Where(change => conditions.Contains(change.Name)).ToList();
        var judged = Work.Each(
            changes.SelectMany(change => sounds.Select(sound => (change, sound))),
            work => work.change.Apply(work.sound, sounds, cancel) is { } changed
                ? JudgedTurn.Of(changed, Work.Score(evaluator, changed, path, cancel)).ToList()
                : [], cancel);
        return new TurnGroup(kind, importance / conditions.Count, [.. judged.SelectMany(turns => turns)]);
    }

    private static IEnumerable<Sound> Halves(Sound sound) =>
        [sound.Cut(0, sound.Seconds / 2), sound.Cut(sound.Seconds / 2, sound.Seconds)];

    private static IEnumerable<Sound> Synthetic(CancellationToken cancel)
    {
        foreach (var design in CallDesign.All.Where(design => design.Layout == ChannelLayout.Mono))
        {
            var call = SyntheticCall.Make(design with { Seconds = SyntheticSeconds }, new FormantVoices(), seed: 1, cancel);
            yield return new Sound(design.Name, call.Rate, call.Channels, call.Reference);
        }
    }
}
