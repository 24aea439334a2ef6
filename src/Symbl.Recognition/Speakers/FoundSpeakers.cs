using Symbl.Domain.Recordings;

namespace Symbl.Recognition.Speakers;

/// <summary>The speakers of a recording with their turns, and the method that found them.</summary>
/// <param name="Speakers">The speakers in order of number.</param>
/// <param name="Turns">The turns in order of start, within the recording.</param>
/// <param name="Method">The method, for the provenance.</param>
/// <param name="Notes">Notes for the provenance, in full sentences.</param>
/// <param name="Report">The stated and the found number of speakers, with confidence.</param>
internal sealed record FoundSpeakers(
    IReadOnlyList<ProcessedSpeaker> Speakers,
    IReadOnlyList<ProcessedTurn> Turns,
    string Method,
    IReadOnlyList<string> Notes,
    DiarizationReport Report)
{
    /// <summary>For each speaker in order of number, the number in the result of the diarization.</summary>
    public IReadOnlyList<int> FoundAs { get; init; } = [];

    /// <summary>Whether the diarization distinguished speakers by voice alone, so that short turns can be errors.</summary>
    public bool ByVoice { get; init; }

    /// <summary>With one speaker per channel, the number of the speaker of each channel; otherwise null.</summary>
    public IReadOnlyDictionary<int, int>? SpeakerOfChannel { get; init; }

    /// <summary>With one speaker per channel, creates the speaker with a number for a channel; otherwise null.</summary>
    public Func<int, int, ProcessedSpeaker>? NameOfChannel { get; init; }
}
