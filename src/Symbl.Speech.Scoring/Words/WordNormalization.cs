namespace Symbl.Speech.Scoring.Words;

/// <summary>The treatment of both texts before a comparison of their words.</summary>
public enum WordNormalization
{
    /// <summary>Words as they are, between spaces.</summary>
    None,

    /// <summary>Case, punctuation and hyphens do not count. All words stay, also fillers such as "um".</summary>
    Basic,

    /// <summary>
    /// As <see cref="Basic"/>, and for English: contractions in full, numbers as digits, American spelling, no fillers, no remarks in
    /// brackets.
    /// </summary>
    English,
}
