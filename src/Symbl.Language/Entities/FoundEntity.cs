namespace Symbl.Language.Entities;

/// <summary>An entity in a text.</summary>
/// <param name="Start">Index of its first character.</param>
/// <param name="Length">Characters.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Value">
/// What it says in one form: dates without zone as <c>yyyy-MM-dd</c>, <c>HH:mm:ss</c> or both, lengths of time in seconds, money as
/// amount and currency, telephone numbers with country code, a person by the full name that is known.
/// </param>
internal sealed record FoundEntity(int Start, int Length, EntityKind Kind, string Value)
{
    /// <summary>Where a range ends, in the form of <see cref="Value"/>, which is where it begins; null for all else.</summary>
    public string? RangeEnd { get; init; }

    /// <summary>Index after its last character.</summary>
    public int End => Start + Length;

    /// <summary>The characters in their text.</summary>
    public string In(string text) => text.Substring(Start, Length);
}
