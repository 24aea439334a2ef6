using Symbl.Domain.Recordings;

namespace Symbl.Recognition.Speakers;

/// <summary>Who speaks when in a recording, and how that was found.</summary>
/// <param name="Speakers">In order of number.</param>
/// <param name="Turns">In order of start; within the recording.</param>
/// <param name="Method">For provenance.</param>
/// <param name="Notes">In full sentences.</param>
/// <param name="Report">How many were asked for and found, and how sure that is.</param>
internal sealed record FoundSpeakers(
    IReadOnlyList<ProcessedSpeaker> Speakers,
    IReadOnlyList<ProcessedTurn> Turns,
    string Method,
    IReadOnlyList<string> Notes,
    DiarizationReport Report)
{
    /// <summary>Per speaker in order of number, the number the separation gave.</summary>
    public IReadOnlyList<int> FoundAs { get; init; } = [];

    /// <summary>Whether voices alone told them apart, so that short turns may be flicker.</summary>
    public bool ByVoice { get; init; }
}
