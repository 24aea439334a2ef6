using System.Collections.Frozen;

namespace Symbl.Domain.Text;

/// <summary>Finds the end of a sentence from the punctuation of a word and the next word.</summary>
public static class SentenceEnd
{
    private const string Closers = "\"'\u201D\u2019\u00BB)]}";
    private const string Openers = "\"'\u201C\u2018\u201E\u00AB\u00BF\u00A1([{";
    private const string FullStops = ".\u2026";

    /// <summary>Exclamation marks, question marks, and full stops of scripts that use them for no other purpose.</summary>
    private const string Finals = "!?\u061F\u06D4\u0964\u3002\uFF01\uFF1F\uFF0E";

    /// <summary>Abbreviations that never end a sentence: titles, "e.g.", "vs.".</summary>
    private static readonly FrozenSet<string> NeverLast = FrozenSet.ToFrozenSet(
        [
            "mr", "mrs", "ms", "mx", "dr", "prof", "st", "gen", "col", "sgt", "capt", "lt", "rev", "hon", "messrs", "mt", "ft",
            "vs", "e.g", "i.e", "eg", "ie", "cf", "approx", "fig", "ca", "viz", "attn",
            "sra", "srta", "dra", "mme", "mlle", "z.b", "d.h", "bzw",
        ], StringComparer.OrdinalIgnoreCase);

    /// <summary>Abbreviations that end a sentence if a capital follows.</summary>
    private static readonly FrozenSet<string> MaybeLast = FrozenSet.ToFrozenSet(
        [
            "etc", "a.m", "p.m", "pm", "u.s", "u.k", "e.u", "u.s.a", "inc", "ltd", "co", "corp", "llc", "plc", "jr", "sr",
            "ave", "blvd", "rd", "dept", "ext", "usw", "b.c", "a.d", "ph.d", "m.d", "b.a", "m.a",
            "jan", "feb", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon", "tue", "tues", "wed", "thu", "thur",
            "thurs", "fri",
        ], StringComparer.OrdinalIgnoreCase);

    /// <summary>Words that are abbreviations only before a number: "No. 5".</summary>
    private static readonly FrozenSet<string> BeforeNumber = FrozenSet.ToFrozenSet(
        ["no", "nos", "nr", "p", "pp", "art", "vol", "ch", "sec", "para"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Names of months in English and German. A number with a point before them is a day: "5. March", "5. Mai".</summary>
    private static readonly FrozenSet<string> Months = FrozenSet.ToFrozenSet(
        [
            "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
            "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
            "januar", "j\u00E4nner", "februar", "m\u00E4rz", "maerz", "mai", "juni", "juli", "oktober", "dezember", "okt", "dez",
        ], StringComparer.OrdinalIgnoreCase);

    /// <summary>Tests whether a sentence ends after a word.</summary>
    /// <param name="word">The word with its punctuation.</param>
    /// <param name="next">The next word of the same speaker; null at the end.</param>
    public static bool IsAfter(string word, string? next)
    {
        var bare = word.AsSpan().TrimEnd(Closers);
        if (bare.IsEmpty)
            return false;
        if (Finals.Contains(bare[^1]))
            return true;
        if (!FullStops.Contains(bare[^1]))
            return false;
        if (next is null)
            return true;

        var follower = Bare(next);
        var stem = bare.TrimEnd(FullStops).TrimStart(Openers);
        var trailsOff = bare[^1] != '.' || bare.EndsWith("..");
        if (trailsOff)
            return IsStart(next);
        if (IsListed(NeverLast, stem) || IsInitial(stem) || IsDay(stem) && IsListed(Months, follower.TrimEnd(".,;:!?)")))
            return false;
        if (IsListed(MaybeLast, stem))
            return StartsUpper(follower);
        return !IsListed(BeforeNumber, stem) || follower.IsEmpty || !char.IsAsciiDigit(follower[0]);
    }

    /// <summary>Tests whether a word looks like the start of a sentence: it has a capital and is not the pronoun "I".</summary>
    /// <param name="word">The word with its punctuation.</param>
    public static bool IsStart(string word) => StartsUpper(Bare(word)) && !IsPronounI(Bare(word));

    private static ReadOnlySpan<char> Bare(string word) => word.AsSpan().TrimStart(Openers);

    private static bool IsListed(FrozenSet<string> set, ReadOnlySpan<char> stem) =>
        set.GetAlternateLookup<ReadOnlySpan<char>>().Contains(stem);

    /// <summary>Tests whether a word is an initial: "J." in "J. Smith". The pronoun "I." is no initial.</summary>
    private static bool IsInitial(ReadOnlySpan<char> stem) => stem.Length == 1 && char.IsUpper(stem[0]) && stem[0] != 'I';

    private static bool IsDay(ReadOnlySpan<char> stem) =>
        stem.Length is 1 or 2 && int.TryParse(stem, System.Globalization.NumberStyles.None, null, out var day) && day is > 0 and <= 31;

    private static bool StartsUpper(ReadOnlySpan<char> word) => !word.IsEmpty && char.IsUpper(word[0]);

    /// <summary>Tests for the pronoun "I", which always has a capital.</summary>
    private static bool IsPronounI(ReadOnlySpan<char> word) => word[0] == 'I' && (word.Length == 1 || !char.IsLetter(word[1]));
}
