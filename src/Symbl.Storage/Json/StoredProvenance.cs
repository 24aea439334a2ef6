using Symbl.Domain.Recordings;

namespace Symbl.Storage.Json;

/// <summary>How the content of a job was found. Member ids are replaced in the text if two members become one.</summary>
internal sealed record StoredProvenance(string Words, string Speakers, IReadOnlyList<string> Notes) : StoredDocument
{
    private const int Latest = 1;

    // The name is from the first version.
    public StoredDiarization? Separation { get; init; }

    public StoredRecognition? Recognition { get; init; }

    public static string Write(RecordingProvenance how) => StoredJson.Write(
        new StoredProvenance(how.Words, how.Speakers, how.Notes)
        {
            Separation = how.Separation is not { } report ? null : new StoredDiarization(
                report.SpeakersAsked,
                report.SpeakersFound,
                report.Confidence,
                [.. report.Speakers.Select(speaker => new StoredSpeaker(
                    speaker.Number, speaker.Name, speaker.Talk, speaker.Confidence, speaker.MemberId)
                {
                    Voice = StoredVoiceDecision.Of(speaker.Voice),
                    KnownVoice = StoredVoiceDecision.Of(speaker.KnownVoice),
                })],
                [.. report.UncertainSpans.Select(span => new StoredSpan(span.Start, span.End))])
            {
                SpeakerCountConfidence = report.SpeakerCountConfidence,
            },
            Recognition = how.Recognition is not { } words ? null : new StoredRecognition(
                words.Engine, words.Version, words.Model, words.Sha256, words.Language, words.LanguageDetected, words.Settings),
        },
        StoredJson.Default.StoredProvenance);

    public static RecordingProvenance Read(string json)
    {
        var stored = StoredJson.Read(json, StoredJson.Default.StoredProvenance, Latest);
        return new RecordingProvenance(stored.Words, stored.Speakers, stored.Notes)
        {
            Separation = stored.Separation is not { } report ? null : new DiarizationReport(
                report.SpeakersAsked,
                report.SpeakersFound,
                report.Confidence,
                [.. report.Speakers.Select(speaker => new SpeakerConfidence(speaker.Number, speaker.Name, speaker.Talk, speaker.Confidence)
                {
                    MemberId = speaker.MemberId,
                    Voice = speaker.Voice?.ToDecision(),
                    KnownVoice = speaker.KnownVoice?.ToDecision(),
                })],
                [.. report.UncertainSpans.Select(span => new UncertainSpan(span.Start, span.End))])
            {
                SpeakerCountConfidence = report.SpeakerCountConfidence,
            },
            Recognition = stored.Recognition is not { } words ? null
                : new RecognitionReport(words.Engine, words.Version, words.Model, words.Sha256, words.Language)
                {
                    LanguageDetected = words.LanguageDetected,
                    Settings = words.Settings,
                },
        };
    }
}

/// <summary>The engine that recognized the words of a recording.</summary>
internal sealed record StoredRecognition(
    string Engine, string? Version, string? Model, string? Sha256, string? Language, bool LanguageDetected, string? Settings);

/// <summary>The diarization of a recording.</summary>
internal sealed record StoredDiarization(
    int? SpeakersAsked,
    int SpeakersFound,
    double? Confidence,
    IReadOnlyList<StoredSpeaker> Speakers,
    IReadOnlyList<StoredSpan> UncertainSpans)
{
    public double? SpeakerCountConfidence { get; init; }
}

/// <summary>A speaker of a recording.</summary>
internal sealed record StoredSpeaker(int Number, string Name, TimeSpan Talk, double Confidence, string? MemberId)
{
    public StoredVoiceDecision? Voice { get; init; }

    public StoredVoiceDecision? KnownVoice { get; init; }
}

/// <summary>Whether the voice of a speaker belongs to a member that existed before, or to a registered person.</summary>
internal sealed record StoredVoiceDecision(bool IsMatched, double? Probability, string Reason)
{
    public static StoredVoiceDecision? Of(VoiceDecision? decision) =>
        decision is null ? null : new StoredVoiceDecision(decision.IsMatched, decision.Probability, decision.Reason);

    public VoiceDecision ToDecision() => new(IsMatched, Probability, Reason);
}

/// <summary>A segment of a recording.</summary>
internal sealed record StoredSpan(TimeSpan Start, TimeSpan End);
