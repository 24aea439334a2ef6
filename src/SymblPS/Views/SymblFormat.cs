using System.ComponentModel;
using System.Globalization;

namespace SymblPS;

/// <summary>
/// Formats times, shares and texts for the views of the module, in the culture of the user. It is public because views call it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SymblFormat
{
    /// <summary>Formats an offset: <c>1:02.5</c> or <c>1:01:02.5</c>; empty for <see langword="null"/>.</summary>
    /// <param name="value">Offset from the start.</param>
    public static string Offset(TimeSpan? value)
    {
        if (value is not { } time) return string.Empty;
        // Round before splitting, because 59.96 s would print as 0:60.0.
        var tenths = (long)Math.Round(Math.Abs(time.TotalSeconds) * 10, MidpointRounding.AwayFromZero);
        var sign = time < TimeSpan.Zero && tenths > 0 ? "-" : string.Empty;
        var (hours, minutes, seconds) = (tenths / 36000, tenths / 600 % 60, tenths % 600 / 10m);
        var shown = seconds.ToString("00.0", CultureInfo.CurrentCulture);
        return hours > 0 ? $"{sign}{hours}:{minutes:00}:{shown}" : $"{sign}{minutes}:{shown}";
    }

    /// <summary>
    /// Formats a duration: <c>3.2 s</c> below a minute, otherwise as <see cref="Offset"/>; empty for <see langword="null"/>.
    /// </summary>
    /// <param name="value">Duration.</param>
    public static string Duration(TimeSpan? value) => value switch
    {
        null => string.Empty,
        { TotalSeconds: < 59.95 } time => string.Format(CultureInfo.CurrentCulture, "{0:0.0} s", time.TotalSeconds),
        _ => Offset(value),
    };

    /// <summary>Formats a share: <c>64 %</c>; empty for <see langword="null"/>.</summary>
    /// <param name="value">0 to 1.</param>
    public static string Share(double? value) => ShareText.Of(value);

    /// <summary>
    /// Formats a rate with one decimal, such as <c>12.3 %</c>; <c>NaN</c> for a rate without a base, empty for <see langword="null"/>.
    /// </summary>
    /// <param name="value">0 to 1; can exceed 1.</param>
    public static string Rate(double? value) => value is not { } rate ? string.Empty
        : double.IsNaN(rate) ? rate.ToString(CultureInfo.CurrentCulture) : string.Format(CultureInfo.CurrentCulture, "{0:0.0} %", rate * 100);

    /// <summary>Formats the state of a job: <c>completed</c>, or <c>failed: </c> with the reason.</summary>
    /// <param name="job">The job.</param>
    public static string State(SymblJob? job) => job is null ? string.Empty
        : job is { Status: SymblJobStatus.Failed, FailureReason: { Length: > 0 } reason } ? $"{job.Status}: {reason}" : job.Status;

    /// <summary>Formats the conditions of a diarization score, such as <c>collar 0.25 s, overlap scored</c>.</summary>
    /// <param name="score">The score.</param>
    public static string Conditions(SymblDiarizationScore? score) => score is null ? string.Empty : string.Format(
        CultureInfo.CurrentCulture, "collar {0:0.###} s, overlap {1}{2}", score.Collar.TotalSeconds, score.OverlapScored ? "scored" : "left out",
        score.Uem is null ? string.Empty : $", within {System.IO.Path.GetFileName(score.Uem)}");

    /// <summary>Formats the conditions of a transcript score, such as <c>Basic, words</c>.</summary>
    /// <param name="score">The score.</param>
    public static string Conditions(SymblTranscriptScore? score) => score is null ? string.Empty
        : $"{score.Normalization}, {(score.Unit == "Character" ? "characters" : "words")}";

    /// <summary>
    /// Formats the number of detected speakers: <c>2 of 2</c>, <c>2</c> if no number was requested, or <c>2 (confidence 91 %)</c> if the number was
    /// detected; empty without diarization.
    /// </summary>
    /// <param name="provenance">The provenance.</param>
    public static string SpeakersFound(SymblProvenance? provenance) => provenance switch
    {
        { SpeakersFound: { } found, SpeakersAsked: { } asked } => string.Format(CultureInfo.CurrentCulture, "{0} of {1}", found, asked),
        { SpeakersFound: { } found, SpeakerCountConfidence: { } sure } =>
            string.Format(CultureInfo.CurrentCulture, "{0} (confidence {1})", found, Share(sure)),
        { SpeakersFound: { } found } => found.ToString(CultureInfo.CurrentCulture),
        _ => string.Empty,
    };

    /// <summary>Formats the comparison of a voice with earlier speakers: <c>matched 97 %</c> or <c>new</c>; empty without a comparison.</summary>
    /// <param name="voice">The comparison.</param>
    public static string VoiceDecision(SymblVoiceDecision? voice) => voice switch
    {
        null => string.Empty,
        { IsMatched: false } => "new",
        { Probability: { } probability } => $"matched {Share(probability)}",
        _ => "matched",
    };

    /// <summary>Formats the confidence of the diarization: <c>93 % (Ann 95 %, Ben 88 %)</c>; empty without diarization.</summary>
    /// <param name="provenance">The provenance.</param>
    public static string SpeakerConfidence(SymblProvenance? provenance) => provenance is { Confidence: { } all }
        ? $"{Share(all)} ({string.Join(", ", provenance.SpeakerConfidence)})"
        : string.Empty;

    /// <summary>Returns the text of a message, or <c>[speech 3.2 s]</c> if no words were recognized.</summary>
    /// <param name="message">The message.</param>
    public static string Text(SymblMessage? message) => message switch
    {
        null => string.Empty,
        { Text.Length: > 0 } => message.Text,
        { Duration: not null } => $"[speech {Duration(message.Duration)}]",
        _ => "[speech]",
    };

    /// <summary>Returns the speaker for headings: <c>(unknown)</c> if the service does not report the speaker.</summary>
    /// <param name="speaker">The speaker.</param>
    public static string Speaker(SymblPerson? speaker) => speaker is null || speaker.Name.Length == 0 ? "(unknown)" : speaker.Name;

    /// <summary>
    /// Formats a number from 0 to 1 with two decimals, such as <c>0.87</c>; empty for <see langword="null"/> and for <c>NaN</c>.
    /// </summary>
    /// <param name="value">The number.</param>
    public static string Score(double? value) => value is { } score && !double.IsNaN(score) ? string.Format(CultureInfo.CurrentCulture, "{0:0.00}", score) : string.Empty;

    /// <summary>Formats a number of bytes, such as <c>148 MB</c>; empty for <see langword="null"/>.</summary>
    /// <param name="value">Number of bytes.</param>
    public static string Bytes(long? value) => value switch
    {
        null => string.Empty,
        < 1_000_000 and { } bytes => string.Format(CultureInfo.CurrentCulture, "{0:0} kB", Math.Ceiling(bytes / 1e3)),
        < 10_000_000 and { } bytes => string.Format(CultureInfo.CurrentCulture, "{0:0.0} MB", bytes / 1e6),
        < 1_000_000_000 and { } bytes => string.Format(CultureInfo.CurrentCulture, "{0:0} MB", bytes / 1e6),
        { } bytes => string.Format(CultureInfo.CurrentCulture, "{0:0.00} GB", bytes / 1e9),
    };

    /// <summary>Formats a speed as times real time, such as <c>8.3x</c>; empty for <see langword="null"/>.</summary>
    /// <param name="value">The speed.</param>
    public static string Speed(double? value) => value is { } speed ? string.Format(CultureInfo.CurrentCulture, "{0:0.0}x", speed) : string.Empty;

    /// <summary>Formats a time in the time zone of the user, such as <c>2026-11-23 14:30</c>; empty for <see langword="null"/>.</summary>
    /// <param name="value">The time.</param>
    public static string Time(DateTimeOffset? value) =>
        value is { } time ? time.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : string.Empty;
}
