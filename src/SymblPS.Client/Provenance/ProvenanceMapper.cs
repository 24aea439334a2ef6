using SymblPS.Client.Json;

namespace SymblPS.Client.Provenance;

/// <summary>Creates <see cref="SymblProvenance"/> objects.</summary>
internal static class ProvenanceMapper
{
    /// <summary>Creates the provenance; <see langword="null"/> if the service does not report it.</summary>
    public static SymblProvenance? Map(WireProvenance? wire) => wire is null ? null : new SymblProvenance
    {
        JobId = WireValues.Some(wire.JobId),
        Words = wire.Words ?? string.Empty,
        Speakers = wire.Speakers ?? string.Empty,
        Insights = wire.Insights ?? string.Empty,
        SpeakersAsked = Count(wire.SpeakersAsked),
        SpeakersFound = Count(wire.SpeakersFound),
        SpeakerCountConfidence = wire.SpeakerCountConfidence,
        Confidence = wire.Confidence,
        SpeakerConfidence = WireValues.Map(wire.SpeakerConfidence, static speaker => new SymblSpeakerConfidence
        {
            Speaker = new SymblPerson(WireValues.Some(speaker.Name), WireValues.Some(speaker.MemberId)),
            Confidence = speaker.Confidence,
            TalkTime = WireTime.Seconds(speaker.Seconds),
            Voice = Map(speaker.Voice),
            KnownVoice = Map(speaker.KnownVoice),
        }),
        UncertainSpans = WireValues.Map(
            wire.UncertainSpans, static span => new SymblSpan { Start = WireTime.Seconds(span.Start), End = WireTime.Seconds(span.End) }),
        Notes = wire.Notes ?? [],
        Submissions = WireValues.Map(wire.Submissions, static submission => Map(submission)!),
        Recognition = wire.Recognition is not { Engine: { Length: > 0 } engine } words ? null : new SymblRecognition
        {
            Engine = engine,
            Version = WireValues.Some(words.Version),
            Model = WireValues.Some(words.Model),
            Sha256 = WireValues.Some(words.Sha256),
            Language = WireValues.Some(words.Language),
            LanguageDetected = words.LanguageDetected,
            Settings = WireValues.Some(words.Settings),
        },
    };

    private static SymblVoiceDecision? Map(WireVoiceDecision? voice) => voice is null ? null : new SymblVoiceDecision
    {
        IsMatched = voice.Matched,
        Probability = voice.Probability,
        Reason = voice.Reason ?? string.Empty,
    };

    private static int? Count(double? number) => number is >= 0 and <= int.MaxValue ? (int)number : null;
}
