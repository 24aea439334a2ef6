namespace Symbl.Domain.Recordings;

/// <summary>The stated and the found number of speakers of a recording, with confidence.</summary>
/// <param name="SpeakersAsked">
/// Number of speakers that the submission stated: the speaker count, or with one speaker per channel the number of people that it names;
/// without names, the number of channels. Null if the submission requested neither, or if the server detected the number.
/// </param>
/// <param name="SpeakersFound">
/// Number of speakers that were found in the audio. Diarization never adds speakers to reach the stated number.
/// </param>
/// <param name="Confidence">
/// Confidence in the speakers, 0 to 1: the mean over all turns, weighted by time. Null if no speakers were distinguished.
/// </param>
/// <param name="Speakers">The confidence of each speaker, in order of number; empty if no speakers were distinguished.</param>
/// <param name="UncertainSpans">Segments in which diarization could not decide whether two people speak at once, in order.</param>
public sealed record DiarizationReport(
    int? SpeakersAsked,
    int SpeakersFound,
    double? Confidence,
    IReadOnlyList<SpeakerConfidence> Speakers,
    IReadOnlyList<UncertainSpan> UncertainSpans)
{
    /// <summary>
    /// Probability that the detected number of speakers is right, 0 to 1; null if the submission stated the number or the channels give it.
    /// </summary>
    public double? SpeakerCountConfidence { get; init; }

    /// <summary>Creates the report after diarization has distinguished speakers.</summary>
    /// <param name="asked">Number of speakers that the submission stated; null without a stated number.</param>
    /// <param name="speakers">The speakers in order of number.</param>
    /// <param name="turns">The turns of the speakers.</param>
    /// <param name="uncertain">Segments with uncertain overlap, in order.</param>
    public static DiarizationReport Of(
        int? asked,
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

/// <summary>The confidence in the turns of one speaker.</summary>
/// <param name="Number">The <see cref="ProcessedSpeaker.Number"/> of the speaker.</param>
/// <param name="Name">Name of the speaker at the time of processing.</param>
/// <param name="Talk">Total length of the turns of the speaker.</param>
/// <param name="Confidence">Mean confidence of the turns, 0 to 1, weighted by time.</param>
public sealed record SpeakerConfidence(int Number, string Name, TimeSpan Talk, double Confidence)
{
    /// <summary>Id of the member that the speaker became; null before the store has the result.</summary>
    public string? MemberId { get; init; }

    /// <summary>The comparison of the voice with the members of the conversation; null if the conversation had no members before.</summary>
    public VoiceDecision? Voice { get; init; }

    /// <summary>The comparison with registered voices; null if the submission did not request it.</summary>
    public VoiceDecision? KnownVoice { get; init; }
}

/// <summary>Whether the voice of a speaker belongs to an earlier member of the conversation or to a registered person, and why.</summary>
/// <param name="IsMatched">Whether the speaker became that person.</param>
/// <param name="Probability">Probability of the most likely person, 0 to 1; null if voices were not compared.</param>
/// <param name="Reason">The reason in a full sentence.</param>
public sealed record VoiceDecision(bool IsMatched, double? Probability, string Reason);

/// <summary>A segment of a recording.</summary>
/// <param name="Start">Offset of the start. In a stored result it counts from the start of the conversation.</param>
/// <param name="End">Offset of the end.</param>
public sealed record UncertainSpan(TimeSpan Start, TimeSpan End);
