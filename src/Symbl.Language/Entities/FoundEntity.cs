namespace Symbl.Language.Entities;

/// <summary>An entity in a text.</summary>
/// <param name="Start">Index of the first character.</param>
/// <param name="Length">Number of characters.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Value">
/// The normalized value: dates without a time zone as <c>yyyy-MM-dd</c>, <c>HH:mm:ss</c> or both, durations in seconds, money as amount and
/// currency, telephone numbers with the country code, people by the full name that is known.
/// </param>
public sealed record FoundEntity(int Start, int Length, EntityKind Kind, string Value)
{
    /// <summary>The end of a range, in the form of <see cref="Value"/>, which is the start; otherwise null.</summary>
    public string? RangeEnd { get; init; }

    /// <summary>Index after the last character.</summary>
    public int End => Start + Length;

    /// <summary>Gets the characters of the entity.</summary>
    /// <param name="text">The text of the entity.</param>
    public string In(string text) => text.Substring(Start, Length);
}
