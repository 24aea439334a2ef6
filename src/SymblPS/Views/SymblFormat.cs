using System.ComponentModel;
using System.Globalization;

namespace SymblPS;

/// <summary>How the module's views write times, shares and texts. Public because views call it; what a person reads follows the person's culture.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SymblFormat
{
    /// <summary>A place in a recording: <c>1:02.5</c> or <c>1:01:02.5</c>; empty for <see langword="null"/>.</summary>
    /// <param name="value">Time from the start.</param>
    public static string Offset(TimeSpan? value)
    {
        if (value is not { } time) return string.Empty;
        // Rounded before it is split, or 59.96 s would print as 0:60.0.
        var tenths = (long)Math.Round(Math.Abs(time.TotalSeconds) * 10, MidpointRounding.AwayFromZero);
        var sign = time < TimeSpan.Zero && tenths > 0 ? "-" : string.Empty;
        var (hours, minutes, seconds) = (tenths / 36000, tenths / 600 % 60, tenths % 600 / 10m);
        var shown = seconds.ToString("00.0", CultureInfo.CurrentCulture);
        return hours > 0 ? $"{sign}{hours}:{minutes:00}:{shown}" : $"{sign}{minutes}:{shown}";
    }

    /// <summary>A length: <c>3.2 s</c> below a minute, otherwise as <see cref="Offset"/>; empty for <see langword="null"/>.</summary>
    /// <param name="value">Length of time.</param>
    public static string Duration(TimeSpan? value) => value switch
    {
        null => string.Empty,
        { TotalSeconds: < 59.95 } time => string.Format(CultureInfo.CurrentCulture, "{0:0.0} s", time.TotalSeconds),
        _ => Offset(value),
    };

    /// <summary>A share of a whole: <c>64 %</c>; empty for <see langword="null"/>.</summary>
    /// <param name="value">0 to 1.</param>
    public static string Share(double? value) => ShareText.Of(value);

    /// <summary>A rate with one place, such as <c>12.3 %</c>; <c>NaN</c> where there is nothing to be a part of, empty for <see langword="null"/>.</summary>
    /// <param name="value">0 for none, 1 for all; can exceed 1.</param>
    public static string Rate(double? value) => value is not { } rate ? string.Empty
        : double.IsNaN(rate) ? rate.ToString(CultureInfo.CurrentCulture) : string.Format(CultureInfo.CurrentCulture, "{0:0.0} %", rate * 100);

    /// <summary>Under which conditions a diarization was scored, such as <c>collar 0.25 s, overlap scored</c>.</summary>
    /// <param name="score">The score.</param>
    public static string Conditions(SymblDiarizationScore? score) => score is null ? string.Empty : string.Format(
        CultureInfo.CurrentCulture, "collar {0:0.###} s, overlap {1}{2}", score.Collar.TotalSeconds, score.OverlapScored ? "scored" : "left out",
        score.Uem is null ? string.Empty : $", within {System.IO.Path.GetFileName(score.Uem)}");

    /// <summary>
    /// How many speakers were found: <c>2 of 2</c>, or <c>2</c> where no number was asked for; empty where nobody was looked for.
    /// </summary>
    /// <param name="provenance">How the content was found.</param>
    public static string SpeakersFound(SymblProvenance? provenance) => provenance switch
    {
        { SpeakersFound: { } found, SpeakersAsked: { } asked } => string.Format(CultureInfo.CurrentCulture, "{0} of {1}", found, asked),
        { SpeakersFound: { } found } => found.ToString(CultureInfo.CurrentCulture),
        _ => string.Empty,
    };

    /// <summary>How sure it is who speaks: <c>93 % (Ann 95 %, Ben 88 %)</c>; empty where nobody was told apart.</summary>
    /// <param name="provenance">How the content was found.</param>
    public static string SpeakerConfidence(SymblProvenance? provenance) => provenance is { Confidence: { } all }
        ? $"{Share(all)} ({string.Join(", ", provenance.SpeakerConfidence)})"
        : string.Empty;

    /// <summary>The text of a message, or <c>[speech 3.2 s]</c> where nobody recognised the words.</summary>
    /// <param name="message">The message.</param>
    public static string Text(SymblMessage? message) => message switch
    {
        null => string.Empty,
        { Text.Length: > 0 } => message.Text,
        { Duration: not null } => $"[speech {Duration(message.Duration)}]",
        _ => "[speech]",
    };

    /// <summary>Who speaks, for headings: <c>(unknown)</c> where the service does not say.</summary>
    /// <param name="speaker">The person.</param>
    public static string Speaker(SymblPerson? speaker) => speaker is null || speaker.Name.Length == 0 ? "(unknown)" : speaker.Name;

    /// <summary>A number from 0 to 1 with two places, such as <c>0.87</c>; empty for <see langword="null"/>.</summary>
    /// <param name="value">The number.</param>
    public static string Score(double? value) => value is { } score ? string.Format(CultureInfo.CurrentCulture, "{0:0.00}", score) : string.Empty;

    /// <summary>A point in time on the reader's clock, such as <c>2026-11-23 14:30</c>; empty for <see langword="null"/>.</summary>
    /// <param name="value">The point in time.</param>
    public static string Time(DateTimeOffset? value) =>
        value is { } time ? time.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : string.Empty;
}
