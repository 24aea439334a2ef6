namespace Symbl.Speech.Activity;

/// <summary>
/// The constants with which <see cref="SpeechEdges"/> converts the evidence of frames to segments. Each was chosen on six telephone calls
/// and nine meeting excerpts, each recording left out in turn.
/// </summary>
internal sealed record ActivityTuning
{
    public static ActivityTuning Default { get; } = new();

    /// <summary>The weight of each cue of <see cref="SpeechCues"/> in the log odds of speech, by logistic regression.</summary>
    public IReadOnlyList<float> Weights { get; init; } = [1.50f, -0.42f, 3.46f, 1.34f, 0.77f, 1.84f, 0.43f, 0.52f, -0.37f, 0.52f, 0.55f];

    /// <summary>The constant part of the log odds.</summary>
    public double Bias { get; init; } = -3.35;

    /// <summary>Added to the log odds: a lost word is worse than a sound too much.</summary>
    public double Doubt { get; init; } = 0.6;

    /// <summary>Subtracted from the log odds of a frame that is not near detected speech.</summary>
    public double Outside { get; init; } = 1;

    /// <summary>Frames around detected speech that are near it.</summary>
    public int Near { get; init; } = 30;

    /// <summary>Neighboring frames carry nearly the same information. Each counts as much as this part of an independent frame.</summary>
    public double FrameWeight { get; init; } = 0.25;

    public double SwitchCost { get; init; } = 3;

    /// <summary>Shortest pause in frames.</summary>
    public int ShortestSilence { get; init; } = 25;

    /// <summary>Shortest segment in frames.</summary>
    public int ShortestSpeech { get; init; } = 15;

    /// <summary>Log odds that the first and the last frame of a segment reach.</summary>
    public double Edge { get; init; } = 0.9;

    /// <summary>In frames. A pause up to this length belongs to speech if it is <see cref="Unclear"/>.</summary>
    public int LongestUnclear { get; init; } = 100;

    /// <summary>In decibels. An end of a segment is silent if its level is further below the loud moments of the segment.</summary>
    public float LevelRange { get; init; } = 34;

    /// <summary>In decibels. An end of a segment is silent if its level is less above the noise.</summary>
    public float LevelExcess { get; init; } = 2;

    /// <summary>Frames by which silence moves an end of a segment at most.</summary>
    public int MostTrimmed { get; init; } = 15;

    /// <summary>
    /// In decibels. If the mean level of a pause is less than this below the loudest sound nearby, noise or the room can hide speech in it.
    /// </summary>
    public double Unclear { get; init; } = 10;
}
