namespace Symbl.Domain.Recordings;

/// <summary>How many speakers a recording was expected to have, how many were found, and how sure that is.</summary>
/// <param name="SpeakersAsked">
/// How many the submission stated: the count, or with one speaker per channel the people it names, else the channels. Nothing where it
/// asked for neither.
/// </param>
/// <param name="SpeakersFound">How many were found in the sound; never made up to reach what was asked.</param>
/// <param name="Confidence">
/// How sure it is who speaks, 0 to 1: the mean over all turns, weighted by time. Nothing where nobody was told apart.
/// </param>
/// <param name="Speakers">The same per speaker, in order of number; empty where nobody was told apart.</param>
/// <param name="UncertainSpans">Stretches in which it could not be told whether two people speak at once, in order.</param>
public sealed record DiarizationReport(
    int? SpeakersAsked,
    int SpeakersFound,
    double? Confidence,
    IReadOnlyList<SpeakerConfidence> Speakers,
    IReadOnlyList<UncertainSpan> UncertainSpans)
{
    /// <summary>Reports on speakers that were told apart.</summary>
    public static DiarizationReport Of(
        int asked,
        IReadOnlyList<ProcessedSpeaker> speakers,
        IReadOnlyList<ProcessedTurn> turns,
        IReadOnlyList<UncertainSpan> uncertain)
    {
        var turnsOf = turns.ToLookup(turn => turn.Speaker);
        SpeakerConfidence[] each =
        [
            .. speakers.Select(speaker => new SpeakerConfidence(
                speaker.Number, speaker.Name, Talk(turnsOf[speaker.Number]), Mean(turnsOf[speaker.Number]) ?? 0)),
        ];
        return new DiarizationReport(asked, speakers.Count, Mean(turns), each, uncertain);
    }

    private static TimeSpan Talk(IEnumerable<ProcessedTurn> turns) => new(turns.Sum(turn => (turn.End - turn.Start).Ticks));

    private static double? Mean(IEnumerable<ProcessedTurn> turns)
    {
        var talk = Talk(turns);
        return talk > TimeSpan.Zero ? turns.Sum(turn => turn.Confidence * (turn.End - turn.Start).Ticks) / talk.Ticks : null;
    }
}

/// <summary>How sure it is that what is given to a speaker is theirs.</summary>
/// <param name="Number">A <see cref="ProcessedSpeaker.Number"/>.</param>
/// <param name="Name">The speaker's name when the recording was processed.</param>
/// <param name="Talk">Length of the speaker's turns together.</param>
/// <param name="Confidence">0 to 1: the mean over the turns, weighted by time.</param>
public sealed record SpeakerConfidence(int Number, string Name, TimeSpan Talk, double Confidence)
{
    /// <summary>Id of the member the speaker became, known once the result is stored.</summary>
    public string? MemberId { get; init; }
}

/// <summary>A stretch of a recording.</summary>
/// <param name="Start">Offset of its start; once the result is stored, from the start of the conversation.</param>
/// <param name="End">Offset of its end.</param>
public sealed record UncertainSpan(TimeSpan Start, TimeSpan End);
